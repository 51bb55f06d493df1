package io.rondo.plan;

import io.rondo.chat.Access;
import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Pages;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.event.Event;
import io.rondo.event.EventLookup;
import io.rondo.event.Events;
import io.rondo.member.People;
import io.rondo.pairing.Plan;
import io.rondo.registration.Registration;
import io.rondo.registration.Registrations;
import io.rondo.round.Planner;
import io.rondo.round.Wishes;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

/** {@code /event plan}: a dry run with its picture, [Approve], [Shuffle], [Edit rules]. */
final class PlanCommands {

    private static final long LARGEST_SEED = Integer.MAX_VALUE;
    /** Odd, so that shuffling comes back to where it began only after all seeds. */
    private static final long NEXT_SEED = 7_919;

    private static final int MOST_WISHES_SHOWN = 20;
    private static final int MOST_PAGES = 1_000;

    private final Events events;
    private final Registrations registrations;
    private final People people;
    private final Planner planner;
    private final Wishes wishes;

    PlanCommands(Events events, Registrations registrations, People people, Planner planner, Wishes wishes) {
        this.events = events;
        this.registrations = registrations;
        this.people = people;
        this.planner = planner;
        this.wishes = wishes;
    }

    List<Command> all() {
        Option event = Option.optional("event", new OptionType.Reference(new EventLookup(events)));
        Option seed = Option.optional("seed", new OptionType.Number(1, LARGEST_SEED));
        Option page = Option.optional(Pages.PAGE, new OptionType.Number(1, MOST_PAGES));
        return List.of(
                Command.typed("event plan", this::show, event, seed, page)
                        .by(Access.HOST)
                        .answering(Answer.EDIT),
                Command.pressed("event approve", this::approve, event, seed, page)
                        .by(Access.HOST),
                Command.pressed("event rules", this::rules, event)
                        .by(Access.HOST)
                        .answering(Answer.PRIVATE));
    }

    private Event planned(Conversation conversation) {
        Event event = events.meantByHost(conversation);
        if (!event.hasRounds()) {
            throw new UserError("plan.error.no-rounds", "title", event.title());
        }
        if (!event.state().takesRegistrations()) {
            throw new UserError("plan.error.made", "title", event.title());
        }
        return event;
    }

    private Reply show(Conversation conversation) {
        Event event = planned(conversation);
        long seed = seed(conversation, event);
        return card(conversation, event, seed);
    }

    /** The evening will be planned with this seed: for the same people, that is this plan. */
    private Reply approve(Conversation conversation) {
        Event event = events.lock(conversation.work(), planned(conversation).id());
        long seed = seed(conversation, event);
        events.approvePlan(conversation.work(), event.id(), seed);
        return card(conversation, events.get(conversation.work(), event.id()), seed);
    }

    private static long seed(Conversation conversation, Event event) {
        return conversation
                .options()
                .number("seed")
                .map(Integer::longValue)
                .orElse(event.progress().planSeed());
    }

    private Reply card(Conversation conversation, Event event, long seed) {
        UnitOfWork work = conversation.work();
        Words words = conversation.words();
        List<Registration> expected = registrations.expected(work, event.id());
        Plan plan = planner.rehearse(work, event, expected, seed);
        Map<UUID, String> names =
                people.names(work, expected.stream().map(Registration::personId).toList());
        boolean approved = seed == event.progress().planSeed() && events.isPlanApproved(work, event.id());
        PlanWords said = new PlanWords(words, names);
        List<RichText> lines = new ArrayList<>(List.of(said.card(event, plan, approved)));
        if (plan.meetings() == 0) {
            return Reply.text(RichText.lines(lines), buttons(words, new Shown(event, seed, approved, 1), 1));
        }
        PlanPicture picture = new PlanPicture(plan, names, said::group);
        int page = Math.min(conversation.options().number(Pages.PAGE).orElse(1), picture.pages());
        if (picture.pages() > 1) {
            lines.add(said.page(plan, picture, page));
        }
        return Reply.text(
                        RichText.lines(lines), buttons(words, new Shown(event, seed, approved, page), picture.pages()))
                .with(Reply.Attachment.picture("plan.png", picture.png(page), said.alternative(plan, picture, page)));
    }

    /** Which plan the buttons are under, and which of its pictures. */
    private record Shown(Event event, long seed, boolean approved, int page) {

        Action action(String command, long newSeed, int newPage) {
            Action action = Action.of(command).with("event", event.id()).with("seed", newSeed);
            return newPage == 1 ? action : action.with(Pages.PAGE, newPage);
        }
    }

    private static ButtonRow[] buttons(Words words, Shown shown, int pages) {
        List<Button> turns = new ArrayList<>();
        if (shown.page() > 1) {
            turns.add(Button.normal(
                    words.label("plan.button.back"), shown.action("event plan", shown.seed(), shown.page() - 1)));
        }
        if (shown.page() < pages) {
            turns.add(Button.normal(
                    words.label("plan.button.on"), shown.action("event plan", shown.seed(), shown.page() + 1)));
        }
        List<Button> buttons = new ArrayList<>();
        if (!shown.approved()) {
            buttons.add(Button.normal(
                    words.label("plan.button.approve"), shown.action("event approve", shown.seed(), shown.page())));
        }
        long next = 1 + (shown.seed() + NEXT_SEED) % LARGEST_SEED;
        buttons.add(Button.normal(words.label("plan.button.shuffle"), shown.action("event plan", next, shown.page())));
        buttons.add(Button.normal(
                words.label("plan.button.rules"),
                Action.of("event rules").with("event", shown.event().id())));
        return new ButtonRow[] {new ButtonRow(turns), new ButtonRow(buttons)};
    }

    private Reply rules(Conversation conversation) {
        Event event = planned(conversation);
        UnitOfWork work = conversation.work();
        Words words = conversation.words();
        List<Wishes.Wish> kept = wishes.of(work, event.id());
        List<UUID> ids = kept.stream()
                .flatMap(wish -> Stream.of(wish.personA(), wish.personB()))
                .toList();
        Map<UUID, String> names = people.names(work, ids);
        List<RichText> lines = new ArrayList<>(List.of(words.text(
                "plan.rules",
                "title",
                event.title(),
                "rounds",
                event.rounds().orElse(0),
                "group",
                event.seats().groupSize())));
        kept.stream()
                .limit(MOST_WISHES_SHOWN)
                .map(wish -> words.text(
                        wish.wished() ? "plan.rules.wish" : "plan.rules.avoid",
                        "one",
                        names.getOrDefault(wish.personA(), People.LEFT),
                        "other",
                        names.getOrDefault(wish.personB(), People.LEFT)))
                .forEach(lines::add);
        lines.add(words.text("plan.rules.how"));
        return Reply.text(
                RichText.lines(lines),
                ButtonRow.of(
                        Button.normal(
                                words.label("plan.button.edit"),
                                Action.of("event form").with("event", event.id())),
                        Button.normal(
                                words.label("plan.button.show"),
                                Action.of("event plan").with("event", event.id()))));
    }
}
