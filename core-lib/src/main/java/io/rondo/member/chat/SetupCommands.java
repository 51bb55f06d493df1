package io.rondo.member.chat;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Incoming;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Options;
import io.rondo.chat.Platform;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.member.Communities;
import io.rondo.member.Community;
import io.rondo.member.CommunityChat;
import io.rondo.member.EventMakers;
import io.rondo.member.MemberRequesters;
import io.rondo.member.People;
import io.rondo.tx.UnitOfWork;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * {@code /setup}: a walk through one message, step after step, that goes on where it was left. Once it was finished, the same
 * command shows what is set and changes single things.
 */
final class SetupCommands {

    private static final int OLDEST = 99;
    private static final int LONGEST_CODE = 40;
    private static final String JOIN = "join";
    private static final String LEAVE = "leave";
    private static final int LONGEST_ID = 20;

    private final Communities communities;
    private final People people;
    private final MemberRequesters requesters;
    private final List<String> switchable;
    private final SetupScreens screens;
    private final UnionCommands chats;

    SetupCommands(
            Communities communities,
            People people,
            MemberRequesters requesters,
            List<String> switchable,
            UnionCommands chats) {
        this.chats = chats;
        this.communities = communities;
        this.people = people;
        this.requesters = requesters;
        this.switchable = List.copyOf(switchable);
        this.screens = new SetupScreens(communities, people, this.switchable);
    }

    List<Command> commands() {
        return Stream.concat(walking().stream(), chats.commands().stream())
                .map(command -> command.by(Access.ADMIN))
                .toList();
    }

    private List<Command> walking() {
        Option step = Option.required("step", new OptionType.Internal());
        Option value = Option.required("value", new OptionType.Internal());
        return List.of(
                Command.typed(
                        "setup",
                        this::begin,
                        Option.optional("what", new OptionType.OneOf(List.of(JOIN, LEAVE))),
                        Option.optional("code", new OptionType.Text(LONGEST_CODE, false)),
                        Option.optional(Command.CHAT, new OptionType.Internal())),
                Command.pressed("setup overview", screens::overview),
                Command.pressed("setup step", this::step, step),
                Command.pressed("setup choose", this::choose, step, value),
                Command.pressed(
                        "setup channel",
                        this::channel,
                        Option.required("chat", new OptionType.Internal()),
                        Option.required(Button.Channels.CHANNEL, new OptionType.Text(LONGEST_ID, false))),
                Command.pressed("setup zone", this::zone, Option.required("zone", new OptionType.Zone())),
                Command.pressed("setup moderator", this::moderator, Option.required("person", new OptionType.Person())),
                Command.pressed("setup age", this::age, Option.required("age", new OptionType.Number(18, OLDEST))),
                Command.pressed("setup done", this::done));
    }

    private Reply begin(Conversation conversation) {
        announceSomewhere(conversation);
        Options options = conversation.options();
        return switch (options.text("what").orElseGet(() -> options.text("code").isPresent() ? JOIN : "")) {
            case JOIN -> chats.join(conversation, options.text("code"));
            case LEAVE -> chats.askToLeave(conversation);
            default -> walk(conversation);
        };
    }

    private Reply walk(Conversation conversation) {
        Communities.SetupProgress progress = communities.setup(conversation.work(), conversation.communityId());
        List<SetupStep> walk = screens.walk();
        if (progress.finished()) {
            return screens.overview(conversation).with(screens.topic(conversation));
        }
        SetupStep step = walk.get(Math.min(progress.stepsDone(), walk.size() - 1));
        Reply.Text shown = screens.step(conversation, step);
        return step == SetupStep.CHAT ? shown : shown.with(screens.topic(conversation));
    }

    /** A Discord server posts in channels: until one is chosen, in the one where its admin began. */
    private void announceSomewhere(Conversation conversation) {
        Incoming.Chat chat = conversation.incoming().chat();
        if (conversation.requester().platform() == Platform.DISCORD && !conversation.isDirect()) {
            chat.thread()
                    .ifPresent(channel ->
                            communities.postsTo(conversation.work(), Platform.DISCORD, chat.externalId(), channel));
        }
    }

    private Reply step(Conversation conversation) {
        return show(conversation, wanted(conversation));
    }

    private Reply show(Conversation conversation, SetupStep step) {
        communities.setupReached(
                conversation.work(), conversation.communityId(), screens.walk().indexOf(step) + 1);
        return screens.step(conversation, step);
    }

    private Reply done(Conversation conversation) {
        communities.setUp(conversation.work(), conversation.personId(), conversation.communityId());
        return screens.finished(conversation);
    }

    private Reply choose(Conversation conversation) {
        SetupStep step = wanted(conversation);
        String value = conversation.options().text("value").orElseThrow();
        switch (step) {
            case LANGUAGE ->
                communities.language(
                        conversation.work(),
                        conversation.personId(),
                        conversation.communityId(),
                        Locale.forLanguageTag(value));
            case ZONE ->
                communities.zone(
                        conversation.work(), conversation.personId(), conversation.communityId(), ZoneId.of(value));
            case CHAT -> chooseChat(conversation, value);
            case MODERATORS ->
                people.dismiss(
                        conversation.work(),
                        conversation.personId(),
                        conversation.communityId(),
                        UUID.fromString(value));
            case MAKERS ->
                communities.eventMakers(
                        conversation.work(),
                        conversation.personId(),
                        conversation.communityId(),
                        EventMakers.valueOf(value));
            case AGES -> chooseAge(conversation, value);
            case FEATURES -> toggleFeature(conversation, value);
        }
        return after(conversation, step);
    }

    private void chooseChat(Conversation conversation, String value) {
        UnitOfWork work = conversation.work();
        String[] what = value.split(" ");
        CommunityChat chat = chat(conversation, what[1]);
        UUID by = conversation.personId();
        switch (what[0]) {
            case "toggle" -> communities.announce(work, by, chat, !chat.announcements(), chat.thread());
            case "topic" ->
                communities.announce(
                        work, by, chat, true, Arrays.stream(what).skip(2).findFirst());
            default -> communities.announce(work, by, chat, chat.announcements(), Optional.empty());
        }
    }

    private Reply channel(Conversation conversation) {
        UUID id = conversation.options().requiredId("chat");
        CommunityChat chat = chat(conversation, id.toString());
        communities.announce(
                conversation.work(),
                conversation.personId(),
                chat,
                true,
                conversation.options().text(Button.Channels.CHANNEL));
        return after(conversation, SetupStep.CHAT);
    }

    private CommunityChat chat(Conversation conversation, String id) {
        return communities.chats(conversation.work(), conversation.communityId()).stream()
                .filter(candidate -> candidate.id().toString().equals(id))
                .findFirst()
                .orElseThrow(() -> new UserError("member.error.chat-gone"));
    }

    private void chooseAge(Conversation conversation, String value) {
        Community now = communities.get(conversation.work(), conversation.communityId());
        boolean minors = value.equals("minors") || (now.admitsMinors() && !value.equals("adults"));
        int age = Character.isDigit(value.charAt(0)) ? Integer.parseInt(value) : now.minimumAge();
        communities.ages(conversation.work(), conversation.personId(), now.id(), minors, age);
    }

    private void toggleFeature(Conversation conversation, String feature) {
        List<String> on = new ArrayList<>(communities.features(conversation.work(), conversation.communityId()));
        if (!on.remove(feature) && switchable.contains(feature)) {
            on.add(feature);
        }
        communities.features(conversation.work(), conversation.personId(), conversation.communityId(), on);
    }

    private Reply zone(Conversation conversation) {
        communities.zone(
                conversation.work(),
                conversation.personId(),
                conversation.communityId(),
                conversation.options().zone("zone").orElseThrow());
        return after(conversation, SetupStep.ZONE);
    }

    private Reply moderator(Conversation conversation) {
        people.appoint(
                conversation.work(),
                conversation.personId(),
                conversation.communityId(),
                conversation.options().requiredId("person"));
        return after(conversation, SetupStep.MODERATORS);
    }

    private Reply age(Conversation conversation) {
        Community now = communities.get(conversation.work(), conversation.communityId());
        communities.ages(
                conversation.work(),
                conversation.personId(),
                now.id(),
                now.admitsMinors(),
                conversation.options().number("age").orElseThrow());
        return after(conversation, SetupStep.AGES);
    }

    /** One choice settles most steps, so the walk goes on; the others are shown again, as all are by the overview. */
    private Reply after(Conversation conversation, SetupStep step) {
        boolean finished = communities
                .setup(conversation.work(), conversation.communityId())
                .finished();
        Conversation afresh = new Conversation(
                conversation.work(), conversation.incoming(),
                requesters.afresh(conversation.work(), conversation.requester()), conversation.options(),
                conversation.words(), conversation.onward());
        if (finished && step.isOneChoice()) {
            return afresh.goOn(Action.of("setup overview"));
        }
        List<SetupStep> walk = screens.walk();
        SetupStep next = step.isOneChoice() ? walk.get(Math.min(walk.indexOf(step) + 1, walk.size() - 1)) : step;
        return afresh.goOn(Action.of("setup step").with("step", next.key()));
    }

    private SetupStep wanted(Conversation conversation) {
        return conversation
                .options()
                .text("step")
                .flatMap(SetupStep::of)
                .filter(screens.walk()::contains)
                .orElseThrow(() -> new UserError("chat.error.button-damaged"));
    }
}
