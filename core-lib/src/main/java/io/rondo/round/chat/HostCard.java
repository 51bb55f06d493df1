package io.rondo.round.chat;

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
import io.rondo.member.Addressee;
import io.rondo.registration.Registration;
import io.rondo.registration.RegistrationState;
import io.rondo.round.Neighbours;
import io.rondo.round.PairState;
import io.rondo.round.PairStore;
import io.rondo.round.RatingStore;
import io.rondo.round.RoundPair;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The one card of an event's host: who is here, what runs, what went wrong. Safe to use from several threads. */
final class HostCard {

    private static final int MOST_NAMES = 20;
    private final Neighbours rooms;

    HostCard(Neighbours rooms) {
        this.rooms = rooms;
    }

    static String slot(Event event) {
        return "host:" + event.id();
    }

    Reply show(UnitOfWork work, Event event, Words words) {
        List<Registration> placed = rooms.registrations().placed(work, event.id());
        List<RichText> lines = new ArrayList<>();
        switch (event.state()) {
            case READY -> lines.add(arrivals(work, placed, words));
            case RUNNING -> running(work, event, placed, lines, words);
            case FINISHED ->
                lines.add(words.text(
                        "round.host.finished",
                        "matches",
                        work.store(RatingStore.class).matches(event.id()).size(),
                        "met",
                        work.store(PairStore.class).ofEvent(event.id()).stream()
                                .filter(RoundPair::isDone)
                                .count(),
                        "came",
                        placed.stream().filter(one -> one.state().came()).count()));
            case SKIPPED -> lines.add(words.text("round.host.skipped"));
            default -> {}
        }
        unreached(work, event, placed, lines, words);
        for (String failure : rooms.calls().failures(work, event.id(), event.calls())) {
            lines.add(words.text("round.host.call-failed", "failure", failure));
        }
        return Reply.Card.of(event.title(), RichText.lines(lines)).with(buttons(event, words));
    }

    private RichText arrivals(UnitOfWork work, List<Registration> placed, Words words) {
        List<Registration> expected = placed.stream()
                .filter(one -> one.state() == RegistrationState.CONFIRMED
                        && one.leftAt().isEmpty()
                        && !one.heldOut())
                .toList();
        List<UUID> missing = expected.stream()
                .filter(one -> one.readyAt().isEmpty())
                .map(Registration::personId)
                .toList();
        int here = expected.size() - missing.size();
        return missing.isEmpty()
                ? words.text("round.host.all-here", "people", here)
                : words.text(
                        "round.host.waiting",
                        "here",
                        here,
                        "people",
                        expected.size(),
                        "missing",
                        names(work, missing, words));
    }

    private void running(UnitOfWork work, Event event, List<Registration> placed, List<RichText> lines, Words words) {
        long here = placed.stream().filter(Registration::isPresent).count();
        if (!event.hasRounds()) {
            lines.add(words.text("round.host.gathering", "here", here, "people", placed.size()));
            return;
        }
        PairStore pairs = work.store(PairStore.class);
        int meeting = 2
                * pairs.ofRound(event.id(), event.progress().roundNo(), PairState.ACTIVE)
                        .size();
        Step step = event.progress().step().orElse(Step.CLOSE_RATING);
        Span.Time at = words.time(event.progress().stepAt().orElse(words.now()), Span.Style.CLOCK);
        if (event.isPaused()) {
            lines.add(words.text("round.host.paused"));
        } else if (step == Step.CLOSE_RATING) {
            lines.add(words.text("round.host.rating", "at", at));
        } else {
            lines.add(words.text(
                    step == Step.END_ROUND ? "round.host.round" : "round.host.break",
                    "round",
                    event.progress().roundNo(),
                    "rounds",
                    pairs.lastRound(event.id()),
                    "meeting",
                    meeting,
                    "out",
                    Math.max(0, here - meeting),
                    "at",
                    at));
        }
        List<UUID> absent = placed.stream()
                .filter(one -> one.state() == RegistrationState.CONFIRMED
                        && one.readyAt().isEmpty())
                .map(Registration::personId)
                .toList();
        if (!absent.isEmpty()) {
            lines.add(words.text("round.host.absent", "missing", names(work, absent, words)));
        }
    }

    private void unreached(UnitOfWork work, Event event, List<Registration> placed, List<RichText> lines, Words words) {
        Map<UUID, Addressee> addressees = rooms.people()
                .addressees(work, placed.stream().map(Registration::accountId).toList(), event.communityId());
        List<UUID> unreached = new ArrayList<>(rooms.registrations().unreached(work, event.id()));
        placed.stream()
                .filter(one -> one.readyAt().isEmpty() && !unreached.contains(one.personId()))
                .filter(one -> Optional.ofNullable(addressees.get(one.accountId()))
                        .filter(Addressee::reachable)
                        .isEmpty())
                .forEach(one -> unreached.add(one.personId()));
        if (!unreached.isEmpty() && !event.state().isOver()) {
            lines.add(words.text("round.host.unreached", "people", names(work, unreached, words)));
        }
    }

    private String names(UnitOfWork work, Collection<UUID> people, Words words) {
        List<String> names =
                rooms.people().names(work, people).values().stream().sorted().toList();
        String listed = String.join(", ", names.subList(0, Math.min(MOST_NAMES, names.size())));
        int more = names.size() - MOST_NAMES;
        return more > 0 ? words.label("round.host.and-more", "listed", listed, "more", more) : listed;
    }

    private static List<ButtonRow> buttons(Event event, Words words) {
        if (event.state() != EventState.RUNNING) {
            return List.of();
        }
        List<Button> buttons = new ArrayList<>();
        buttons.add(
                event.isPaused()
                        ? Button.primary(words.label("round.button.resume"), control("event resume", event))
                        : Button.normal(words.label("round.button.pause"), control("event pause", event)));
        if (event.hasRounds() && !Screens.isRatingTime(event)) {
            buttons.add(Button.danger(words.label("round.button.end"), control("event end", event)));
        }
        return List.of(new ButtonRow(buttons));
    }

    private static Action control(String command, Event event) {
        return Action.of(command).with("event", event.id());
    }
}
