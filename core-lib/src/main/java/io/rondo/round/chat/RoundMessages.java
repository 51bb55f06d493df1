package io.rondo.round.chat;

import io.rondo.bus.Subscription;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Delivery;
import io.rondo.event.Event;
import io.rondo.event.EventCalendar;
import io.rondo.event.EventNotices;
import io.rondo.event.EventState;
import io.rondo.member.Addressee;
import io.rondo.registration.Registration;
import io.rondo.round.Neighbours;
import io.rondo.round.PairStore;
import io.rondo.round.RoundNotices;
import io.rondo.round.RoundPair;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Puts the notices of {@link RoundNotices} into words for one reader. A notice that the evening has overtaken says nothing; every
 * other shows how it is now, so that one that comes late or twice does no harm.
 */
public final class RoundMessages {

    private final Neighbours rooms;
    private final Screens screens;
    private final HostCard hostCard;
    private final MatchNotice matchNotice;

    /** The body of {@link RoundNotices#EVENING_CHANGED}: about a pair, or about what the person sees now. */
    record Changed(Optional<UUID> pairId) {}

    RoundMessages(Neighbours rooms, Screens screens, HostCard hostCard) {
        this.rooms = rooms;
        this.screens = screens;
        this.hostCard = hostCard;
        this.matchNotice = new MatchNotice(rooms);
    }

    List<Subscription> all() {
        EventNotices notices = rooms.notices();
        return List.of(
                notices.on(RoundNotices.EVENT_WILL_TAKE_PLACE, RoundNotices.Plain.class, this::willTakePlace),
                notices.on(RoundNotices.EVENT_SKIPPED, RoundNotices.Plain.class, this::skipped),
                notices.on(RoundNotices.EVENT_UNPLACED, RoundNotices.Plain.class, this::unplaced),
                notices.on(RoundNotices.READY_REQUEST, RoundNotices.Plain.class, this::readyRequest),
                notices.on(RoundNotices.ROUND_INVITATION, RoundNotices.AboutPair.class, this::invitation),
                notices.on(RoundNotices.RATING_REQUEST, RoundNotices.AboutPair.class, this::ratingRequest),
                notices.on(RoundNotices.EVENING_CHANGED, Changed.class, this::changed),
                notices.on(RoundNotices.WRAP_UP, RoundNotices.Plain.class, this::wrapUp),
                notices.on(RoundNotices.MATCH, RoundNotices.Plain.class, this::match),
                notices.on(RoundNotices.HOST_CARD, RoundNotices.Plain.class, this::host));
    }

    private Optional<Delivery> willTakePlace(
            UnitOfWork work, Event event, Addressee reader, Words words, RoundNotices.Plain body) {
        if (event.state() != EventState.READY) {
            return Optional.empty();
        }
        RichText text = words.text(
                "round.will-take-place",
                "title",
                event.title(),
                "at",
                event.schedule().startsAt(),
                "rules",
                event.schedule().rulesAt());
        Reply reply =
                Reply.text(RichText.lines(text, ReadyScreen.rules(words))).with(EventCalendar.file(event, work.now()));
        Delivery delivery = rooms.notices().delivery(event, reader, RoundNotices.EVENT_WILL_TAKE_PLACE, reply);
        return Optional.of(rooms.notices()
                .quietly(delivery, reader, work.now(), event.schedule().rulesAt()));
    }

    private Optional<Delivery> skipped(
            UnitOfWork work, Event event, Addressee reader, Words words, RoundNotices.Plain body) {
        if (event.state() != EventState.SKIPPED) {
            return Optional.empty();
        }
        RichText text = words.text(
                "round.skipped", "title", event.title(), "at", event.schedule().startsAt());
        return Optional.of(rooms.notices().delivery(event, reader, RoundNotices.EVENT_SKIPPED, Reply.text(text)));
    }

    private Optional<Delivery> unplaced(
            UnitOfWork work, Event event, Addressee reader, Words words, RoundNotices.Plain body) {
        return rooms.registrations()
                .find(work, event.id(), reader.personId())
                .flatMap(Registration::unplaced)
                .map(reason -> words.text("round.unplaced", "title", event.title(), "reason", new Words.Select(reason)))
                .map(text -> rooms.notices().delivery(event, reader, RoundNotices.EVENT_UNPLACED, Reply.text(text)));
    }

    private Optional<Delivery> readyRequest(
            UnitOfWork work, Event event, Addressee reader, Words words, RoundNotices.Plain body) {
        return rooms.registrations()
                .find(work, event.id(), reader.personId())
                .filter(one -> event.state() == EventState.READY
                        && one.readyAt().isEmpty()
                        && !one.state().isGone())
                .map(one -> screens.current(work, event, one, words))
                .map(screen -> in(screen.slot(), event, reader, RoundNotices.READY_REQUEST, screen.reply()));
    }

    private Optional<Delivery> invitation(
            UnitOfWork work, Event event, Addressee reader, Words words, RoundNotices.AboutPair body) {
        return pair(work, body.pairId(), reader).filter(RoundPair::isActive).map(pair -> {
            Delivery delivery = in(
                    Screens.slot(pair),
                    event,
                    reader,
                    RoundNotices.ROUND_INVITATION,
                    screens.pair(work, event, pair, reader.personId(), words));
            return event.isPaused()
                    ? delivery
                    : event.progress().stepAt().map(delivery::expiringAt).orElse(delivery);
        });
    }

    private Optional<Delivery> ratingRequest(
            UnitOfWork work, Event event, Addressee reader, Words words, RoundNotices.AboutPair body) {
        if (event.state() != EventState.RUNNING) {
            return Optional.empty();
        }
        return pair(work, body.pairId(), reader)
                .filter(RoundPair::isDone)
                .map(pair -> in(
                        Screens.slot(pair),
                        event,
                        reader,
                        RoundNotices.RATING_REQUEST,
                        screens.pair(work, event, pair, reader.personId(), words)));
    }

    private Optional<RoundPair> pair(UnitOfWork work, UUID pairId, Addressee reader) {
        return work.store(PairStore.class).find(pairId).filter(pair -> pair.has(reader.personId()));
    }

    private Optional<Delivery> changed(UnitOfWork work, Event event, Addressee reader, Words words, Changed body) {
        boolean ratingsClosed =
                event.state() == EventState.FINISHED && body.pairId().isPresent();
        if (event.state() != EventState.RUNNING && !ratingsClosed) {
            return Optional.empty();
        }
        if (body.pairId().isPresent()) {
            return pair(work, body.pairId().get(), reader)
                    .map(pair -> in(
                            Screens.slot(pair),
                            event,
                            reader,
                            RoundNotices.EVENING_CHANGED,
                            screens.pair(work, event, pair, reader.personId(), words)));
        }
        return rooms.registrations()
                .find(work, event.id(), reader.personId())
                .filter(one -> !one.state().isGone())
                .map(one -> screens.current(work, event, one, words))
                .map(screen -> in(screen.slot(), event, reader, RoundNotices.EVENING_CHANGED, screen.reply()));
    }

    private Optional<Delivery> wrapUp(
            UnitOfWork work, Event event, Addressee reader, Words words, RoundNotices.Plain body) {
        if (event.state() != EventState.RUNNING) {
            return Optional.empty();
        }
        return screens.wrapUp(work, event, reader.personId(), words)
                .map(reply -> in("wrap:" + event.id(), event, reader, RoundNotices.WRAP_UP, reply));
    }

    private Optional<Delivery> match(
            UnitOfWork work, Event event, Addressee reader, Words words, RoundNotices.Plain body) {
        return event.state() == EventState.FINISHED
                ? Optional.of(rooms.notices()
                        .delivery(event, reader, RoundNotices.MATCH, matchNotice.show(work, event, reader, words)))
                : Optional.empty();
    }

    private Optional<Delivery> host(
            UnitOfWork work, Event event, Addressee reader, Words words, RoundNotices.Plain body) {
        return Optional.of(
                in(HostCard.slot(event), event, reader, RoundNotices.HOST_CARD, hostCard.show(work, event, words)));
    }

    /** Of what waits for the same message only the newest goes out. */
    private Delivery in(String slot, Event event, Addressee reader, String kind, Reply reply) {
        return rooms.notices().delivery(event, reader, kind, reply).inSlot(slot).superseding(slot);
    }
}
