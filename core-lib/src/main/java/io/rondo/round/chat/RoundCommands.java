package io.rondo.round.chat;

import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Reply;
import io.rondo.event.Event;
import io.rondo.registration.Registration;
import io.rondo.round.Arrivals;
import io.rondo.round.Neighbours;
import io.rondo.round.PairStore;
import io.rondo.round.Ratings;
import io.rondo.round.RoundPair;
import io.rondo.round.Troubles;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.UUID;

/** The buttons of the evening: here, partner absent, call broken, leave, yes and not this time. */
final class RoundCommands {

    private static final String PAIR = "pair";
    private final Neighbours rooms;
    private final Screens screens;
    private final Arrivals arrivals;
    private final Troubles troubles;
    private final Ratings ratings;

    RoundCommands(Neighbours rooms, Screens screens, Arrivals arrivals, Troubles troubles, Ratings ratings) {
        this.rooms = rooms;
        this.screens = screens;
        this.arrivals = arrivals;
        this.troubles = troubles;
        this.ratings = ratings;
    }

    List<Command> all() {
        OptionType internal = new OptionType.Internal();
        Option pair = Option.required(PAIR, internal);
        return List.of(
                Command.pressed("event ready", this::ready, Option.required("event", internal)),
                Command.pressed("line ready", this::ready, Option.required("event", internal))
                        .answering(Answer.PRIVATE),
                Command.pressed("event absent", this::absent, pair),
                Command.pressed(
                        "event callbroken",
                        this::callBroken,
                        pair,
                        Option.required("attempt", new OptionType.Number(0, Integer.MAX_VALUE))),
                Command.pressed("event leave", this::leave, pair, Option.optional("how", internal)),
                Command.pressed(
                        "event react",
                        this::react,
                        pair,
                        Option.required("yes", new OptionType.YesNo()),
                        Option.optional("list", new OptionType.YesNo())));
    }

    private Reply ready(Conversation conversation) {
        UnitOfWork work = conversation.work();
        Event event = rooms.events().lock(work, conversation.options().requiredId("event"));
        Arrivals.Arrival arrival = arrivals.ready(work, event, conversation.personId());
        return switch (arrival) {
            case NO_PLACE -> throw new UserError("round.error.no-place", "title", event.title());
            case TOO_EARLY ->
                throw new UserError(
                        "round.error.too-early",
                        "title",
                        event.title(),
                        "at",
                        event.schedule().rulesAt());
            case HERE, JOINED, TOO_LATE ->
                screens.ready(
                        work,
                        rooms.events().get(work, event.id()),
                        registration(conversation, event),
                        conversation.words());
        };
    }

    private Registration registration(Conversation conversation, Event event) {
        return rooms.registrations()
                .find(conversation.work(), event.id(), conversation.personId())
                .orElseThrow(() -> new UserError("round.error.no-place", "title", event.title()));
    }

    private Reply absent(Conversation conversation) {
        RoundPair pair = lockedPair(conversation);
        Event event = rooms.events().get(conversation.work(), pair.eventId());
        troubles.partnerAbsent(conversation.work(), event, pair, conversation.personId());
        return show(conversation, pair.id());
    }

    private Reply callBroken(Conversation conversation) {
        RoundPair pair = lockedPair(conversation);
        Event event = rooms.events().get(conversation.work(), pair.eventId());
        int attempt = conversation.options().number("attempt").orElse(0);
        troubles.callBroken(conversation.work(), event, pair, conversation.personId(), attempt);
        return show(conversation, pair.id());
    }

    private Reply leave(Conversation conversation) {
        UnitOfWork work = conversation.work();
        RoundPair pair = lockedPair(conversation);
        Event event = rooms.events().get(work, pair.eventId());
        switch (conversation.options().text("how").orElse("ask")) {
            case "round" -> troubles.leaveRound(work, event, pair, conversation.personId());
            case "tonight" -> troubles.leaveTonight(work, event, conversation.personId());
            case "ask" -> {
                if (pair.isActive()) {
                    return screens.leaving(pair, conversation.words());
                }
            }
            default -> {}
        }
        return show(conversation, pair.id());
    }

    private Reply react(Conversation conversation) {
        UnitOfWork work = conversation.work();
        UUID pairId = conversation.options().requiredId(PAIR);
        boolean yes = conversation.options().yesNo("yes").orElse(false);
        if (ratings.react(work, pairId, conversation.personId(), yes) == Ratings.Outcome.NOT_MET) {
            throw new UserError("round.error.not-met");
        }
        if (conversation.options().yesNo("list").orElse(false)) {
            RoundPair pair = work.store(PairStore.class).find(pairId).orElseThrow();
            Event event = rooms.events().get(work, pair.eventId());
            return screens.wrapUp(work, event, conversation.personId(), conversation.words())
                    .orElseGet(() -> show(conversation, pairId));
        }
        return show(conversation, pairId);
    }

    /** The pair as it is once its event is locked. */
    private RoundPair lockedPair(Conversation conversation) {
        UnitOfWork work = conversation.work();
        RoundPair pair = work.store(PairStore.class)
                .find(conversation.options().requiredId(PAIR))
                .filter(one -> one.has(conversation.personId()))
                .orElseThrow(() -> new UserError("round.error.not-yours"));
        rooms.events().lock(work, pair.eventId());
        return work.store(PairStore.class).find(pair.id()).orElseThrow(() -> new UserError("round.error.not-yours"));
    }

    /** The message of the pair as it is now. */
    private Reply show(Conversation conversation, UUID pairId) {
        UnitOfWork work = conversation.work();
        RoundPair pair = work.store(PairStore.class).find(pairId).orElseThrow();
        return screens.pair(
                work, rooms.events().get(work, pair.eventId()), pair, conversation.personId(), conversation.words());
    }
}
