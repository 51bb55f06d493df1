package io.rondo.intro;

import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Pages;
import io.rondo.chat.Platform;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.event.Sides;
import io.rondo.member.Addressee;
import io.rondo.member.Communities;
import io.rondo.member.People;
import io.rondo.member.profile.Contact;
import io.rondo.member.profile.Needs;
import io.rondo.member.profile.Profiles;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /intro list|join|pause|skip|leave}: what people do about introductions, typed or by the buttons. */
final class IntroCommands {

    private static final int PER_PAGE = 5;
    private static final int MOST_PAGES = 100;
    private static final int WEEKS_BY_BUTTON = 2;

    private final Intros intros;
    private final IntroScreens screens;
    private final IntroTalk talk;
    private final Communities communities;
    private final People people;
    private final Profiles profiles;

    IntroCommands(
            Intros intros,
            IntroScreens screens,
            IntroTalk talk,
            Communities communities,
            People people,
            Profiles profiles) {
        this.intros = intros;
        this.screens = screens;
        this.talk = talk;
        this.communities = communities;
        this.people = people;
        this.profiles = profiles;
    }

    List<Command> all() {
        Option intro = Option.required("intro", new OptionType.Reference(new IntroLookup(intros)));
        Option carried = Option.required("intro", new OptionType.Internal());
        Option page = Option.optional(Pages.PAGE, new OptionType.Number(1, MOST_PAGES));
        return List.of(
                Command.typed("intro list", this::list, page),
                Command.pressed("intro page", this::list, page),
                Command.typed("intro join", this::join, intro),
                Command.typed(
                        "intro pause",
                        this::pause,
                        intro,
                        Option.optional("weeks", new OptionType.Number(1, IntroLimits.MOST_WEEKS_PAUSED)),
                        Option.optional("until", new OptionType.Date())),
                Command.typed("intro skip", this::skip, intro),
                Command.typed("intro leave", this::leave, intro),
                Command.pressed("intro mine", this::mine, carried).answering(Answer.PRIVATE),
                Command.pressed("intro unskip", this::unskip, carried),
                Command.pressed("intro back", this::back, carried),
                Command.pressed(
                        "intro contact", this::contact, carried, Option.required("how", new OptionType.Internal())),
                Command.pressed("intro direct", this::direct, carried, Option.required("yes", new OptionType.YesNo())));
    }

    private Reply list(Conversation conversation) {
        UnitOfWork work = conversation.work();
        Words words = conversation.words();
        List<Intro> all = intros.running(work, conversation.communityId());
        if (all.isEmpty()) {
            return Reply.text(words.text("intro.list.empty"));
        }
        return Pages.listing(
                words.text("intro.list.title"),
                all,
                conversation.options().number(Pages.PAGE).orElse(1),
                PER_PAGE,
                intro -> item(conversation, intro),
                Action.of("intro page"));
    }

    private Reply.Item item(Conversation conversation, Intro intro) {
        Words words = conversation.words();
        boolean in = intros.member(conversation.work(), intro.id(), conversation.personId())
                .filter(IntroMember::isIn)
                .isPresent();
        Button button = in
                ? Button.normal(words.label("intro.button.mine"), IntroScreens.about("intro mine", intro))
                : Button.primary(words.label("intro.button.join"), IntroScreens.about("intro join", intro));
        RichText text = words.text(
                "intro.list.item", "title", intro.title(), "when", screens.when(conversation.work(), intro, words));
        return new Reply.Item(text, List.of(button));
    }

    private Reply join(Conversation conversation) {
        UnitOfWork work = conversation.work();
        Intro intro = intros.get(work, conversation.options().requiredId("intro"));
        Optional<Reply> missing =
                profiles.missing(conversation, needs(work, intro), IntroScreens.about("intro join", intro));
        if (missing.isPresent()) {
            return missing.get();
        }
        intros.join(
                work,
                intro.id(),
                conversation.personId(),
                conversation.requester().accountId());
        return view(conversation, intro);
    }

    /** What the intro needs of a profile, as an event with these sides does. */
    private Needs needs(UnitOfWork work, Intro intro) {
        var community = communities.get(work, intro.communityId());
        return switch (intro.whom()) {
            case Sides.Everyone everyone -> Needs.of(community, Needs.Sides.EVERYONE, List.of());
            case Sides.TwoSided twoSided -> Needs.of(community, Needs.Sides.TWO_SIDED, List.of());
            case Sides.Tags(String first, String second) ->
                Needs.of(community, Needs.Sides.TAGS, List.of(first, second));
        };
    }

    /** Whom the person meets, and where they stand; to whoever does not take part the way back comes first. */
    private Reply mine(Conversation conversation) {
        UnitOfWork work = conversation.work();
        Intro intro = intros.get(work, conversation.options().requiredId("intro"));
        Optional<IntroMember> member = intros.member(work, intro.id(), conversation.personId());
        if (member.filter(IntroMember::isIn).isEmpty()) {
            return view(conversation, intro);
        }
        List<Reply> all = new ArrayList<>(latest(conversation, intro));
        all.add(standing(conversation, intro, member));
        return together(all);
    }

    /** Where the person stands, and whom they are introduced to at the moment. */
    private Reply view(Conversation conversation, Intro intro) {
        Optional<IntroMember> member = intros.member(conversation.work(), intro.id(), conversation.personId());
        List<Reply> all = new ArrayList<>(List.of(standing(conversation, intro, member)));
        all.addAll(latest(conversation, intro));
        return together(all);
    }

    private static Reply together(List<Reply> all) {
        return all.size() == 1 ? all.getFirst() : new Reply.Several(all);
    }

    private Reply standing(Conversation conversation, Intro intro, Optional<IntroMember> member) {
        return member.filter(IntroMember::isIn)
                .<Reply>map(in -> in(conversation, intro, in))
                .orElseGet(() -> out(intro, member, conversation.words()));
    }

    /** Nothing when the last introduction is too long ago. */
    private List<Reply> latest(Conversation conversation, Intro intro) {
        return conversation
                .work()
                .store(IntroStore.class)
                .latest(intro.id(), conversation.personId())
                .filter(latest -> latest.madeAt().plus(intros.limits().atHand()).isAfter(conversation.now()))
                .map(latest -> current(conversation, intro, latest))
                .orElse(List.of());
    }

    /** The introduction, what was said in it meanwhile, and the question whether they met. */
    List<Reply> current(Conversation conversation, Intro intro, Introduction latest) {
        UnitOfWork work = conversation.work();
        UUID reader = conversation.personId();
        List<Reply> shown = new ArrayList<>();
        shown.add(screens.introduction(work, intro, latest, reader, conversation.words()));
        shown.addAll(talk.waiting(work, latest, reader, conversation.words()));
        if (latest.askedAt().isPresent() && latest.endedAt().isEmpty()) {
            screens.question(work, latest, reader, conversation.words()).ifPresent(shown::add);
        }
        return shown;
    }

    private static Reply out(Intro intro, Optional<IntroMember> member, Words words) {
        boolean dropped =
                member.filter(one -> one.state() == IntroMember.State.DROPPED).isPresent();
        if (dropped) {
            return Reply.text(
                    words.text("intro.dropped", "title", intro.title()),
                    ButtonRow.of(Button.primary(
                            words.label("intro.button.again"), IntroScreens.about("intro join", intro))));
        }
        Reply.Text text = Reply.text(words.text("intro.not-in", "title", intro.title()));
        return intro.isStopped()
                ? text
                : text.with(ButtonRow.of(
                        Button.primary(words.label("intro.button.join"), IntroScreens.about("intro join", intro))));
    }

    private Reply in(Conversation conversation, Intro intro, IntroMember member) {
        Words words = conversation.words();
        List<Button> buttons = new ArrayList<>();
        if (member.isPaused(conversation.now())) {
            buttons.add(Button.primary(words.label("intro.button.back"), IntroScreens.about("intro back", intro)));
        } else {
            buttons.add(
                    member.skipsNext()
                            ? Button.normal(
                                    words.label("intro.button.unskip"), IntroScreens.about("intro unskip", intro))
                            : Button.normal(words.label("intro.button.skip"), IntroScreens.about("intro skip", intro)));
            buttons.add(Button.normal(
                    words.label("intro.button.pause", "weeks", WEEKS_BY_BUTTON),
                    IntroScreens.about("intro pause", intro).with("weeks", WEEKS_BY_BUTTON)));
        }
        buttons.add(Button.danger(words.label("intro.button.leave"), IntroScreens.about("intro leave", intro)));
        Asked asked = asked(conversation, intro, member);
        return Reply.text(RichText.lines(standing(conversation, intro, member), asked.text()))
                .with(asked.rows())
                .with(new ButtonRow(buttons));
    }

    private static RichText standing(Conversation conversation, Intro intro, IntroMember member) {
        Words words = conversation.words();
        Optional<Instant> next = Intros.nextOf(conversation.work(), intro);
        if (next.isEmpty()) {
            return words.text("intro.in.over", "title", intro.title());
        }
        if (member.isPaused(conversation.now())) {
            return words.text(
                    "intro.in.paused",
                    "title",
                    intro.title(),
                    "until",
                    member.pausedUntil().orElseThrow());
        }
        return words.text(
                member.skipsNext() ? "intro.in.skips" : "intro.in", "title", intro.title(), "next", next.get());
    }

    /** What is still to be asked of somebody who takes part. */
    private record Asked(RichText text, List<ButtonRow> rows) {}

    private Asked asked(Conversation conversation, Intro intro, IntroMember member) {
        Words words = conversation.words();
        Addressee account = people.addressee(conversation.work(), member.accountId(), intro.communityId());
        List<RichText> texts = new ArrayList<>();
        List<ButtonRow> rows = new ArrayList<>();
        // Who writes to a bot on Telegram has let it answer; on Discord a direct message needs a word first.
        if (account.platform() == Platform.DISCORD && account.directMessages().isEmpty()) {
            texts.add(words.text("intro.ask.direct"));
            rows.add(ButtonRow.of(
                    Button.normal(words.label("intro.button.direct"), direct(intro, "yes")),
                    Button.normal(words.label("intro.button.thread"), direct(intro, "no"))));
        }
        Optional<Contact> contact =
                profiles.get(conversation.work(), conversation.personId()).contact();
        if (contact.isEmpty() || contact.get() == Contact.NONE) {
            texts.add(words.text("intro.ask.contact"));
            List<Button> ways = new ArrayList<>();
            account.username()
                    .ifPresent(name -> ways.add(
                            Button.normal("@" + IntroScreens.onButton(name), contact(intro, Contact.USERNAME))));
            ways.add(Button.normal(words.label("intro.button.relay"), contact(intro, Contact.RELAY)));
            rows.add(new ButtonRow(ways));
        }
        return new Asked(RichText.lines(texts), rows);
    }

    private static Action direct(Intro intro, String yes) {
        return IntroScreens.about("intro direct", intro).with("yes", yes);
    }

    private static Action contact(Intro intro, Contact how) {
        return IntroScreens.about("intro contact", intro).with("how", how.name());
    }

    private Reply contact(Conversation conversation) {
        String how = conversation.options().text("how").orElse("");
        Contact contact = how.equals(Contact.USERNAME.name()) ? Contact.USERNAME : Contact.RELAY;
        profiles.contact(conversation.work(), conversation.personId(), contact, Optional.empty());
        return mine(conversation);
    }

    private Reply direct(Conversation conversation) {
        boolean yes = conversation.options().yesNo("yes").orElse(false);
        people.mayWriteDirectly(conversation.work(), conversation.personId(), yes);
        if (yes) {
            people.reachableAgain(conversation.work(), conversation.requester().accountId());
        }
        return mine(conversation);
    }

    private Intro named(Conversation conversation) {
        return intros.get(conversation.work(), conversation.options().requiredId("intro"));
    }

    private Reply pause(Conversation conversation) {
        Intro intro = named(conversation);
        int weeks = conversation.options().number("weeks").orElse(WEEKS_BY_BUTTON);
        Instant until = conversation
                .options()
                .date("until")
                .map(date -> date.atStartOfDay(conversation.requester().zone()).toInstant())
                .orElseGet(() -> conversation.now().plus(Duration.ofDays(7L * weeks)));
        Instant latest = conversation.now().plus(Duration.ofDays(7L * IntroLimits.MOST_WEEKS_PAUSED));
        if (!until.isAfter(conversation.now()) || until.isAfter(latest)) {
            throw new UserError("intro.error.until", "weeks", IntroLimits.MOST_WEEKS_PAUSED).about("until");
        }
        intros.pause(conversation.work(), intro, conversation.personId(), Optional.of(until));
        return standingOf(conversation, intro);
    }

    private Reply back(Conversation conversation) {
        Intro intro = named(conversation);
        intros.pause(conversation.work(), intro, conversation.personId(), Optional.empty());
        return standingOf(conversation, intro);
    }

    private Reply skip(Conversation conversation) {
        Intro intro = named(conversation);
        intros.skip(conversation.work(), intro, conversation.personId(), true);
        return standingOf(conversation, intro);
    }

    private Reply unskip(Conversation conversation) {
        Intro intro = named(conversation);
        intros.skip(conversation.work(), intro, conversation.personId(), false);
        return standingOf(conversation, intro);
    }

    private Reply standingOf(Conversation conversation, Intro intro) {
        return in(
                conversation,
                intro,
                intros.member(conversation.work(), intro.id(), conversation.personId())
                        .orElseThrow());
    }

    private Reply leave(Conversation conversation) {
        Intro intro = intros.lock(conversation.work(), conversation.options().requiredId("intro"));
        intros.leave(conversation.work(), intro, conversation.personId());
        return Reply.text(
                conversation.words().text("intro.left", "title", intro.title()),
                ButtonRow.of(Button.normal(
                        conversation.words().label("intro.button.again"), IntroScreens.about("intro join", intro))));
    }
}
