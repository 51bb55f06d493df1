package io.rondo.round.chat;

import io.rondo.call.Call;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.chat.words.Words;
import io.rondo.event.Event;
import io.rondo.event.EventState;
import io.rondo.event.Step;
import io.rondo.member.profile.Profile;
import io.rondo.registration.Registration;
import io.rondo.round.Neighbours;
import io.rondo.round.PairState;
import io.rondo.round.PairStore;
import io.rondo.round.RatingStore;
import io.rondo.round.RoundPair;
import io.rondo.round.Trouble;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What one person sees of the evening, made from the rows as they are now: the round that runs, the rating that it becomes, the
 * wait before and between. Safe to use from several threads.
 */
final class Screens {

    private final Neighbours rooms;
    private final ReadyScreen ready;

    /** @param slot the message that shows it; what the person sees later in the same slot is an edit of it */
    record Screen(String slot, Reply reply) {}

    Screens(Neighbours rooms) {
        this.rooms = rooms;
        this.ready = new ReadyScreen();
    }

    static String slot(RoundPair pair) {
        return "round:" + pair.id();
    }

    static String readySlot(Event event) {
        return "ready:" + event.id();
    }

    /** What the person sees now: their last pair's message, or before any the one with the rules. */
    Screen current(UnitOfWork work, Event event, Registration registration, Words words) {
        List<RoundPair> begun = work.store(PairStore.class).ofPerson(event.id(), registration.personId()).stream()
                .filter(pair -> pair.startedAt().isPresent())
                .toList();
        if (begun.isEmpty()) {
            return new Screen(
                    readySlot(event), ready.show(event, registration, next(work, event, registration, words), words));
        }
        RoundPair last = begun.getLast();
        return new Screen(slot(last), pair(work, event, last, registration.personId(), words));
    }

    /** The message with the rules, after [I'm here]; the round itself is a message of its own. */
    Reply ready(UnitOfWork work, Event event, Registration registration, Words words) {
        boolean begun = work.store(PairStore.class).ofPerson(event.id(), registration.personId()).stream()
                .anyMatch(pair -> pair.startedAt().isPresent());
        return begun && event.state() == EventState.RUNNING
                ? Reply.text(words.text("round.ready.begun"))
                : ready.show(event, registration, next(work, event, registration, words), words);
    }

    /** What the person sees of one of their pairs. */
    Reply pair(UnitOfWork work, Event event, RoundPair pair, UUID personId, Words words) {
        return switch (pair.state()) {
            case ACTIVE -> round(work, event, pair, personId, words);
            case DONE -> rating(work, event, pair, personId, words);
            case BROKEN, PLANNED -> over(work, event, pair, personId, words);
        };
    }

    private Reply round(UnitOfWork work, Event event, RoundPair pair, UUID personId, Words words) {
        UUID partner = pair.partnerOf(personId);
        String name = rooms.people().name(work, partner);
        Map<UUID, Profile> profiles = rooms.profiles().get(work, pair.people());
        RichText title = words.text(
                "round.title",
                "round",
                pair.roundNo(),
                "rounds",
                work.store(PairStore.class).lastRound(event.id()),
                "partner",
                name,
                "details",
                PartnerCard.details(profile(profiles, partner), profile(profiles, personId), words));
        Optional<Call> call = rooms.calls().current(work, pair.id());
        Optional<String> url = call.flatMap(one -> one.openUrl(pair.caller(personId)));
        List<RichText> lines = new ArrayList<>(List.of(title, until(event, pair, words)));
        if (url.isEmpty()) {
            boolean coming = call.filter(one -> one.state() == Call.State.ASKED).isPresent();
            lines.add(words.text(coming ? "round.call.coming" : "round.call.none", "partner", name));
        }
        call.filter(one -> one.state() == Call.State.CREATED && rooms.calls().administratorsCanEnter(one))
                .ifPresent(one -> lines.add(words.text("round.call.administrators")));
        trouble(work, pair, personId, call, name, words).ifPresent(lines::add);
        List<Button> open = url.map(link -> Button.open(words.label("round.button.open"), link)).stream()
                .toList();
        return Reply.text(RichText.lines(lines))
                .with(List.of(new ButtonRow(open), helpButtons(pair, call, name, words), leaveButtons(pair, words)));
    }

    private static Profile profile(Map<UUID, Profile> profiles, UUID personId) {
        return profiles.getOrDefault(personId, Profile.empty(personId));
    }

    private static RichText until(Event event, RoundPair pair, Words words) {
        String question = words.label("round.icebreaker." + pair.icebreaker());
        if (event.isPaused()) {
            return words.text("round.paused", "question", question);
        }
        Instant end = event.progress().stepAt().orElse(words.now());
        Duration left = Duration.between(words.now(), end);
        return words.text(
                "round.until",
                "end",
                words.time(end, Span.Style.CLOCK),
                "left",
                words.duration(left.isNegative() ? Duration.ZERO : Duration.ofSeconds(left.toSeconds())),
                "question",
                question);
    }

    private static Optional<RichText> trouble(
            UnitOfWork work, RoundPair pair, UUID personId, Optional<Call> call, String name, Words words) {
        Instant since = call.map(Call::createdAt).orElse(Instant.EPOCH);
        List<Trouble> lately = work.store(PairStore.class).troubles(pair.id()).stream()
                .filter(one ->
                        one.kind() == Trouble.Kind.PARTNER_ABSENT && !one.at().isBefore(since))
                .toList();
        if (lately.isEmpty()) {
            return call.filter(one -> one.attempt() > 1 && one.state() == Call.State.CREATED)
                    .map(one -> words.text("round.call.another"));
        }
        boolean own = lately.stream().anyMatch(one -> one.personId().equals(personId));
        return Optional.of(words.text(own ? "round.absent.noted" : "round.absent.waited-for", "partner", name));
    }

    private static ButtonRow helpButtons(RoundPair pair, Optional<Call> call, String name, Words words) {
        return ButtonRow.of(
                Button.normal(
                        words.label("round.button.absent", "partner", PartnerCard.onButton(name)),
                        Action.of("event absent").with("pair", pair.id())),
                Button.normal(
                        words.label("round.button.call-broken"),
                        Action.of("event callbroken")
                                .with("pair", pair.id())
                                .with("attempt", call.map(Call::attempt).orElse(0))));
    }

    private static ButtonRow leaveButtons(RoundPair pair, Words words) {
        return ButtonRow.of(
                Button.normal(
                        words.label("round.button.leave"),
                        Action.of("event leave").with("pair", pair.id())),
                Button.danger(
                        words.label("round.button.report"),
                        Action.of("safety report").with("pair", pair.id())));
    }

    /** Asks how far the person wants to leave. */
    Reply leaving(RoundPair pair, Words words) {
        Action leave = Action.of("event leave").with("pair", pair.id());
        return Reply.text(
                words.text("round.leave.ask"),
                ButtonRow.of(
                        Button.normal(words.label("round.button.leave-round"), leave.with("how", "round")),
                        Button.danger(words.label("round.button.leave-tonight"), leave.with("how", "tonight")),
                        Button.primary(words.label("round.button.stay"), leave.with("how", "stay"))));
    }

    private Reply rating(UnitOfWork work, Event event, RoundPair pair, UUID personId, Words words) {
        UUID partner = pair.partnerOf(personId);
        String name = rooms.people().name(work, partner);
        Optional<Boolean> said = work.store(RatingStore.class).reaction(event.id(), personId, partner);
        RichText text = said.map(yes -> words.text(yes ? "round.rating.yes" : "round.rating.no", "partner", name))
                .orElseGet(() -> words.text(
                        event.state() == EventState.RUNNING ? "round.rating.ask" : "round.rating.unsaid",
                        "partner",
                        name));
        RichText next = rooms.registrations()
                .find(work, event.id(), personId)
                .map(registration -> next(work, event, registration, words))
                .orElse(RichText.EMPTY);
        List<RichText> lines =
                new ArrayList<>(List.of(text.then(RichText.plain(" ")).then(next)));
        boolean stillOpen = rooms.calls()
                .current(work, pair.id())
                .filter(call -> !rooms.calls().endsByItself(call))
                .isPresent();
        if (stillOpen && event.state() == EventState.RUNNING) {
            lines.add(words.text("round.call.hang-up"));
        }
        List<Button> buttons =
                event.state() == EventState.RUNNING ? ratingButtons(pair, said, false, words) : List.of();
        Button report = Button.danger(
                words.label("round.button.report-or-block"),
                Action.of("safety report").with("pair", pair.id()));
        return Reply.text(RichText.lines(lines)).with(List.of(new ButtonRow(buttons), ButtonRow.of(report)));
    }

    private static List<Button> ratingButtons(RoundPair pair, Optional<Boolean> said, boolean wrapUp, Words words) {
        List<Button> buttons = new ArrayList<>();
        if (!said.orElse(false)) {
            buttons.add(Button.primary(words.label("round.button.yes"), react(pair.id(), true, wrapUp)));
        }
        if (said.orElse(true)) {
            buttons.add(Button.normal(words.label("round.button.no"), react(pair.id(), false, wrapUp)));
        }
        return buttons;
    }

    private static Action react(UUID pairId, boolean yes, boolean wrapUp) {
        Action action = Action.of("event react").with("pair", pairId).with("yes", yes ? "yes" : "no");
        return wrapUp ? action.with("list", "yes") : action;
    }

    /** The round that ended before its time: the same whatever the reason. */
    private Reply over(UnitOfWork work, Event event, RoundPair pair, UUID personId, Words words) {
        RichText next = rooms.registrations()
                .find(work, event.id(), personId)
                .map(registration -> next(work, event, registration, words))
                .orElse(RichText.EMPTY);
        RichText text = words.text("round.over", "partner", rooms.people().name(work, pair.partnerOf(personId)));
        return Reply.text(
                text.then(RichText.plain(" ")).then(next),
                ButtonRow.of(Button.danger(
                        words.label("round.button.report-or-block"),
                        Action.of("safety report").with("pair", pair.id()))));
    }

    private RichText next(UnitOfWork work, Event event, Registration registration, Words words) {
        PairStore pairs = work.store(PairStore.class);
        List<Integer> planned = pairs.ofPerson(event.id(), registration.personId()).stream()
                .filter(pair -> pair.state() == PairState.PLANNED)
                .map(RoundPair::roundNo)
                .toList();
        boolean gone = registration.leftAt().isPresent() || registration.heldOut();
        return Outlook.sentence(
                event, planned, pairs.nextPlannedRound(event.id()).orElse(0), gone, words);
    }

    /** Everyone whom the person met and has not spoken about, or who is listed with what was said; empty when nobody is left. */
    Optional<Reply> wrapUp(UnitOfWork work, Event event, UUID personId, Words words) {
        List<Reply.Item> items = new ArrayList<>();
        boolean missing = false;
        for (RoundPair pair : work.store(PairStore.class).ofPerson(event.id(), personId)) {
            if (pair.isDone() && pair.roundNo() < event.progress().roundNo()) {
                UUID partner = pair.partnerOf(personId);
                Optional<Boolean> said = work.store(RatingStore.class).reaction(event.id(), personId, partner);
                missing |= said.isEmpty();
                items.add(item(rooms.people().name(work, partner), pair, said, words));
            }
        }
        if (items.isEmpty() || !missing && event.state() != EventState.RUNNING) {
            return Optional.empty();
        }
        Instant closes = event.progress().stepAt().orElse(words.now());
        RichText title = missing
                ? words.text("round.wrap-up.missing", "at", words.time(closes, Span.Style.CLOCK))
                : words.text("round.wrap-up.complete", "at", words.time(closes, Span.Style.CLOCK));
        return Optional.of(new Reply.Listing(title, items, 1, 1, Optional.empty(), List.of()));
    }

    private static Reply.Item item(String name, RoundPair pair, Optional<Boolean> said, Words words) {
        String key =
                said.map(yes -> yes ? "round.rating.yes" : "round.rating.no").orElse("round.wrap-up.person");
        List<Button> buttons = ratingButtons(pair, said, true, words).stream()
                .<Button>map(button -> button instanceof Button.Press press
                        ? new Button.Press(
                                words.label(
                                        "round.button.about",
                                        "partner",
                                        PartnerCard.onButton(name),
                                        "answer",
                                        press.label()),
                                press.action(),
                                press.style())
                        : button)
                .toList();
        return new Reply.Item(words.text(key, "partner", name), buttons);
    }

    static boolean isRatingTime(Event event) {
        return event.progress().step().filter(step -> step == Step.CLOSE_RATING).isPresent();
    }
}
