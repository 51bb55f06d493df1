package io.rondo.member.chat;

import io.rondo.chat.Conversation;
import io.rondo.chat.Incoming;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.time.Zones;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import io.rondo.member.Addressee;
import io.rondo.member.Communities;
import io.rondo.member.Community;
import io.rondo.member.CommunityChat;
import io.rondo.member.EventMakers;
import io.rondo.member.People;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** What {@code /setup} shows. Changes nothing. */
final class SetupScreens {

    private static final List<Integer> AGES = List.of(18, 21, 25);
    private static final int MOST_CHOICES = 9;

    private final Communities communities;
    private final People people;
    private final List<String> switchable;
    private final List<SetupStep> walk;

    SetupScreens(Communities communities, People people, List<String> switchable) {
        this.communities = communities;
        this.people = people;
        this.switchable = switchable;
        this.walk = SetupStep.walk(!switchable.isEmpty());
    }

    List<SetupStep> walk() {
        return walk;
    }

    /** One step of the walk, or the same thing by itself when the walk was finished once. */
    Reply.Text step(Conversation conversation, SetupStep step) {
        Words words = conversation.words();
        Community community = community(conversation);
        Communities.SetupProgress progress = communities.setup(conversation.work(), community.id());
        List<RichText> lines = new ArrayList<>();
        if (!progress.finished()) {
            lines.add(words.text("member.setup.position", "number", walk.indexOf(step) + 1, "count", walk.size()));
        }
        lines.add(words.text("member.setup.ask." + step.key()));
        lines.add(words.text("member.setup.now", "value", value(conversation, community, step)));
        return Reply.text(RichText.lines(lines))
                .with(Screens.rows(3, choices(conversation, community, step)))
                .with(
                        progress.finished()
                                ? ButtonRow.of(Screens.back(words, "setup overview"))
                                : wayOn(words, step, progress));
    }

    private ButtonRow wayOn(Words words, SetupStep step, Communities.SetupProgress progress) {
        int index = walk.indexOf(step);
        List<Button> buttons = new ArrayList<>();
        if (index > 0) {
            buttons.add(Button.normal(words.label("member.button.back"), toStep(walk.get(index - 1))));
        }
        if (index == walk.size() - 1) {
            buttons.add(Button.primary(words.label("member.button.finish"), Action.of("setup done")));
        } else {
            boolean seenBefore = progress.stepsDone() > index || !step.isOneChoice();
            buttons.add(Button.primary(
                    words.label(seenBefore ? "member.button.next" : "member.button.skip"),
                    toStep(walk.get(index + 1))));
        }
        return new ButtonRow(buttons);
    }

    /** What is set, each with its button. */
    Reply.Card overview(Conversation conversation) {
        Words words = conversation.words();
        Community community = community(conversation);
        Reply.Card card = Reply.Card.of(
                words.label("member.setup.title", "name", community.name()), words.text("member.setup.overview"));
        List<Button> buttons = new ArrayList<>();
        for (SetupStep step : walk) {
            card = card.field(words.label("member.setup." + step.key()), value(conversation, community, step));
            buttons.add(Button.normal(words.label("member.setup." + step.key()), toStep(step)));
        }
        return card.colour(community.colour()).with(Screens.rows(3, buttons)).with(createEvent(words, "another-event"));
    }

    /** The end of the walk. */
    Reply finished(Conversation conversation) {
        Words words = conversation.words();
        return Reply.text(words.text("member.setup.finished"))
                .with(createEvent(words, "first-event"))
                .with(ButtonRow.of(
                        Button.normal(words.label("member.button.change-something"), Action.of("setup overview"))));
    }

    private static ButtonRow createEvent(Words words, String label) {
        return ButtonRow.of(Button.primary(words.label("member.button." + label), Action.of("event create")));
    }

    private RichText value(Conversation conversation, Community community, SetupStep step) {
        Words words = conversation.words();
        return switch (step) {
            case LANGUAGE ->
                words.text("member.language." + community.language().getLanguage());
            case ZONE -> RichText.plain(Zones.displayName(community.zone(), words.locale()));
            case CHAT ->
                joined(
                        words,
                        communities.announcementChats(conversation.work(), community.id()).stream()
                                .map(CommunityChat::title)
                                .toList());
            case MODERATORS ->
                joined(
                        words,
                        people.moderators(conversation.work(), community.id()).stream()
                                .map(Addressee::name)
                                .toList());
            case MAKERS ->
                words.text("member.setup.makers-" + community.eventMakers().name());
            case AGES ->
                words.text(
                        "member.setup.ages-value", "minors", community.admitsMinors(), "age", community.minimumAge());
            case FEATURES ->
                joined(
                        words,
                        communities.features(conversation.work(), community.id()).stream()
                                .filter(switchable::contains)
                                .map(feature -> words.label(feature + ".heading"))
                                .toList());
        };
    }

    private static RichText joined(Words words, List<String> names) {
        return names.isEmpty() ? words.text("member.setup.nothing") : RichText.plain(String.join(", ", names));
    }

    private List<Button> choices(Conversation conversation, Community community, SetupStep step) {
        Words words = conversation.words();
        return switch (step) {
            case LANGUAGE ->
                Bundles.LANGUAGES.stream()
                        .map(language -> choice(
                                language.getLanguage()
                                        .equals(community.language().getLanguage()),
                                words.label("member.language." + language.getLanguage()),
                                step,
                                language.getLanguage()))
                        .toList();
            case ZONE -> zones(conversation, community);
            case CHAT -> chats(conversation, community);
            case MODERATORS -> moderators(conversation, community);
            case MAKERS ->
                Arrays.stream(EventMakers.values())
                        .map(makers -> choice(
                                makers == community.eventMakers(),
                                words.label("member.setup.makers-" + makers.name()),
                                step,
                                makers.name()))
                        .toList();
            case AGES -> ages(words, community);
            case FEATURES -> features(conversation, community);
        };
    }

    private static List<Button> zones(Conversation conversation, Community community) {
        Words words = conversation.words();
        List<Button> buttons = new ArrayList<>();
        buttons.add(Button.primary(words.label("member.button.enter-zone"), Action.of("setup zone")));
        ZoneId own = conversation.requester().zone();
        if (!own.equals(community.zone())) {
            buttons.add(choice(false, Zones.displayName(own, words.locale()), SetupStep.ZONE, own.getId()));
        }
        return buttons;
    }

    private List<Button> chats(Conversation conversation, Community community) {
        Words words = conversation.words();
        List<Button> buttons = new ArrayList<>();
        for (CommunityChat chat : communities.chats(conversation.work(), community.id())) {
            buttons.add(choice(chat.announcements(), chat.title(), SetupStep.CHAT, "toggle " + chat.id()));
            if (chat.platform() == Platform.DISCORD) {
                if (conversation.requester().platform() == Platform.DISCORD) {
                    buttons.add(new Button.Channels(
                            words.label("member.button.choose-channel", "name", chat.title()),
                            Action.of("setup channel").with("chat", chat.id()),
                            chat.thread()));
                }
                continue;
            }
            inTopic(conversation, chat).ifPresent(buttons::add);
            if (chat.thread().isPresent()) {
                buttons.add(choice(false, words.label("member.button.no-topic"), SetupStep.CHAT, "plain " + chat.id()));
            }
        }
        return buttons;
    }

    /** Said in a topic, the answer may stand in the private chat, whose presses do not tell of the topic any more. */
    List<ButtonRow> topic(Conversation conversation) {
        return communities.chats(conversation.work(), conversation.communityId()).stream()
                .filter(chat -> chat.platform() != Platform.DISCORD)
                .flatMap(chat -> inTopic(conversation, chat).stream())
                .map(button -> ButtonRow.of(button))
                .toList();
    }

    private static Optional<Button> inTopic(Conversation conversation, CommunityChat chat) {
        Incoming.Chat here = conversation.incoming().chat();
        boolean same = chat.platform() == conversation.requester().platform()
                && chat.externalId().equals(here.externalId());
        return here.thread()
                .filter(thread -> same && !chat.thread().equals(Optional.of(thread)))
                .map(thread -> choice(
                        false,
                        conversation.words().label("member.button.in-topic"),
                        SetupStep.CHAT,
                        "topic " + chat.id() + " " + thread));
    }

    private List<Button> moderators(Conversation conversation, Community community) {
        Words words = conversation.words();
        List<Button> buttons = new ArrayList<>();
        buttons.add(Button.normal(words.label("member.button.add-moderator"), Action.of("setup moderator")));
        List<UUID> appointed = people.appointed(conversation.work(), community.id());
        Map<UUID, String> names = people.names(conversation.work(), appointed);
        appointed.stream()
                .limit(MOST_CHOICES)
                .forEach(id -> buttons.add(choice(
                        false,
                        words.label("member.button.remove", "name", names.getOrDefault(id, "")),
                        SetupStep.MODERATORS,
                        id.toString())));
        return buttons;
    }

    private static List<Button> ages(Words words, Community community) {
        List<Button> buttons = new ArrayList<>();
        buttons.add(
                choice(!community.admitsMinors(), words.label("member.button.adults-only"), SetupStep.AGES, "adults"));
        buttons.add(
                choice(community.admitsMinors(), words.label("member.button.minors-too"), SetupStep.AGES, "minors"));
        for (int age : AGES) {
            buttons.add(choice(
                    age == community.minimumAge(),
                    words.label("member.button.from-age", "age", age),
                    SetupStep.AGES,
                    Integer.toString(age)));
        }
        buttons.add(Button.normal(words.label("member.button.other-age"), Action.of("setup age")));
        return buttons;
    }

    private List<Button> features(Conversation conversation, Community community) {
        List<String> on = communities.features(conversation.work(), community.id());
        return switchable.stream()
                .map(feature -> choice(
                        on.contains(feature),
                        conversation.words().label(feature + ".heading"),
                        SetupStep.FEATURES,
                        feature))
                .toList();
    }

    private static Button choice(boolean chosen, String label, SetupStep step, String value) {
        return Screens.choice(
                chosen,
                label,
                Action.of("setup choose").with("step", step.key()).with("value", value));
    }

    private static Action toStep(SetupStep step) {
        return Action.of("setup step").with("step", step.key());
    }

    private Community community(Conversation conversation) {
        return communities.get(conversation.work(), conversation.communityId());
    }
}
