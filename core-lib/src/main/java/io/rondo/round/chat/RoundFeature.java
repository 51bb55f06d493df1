package io.rondo.round.chat;

import io.rondo.bus.Subscription;
import io.rondo.call.CallListener;
import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Words;
import io.rondo.event.Event;
import io.rondo.event.EventClock;
import io.rondo.event.EventState;
import io.rondo.event.Events;
import io.rondo.event.Step;
import io.rondo.member.Addressee;
import io.rondo.pairing.PairingEngine;
import io.rondo.registration.EveningPlace;
import io.rondo.registration.Registration;
import io.rondo.round.Arrivals;
import io.rondo.round.Avoidance;
import io.rondo.round.Evenings;
import io.rondo.round.Grouping;
import io.rondo.round.HostControl;
import io.rondo.round.Neighbours;
import io.rondo.round.PairStore;
import io.rondo.round.Planner;
import io.rondo.round.Ratings;
import io.rondo.round.Repairs;
import io.rondo.round.Results;
import io.rondo.round.RoundNotices;
import io.rondo.round.Rounds;
import io.rondo.round.Troubles;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The evening as the house sees it: its steps, its buttons, the host's commands, its messages. */
public final class RoundFeature implements Feature, EveningPlace {

    private final Evenings evenings;
    private final Rounds rounds;
    private final Screens screens;
    private final RoundCommands commands;
    private final HostCommands hostCommands;
    private final RoundMessages messages;
    private final Events events;
    private final Planner planner;
    private final Neighbours rooms;
    private final MatchNotice matchNotice;

    /** Registers the evening's steps with the clock of {@code rooms}. */
    public RoundFeature(Neighbours rooms, PairingEngine engine, Avoidance avoidance) {
        this.rooms = rooms;
        this.events = rooms.events();
        this.matchNotice = new MatchNotice(rooms);
        RoundNotices notices = new RoundNotices(rooms);
        this.planner = new Planner(rooms, engine, avoidance);
        Grouping grouping = new Grouping(rooms, notices, planner);
        Results results = new Results(rooms, notices, avoidance);
        this.rounds = new Rounds(rooms, notices);
        Repairs repairs = new Repairs(rooms, notices, planner, rounds);
        Arrivals arrivals = new Arrivals(rooms, notices, planner, rounds, repairs, grouping);
        Troubles troubles = new Troubles(rooms, notices, planner, repairs, rounds);
        this.evenings = new Evenings(rooms, notices, arrivals, troubles, repairs, planner);
        this.screens = new Screens(rooms);
        HostCard hostCard = new HostCard(rooms);
        this.commands = new RoundCommands(rooms, screens, arrivals, troubles, new Ratings(rooms));
        HostControl control = new HostControl(rooms, notices, rounds, results, troubles, arrivals);
        this.hostCommands = new HostCommands(rooms, control, hostCard);
        this.messages = new RoundMessages(rooms, screens, hostCard);
        EventClock clock = rooms.clock();
        clock.on(Step.CLOSE_CONFIRMATION, grouping::closeConfirmation);
        clock.on(Step.SEND_RULES, arrivals::sendRules);
        clock.on(Step.START, arrivals::start);
        clock.on(Step.START_WITHOUT_ABSENT, arrivals::begin);
        clock.on(Step.END_ROUND, rounds::end);
        clock.on(Step.NEXT_ROUND, rounds::next);
        clock.on(Step.CLOSE_RATING, results::closeRating);
        clock.on(Step.END_GATHERING, results::endGathering);
    }

    /** What the registration's and the safety's rooms may ask of an evening. */
    public Evenings evenings() {
        return evenings;
    }

    /** Makes plans for a look at them. */
    public Planner planner() {
        return planner;
    }

    /** Learns what became of the calls that the rounds asked for. */
    public CallListener callListener() {
        return rounds;
    }

    @Override
    public String name() {
        return "round";
    }

    @Override
    public List<Command> commands() {
        List<Command> all = new ArrayList<>(commands.all());
        all.addAll(hostCommands.all());
        return all;
    }

    @Override
    public List<Subscription> subscriptions() {
        return messages.all();
    }

    @Override
    public Optional<Reply> show(Conversation conversation, Event event, Registration registration) {
        if (event.state() == EventState.FINISHED && registration.state().came() && event.hasRounds()) {
            return Optional.of(results(conversation, event));
        }
        if (registration.unplaced().isPresent() && !event.state().isOver()) {
            return Optional.of(Reply.text(conversation
                    .words()
                    .text(
                            "round.unplaced",
                            "title",
                            event.title(),
                            "reason",
                            new Words.Select(registration.unplaced().get()))));
        }
        boolean waitsForRules = Arrivals.waitsFor(event, Step.SEND_RULES);
        if (registration.groupNo().isEmpty()
                || registration.state().isGone()
                || event.state() == EventState.READY && waitsForRules
                || event.state() != EventState.READY && event.state() != EventState.RUNNING) {
            return Optional.empty();
        }
        UnitOfWork work = conversation.work();
        Reply now =
                screens.current(work, event, registration, conversation.words()).reply();
        Optional<Reply> missed = Screens.isRatingTime(event)
                ? screens.wrapUp(work, event, registration.personId(), conversation.words())
                : Optional.empty();
        return Optional.of(
                missed.<Reply>map(list -> new Reply.Several(List.of(now, list))).orElse(now));
    }

    private Reply results(Conversation conversation, Event event) {
        Addressee reader = rooms.people()
                .addressee(conversation.work(), conversation.requester().accountId(), event.communityId());
        return matchNotice.show(conversation.work(), event, reader, conversation.words());
    }

    /** Running an evening is offered to those who host one. */
    @Override
    public boolean offers(Conversation conversation, Command command) {
        return command.access() != Access.HOST
                || conversation.requester().role().isAtLeast(Role.ADMIN)
                || events.hostsSomething(conversation.work(), conversation.personId());
    }

    /** A button about a pair means the community of its event, wherever it is pressed. */
    @Override
    public Optional<UUID> communityOf(UnitOfWork work, Action action) {
        return Optional.ofNullable(action.options().get("pair"))
                .flatMap(RoundFeature::id)
                .flatMap(id -> work.store(PairStore.class).communityOf(id));
    }

    private static Optional<UUID> id(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
