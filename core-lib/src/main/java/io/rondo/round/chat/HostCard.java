package io.rondo.round.chat;

import io.rondo.call.Calls;
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
import io.rondo.round.HostControl;
import io.rondo.round.Neighbours;
import io.rondo.round.PairState;
import io.rondo.round.PairStore;
import io.rondo.round.RatingStore;
import io.rondo.round.RoundPair;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

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
            case NOT_STARTED, REG_CONFIRM ->
                lines.add(words.text(
                        "round.host.registered",
                        "seats",
                        rooms.registrations().seatsTaken(work, event.id()),
                        "confirmed",
                        rooms.registrations().confirmed(work, event.id()).size(),
                        "waiting",
                        rooms.registrations().waiting(work, event.id())));
            default -> {}
        }
        visited(work, event, lines, words);
        unreached(work, event, lines, words);
        for (String failure : rooms.calls().failures(work, event.id(), event.calls())) {
            lines.add(words.text("round.host.call-failed", "failure", failure));
        }
        return Reply.Card.of(event.title(), RichText.lines(lines)).with(buttons(event, words));
    }

    /** Who came into the calls, where their providers can tell. */
    private void visited(UnitOfWork work, Event event, List<RichText> lines, Words words) {
        Calls.Visited visited = rooms.calls().visited(work, event.id());
        if (visited.known() > 0) {
            lines.add(words.text(
                    "round.host.calls",
                    "both",
                    visited.both(),
                    "known",
                    visited.known(),
                    "average",
                    words.duration(visited.average())));
        }
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

    /** Until the event is over, also before anybody is placed; whoever lost their seat for it is named by themselves. */
    private void unreached(UnitOfWork work, Event event, List<RichText> lines, Words words) {
        if (event.state().isOver() && event.state() != EventState.SKIPPED) {
            return;
        }
        List<Registration> all = rooms.registrations().ofEvent(work, event.id());
        Set<UUID> tried = Set.copyOf(rooms.registrations().unreached(work, event.id()));
        Set<UUID> accounts =
                rooms
                        .notices()
                        .outOfReach(
                                work,
                                event,
                                all.stream().map(Registration::accountId).toList())
                        .stream()
                        .map(Addressee::accountId)
                        .collect(Collectors.toSet());
        List<UUID> waiting = new ArrayList<>();
        List<UUID> lapsed = new ArrayList<>();
        for (Registration one : all) {
            if (!tried.contains(one.personId()) && !accounts.contains(one.accountId())) {
                continue;
            }
            if (one.state() == RegistrationState.LAPSED) {
                lapsed.add(one.personId());
            } else if (!one.state().isGone() && one.readyAt().isEmpty()) {
                waiting.add(one.personId());
            }
        }
        if (!waiting.isEmpty()) {
            lines.add(words.text("round.host.unreached", "people", names(work, waiting, words)));
        }
        if (!lapsed.isEmpty()) {
            lines.add(words.text("round.host.unreached-lapsed", "people", names(work, lapsed, words)));
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
        if (HostControl.isAboutToStart(event)) {
            return List.of(
                    ButtonRow.of(Button.normal(words.label("round.button.start"), control("event start", event))));
        }
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
