package io.rondo.registration;

import io.rondo.bus.Subscription;
import io.rondo.bus.Unprocessable;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Delivery;
import io.rondo.event.Event;
import io.rondo.event.EventClock;
import io.rondo.event.EventNotices;
import io.rondo.event.EventState;
import io.rondo.event.Events;
import io.rondo.event.Step;
import io.rondo.member.Addressee;
import io.rondo.member.People;
import io.rondo.registration.rule.EventRules;
import io.rondo.tx.Message;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The messages of the registration room: confirmation opens, seats are offered and released. */
final class RegistrationMessages {

    static final String CONFIRMATION_REQUEST = "confirmation_request";
    static final String FIRST_WORDS = "first_words";
    static final String SEAT_OFFER = "seat_offer";
    static final String OFFER_OVER = "seat_offer_over";
    static final String LINE_CLOSED = "line_closed";
    static final String CONFIRMATION_OVER = "confirmation_over";
    static final String SEAT_RELEASED = "seat_released";
    static final String FRIENDS_SEATED = "friends_seated";
    private static final Duration TIME_TO_ANSWER = Duration.ofHours(1);

    private final Events events;
    private final EventClock clock;
    private final EventNotices notices;
    private final Registrations registrations;
    private final Line line;
    private final Departures departures;
    private final Reminders reminders;
    private final Draws draws;
    private final People people;

    record AskToConfirm() {}

    record FirstWords() {}

    /** @param version of the registration: an offer of an older one has lost its sense */
    record SeatOffer(Instant until, int version) {}

    record Over(int version) {}

    /** @param slot of the message with the question that is over */
    record QuestionOver(String slot) {}

    RegistrationMessages(
            Events events,
            EventClock clock,
            EventNotices notices,
            Registrations registrations,
            Line line,
            Departures departures,
            Reminders reminders,
            Draws draws,
            People people) {
        this.people = people;
        this.draws = draws;
        this.events = events;
        this.clock = clock;
        this.notices = notices;
        this.registrations = registrations;
        this.line = line;
        this.departures = departures;
        this.reminders = reminders;
        clock.on(Step.OPEN_CONFIRMATION, this::openConfirmation);
    }

    List<Subscription> all() {
        return List.of(
                Subscription.onDatemaker(Registrations.REGISTRATION_CHANGED, this::registrationChanged),
                Subscription.onDatemaker(Line.OFFER_EXPIRED, this::offerExpired),
                Subscription.onDatemaker(Reminders.REMINDER_DUE, reminders::due),
                Subscription.onDatemaker(Draws.DRAW_DUE, draws::due),
                notices.on(Draws.DRAW_WON, Draws.Drawn.class, this::won),
                notices.on(Draws.DRAW_LOST, Draws.Drawn.class, this::lost),
                notices.on(FRIENDS_SEATED, FirstWords.class, this::friends),
                notices.on(Reminders.REMINDER, Reminders.Reminder.class, reminders::render),
                notices.on(FIRST_WORDS, FirstWords.class, this::firstWords),
                notices.on(CONFIRMATION_REQUEST, AskToConfirm.class, this::confirmationRequest),
                notices.on(SEAT_OFFER, SeatOffer.class, this::seatOffer),
                notices.on(OFFER_OVER, Over.class, this::offerOver),
                notices.on(LINE_CLOSED, Over.class, this::lineClosed),
                notices.on(CONFIRMATION_OVER, QuestionOver.class, this::confirmationOver),
                notices.on(SEAT_RELEASED, Over.class, this::seatReleased));
    }

    private void openConfirmation(UnitOfWork work, Event event) {
        if (!events.move(work, event, EventState.REG_CONFIRM)) {
            return;
        }
        List<UUID> asked = work
                .store(RegistrationStore.class)
                .inStates(event.id(), List.of(RegistrationState.REGISTERED.name()))
                .stream()
                .map(Registration::accountId)
                .toList();
        notices.tell(work, event, CONFIRMATION_REQUEST, asked, account -> new AskToConfirm());
        clock.next(work, event.id(), Step.CLOSE_CONFIRMATION, event.schedule().confirmationClosesAt());
    }

    private void registrationChanged(UnitOfWork work, Message message) {
        Registrations.Changed changed = message.bodyAs(Registrations.Changed.class);
        Event event = events.lock(work, changed.eventId());
        UUID person = people.current(work, changed.personId());
        if (event.state().takesRegistrations()) {
            line.offerFreeSeats(work, event);
        } else if (!event.state().isOver()) {
            events.cardChanged(work, event.id());
            registrations
                    .find(work, event.id(), person)
                    .filter(registration -> registration.state().isGone())
                    .ifPresent(registration -> departures.departed(work, event, person));
        }
    }

    private void offerExpired(UnitOfWork work, Message message) {
        UUID eventId = message.headers().eventId().orElseThrow(() -> new Unprocessable("no event_id"));
        line.expire(work, events.lock(work, eventId), message.bodyAs(Line.OfferExpired.class));
    }

    private Optional<Delivery> firstWords(
            UnitOfWork work, Event event, Addressee addressee, Words words, FirstWords body) {
        Reply reply = Reply.text(words.text("registration.direct.first", "title", event.title()));
        return Optional.of(notices.delivery(event, addressee, FIRST_WORDS, reply)
                .asAnswer()
                .inSlot("first:" + event.id()));
    }

    private Optional<Delivery> confirmationRequest(
            UnitOfWork work, Event event, Addressee addressee, Words words, AskToConfirm body) {
        Instant closes = event.schedule().confirmationClosesAt();
        boolean waits = registrations
                .find(work, event.id(), addressee.personId())
                .filter(registration -> registration.state() == RegistrationState.REGISTERED)
                .isPresent();
        if (!waits || event.state() != EventState.REG_CONFIRM) {
            return Optional.empty();
        }
        Reply reply = Reply.text(
                words.text(
                        "registration.confirmation.request",
                        "title",
                        event.title(),
                        "at",
                        event.schedule().startsAt(),
                        "closes",
                        closes),
                PlaceView.confirmation(event, words));
        Delivery delivery = notices.delivery(event, addressee, CONFIRMATION_REQUEST, reply)
                .inSlot(slot(event))
                .expiringAt(closes);
        return Optional.of(notices.quietly(delivery, addressee, work.now(), closes.minus(TIME_TO_ANSWER)));
    }

    /** Where the question stands, as long as confirmation is open. */
    static String slot(Event event) {
        return "confirm:" + event.id() + ":" + event.progress().stepVersion();
    }

    /** The question loses its buttons; that the seat is gone is a message of its own, which is noticed. */
    private Optional<Delivery> confirmationOver(
            UnitOfWork work, Event event, Addressee addressee, Words words, QuestionOver body) {
        RichText text = words.text("registration.confirmation.over", "title", event.title());
        return Optional.of(quietly(work, event, addressee, CONFIRMATION_OVER, Reply.text(text))
                .inSlot(body.slot()));
    }

    private Optional<Delivery> seatOffer(
            UnitOfWork work, Event event, Addressee addressee, Words words, SeatOffer offer) {
        if (!stillAt(work, event, addressee, offer.version(), RegistrationState.OFFERED)) {
            return Optional.empty();
        }
        boolean friends = registrations
                .find(work, event.id(), addressee.personId())
                .flatMap(Registration::partyId)
                .isPresent();
        Reply reply = PlaceView.offer(event, offer.until(), friends, words);
        Delivery delivery =
                notices.delivery(event, addressee, SEAT_OFFER, reply).expiringAt(offer.until());
        Instant latest = offer.until().minus(events.limits().shortestOffer());
        return Optional.of(notices.quietly(delivery, addressee, work.now(), latest));
    }

    private Optional<Delivery> won(UnitOfWork work, Event event, Addressee addressee, Words words, Draws.Drawn drawn) {
        return placeNow(work, event, addressee, words, Draws.DRAW_WON, "registration.draw.won");
    }

    private Optional<Delivery> lost(UnitOfWork work, Event event, Addressee addressee, Words words, Draws.Drawn drawn) {
        boolean waits = registrations
                .find(work, event.id(), addressee.personId())
                .filter(registration -> !registration.state().isGone())
                .isPresent();
        String key = drawn.kind() == EventRules.Kind.PICK
                ? "registration.draw.not-picked"
                : waits ? "registration.draw.lost" : "registration.draw.lost-over";
        return placeNow(work, event, addressee, words, Draws.DRAW_LOST, key);
    }

    private Optional<Delivery> friends(
            UnitOfWork work, Event event, Addressee addressee, Words words, FirstWords body) {
        boolean seated = registrations
                .find(work, event.id(), addressee.personId())
                .filter(registration -> registration.state().takesSeat())
                .isPresent();
        return placeNow(
                work,
                event,
                addressee,
                words,
                FRIENDS_SEATED,
                seated ? "registration.friends.seated" : "registration.friends.in-line");
    }

    private Optional<Delivery> placeNow(
            UnitOfWork work, Event event, Addressee addressee, Words words, String kind, String key) {
        Reply reply = Reply.text(
                words.text(key, "title", event.title(), "at", event.schedule().startsAt()),
                ButtonRow.of(Button.normal(
                        words.label("event.button.place"),
                        Action.of("event place").with("event", event.id()))));
        return Optional.of(quietly(work, event, addressee, kind, reply).inSlot(kind + ":" + event.id()));
    }

    private boolean stillAt(UnitOfWork work, Event event, Addressee addressee, int version, RegistrationState state) {
        return registrations
                .find(work, event.id(), addressee.personId())
                .filter(registration -> registration.version() == version && registration.state() == state)
                .isPresent();
    }

    private Optional<Delivery> offerOver(UnitOfWork work, Event event, Addressee addressee, Words words, Over body) {
        RichText text = words.text("registration.offer.over", "title", event.title());
        Reply reply = Reply.text(
                text,
                ButtonRow.of(Button.normal(
                        words.label("registration.button.line-up-again"),
                        Action.of("event register").with("event", event.id()))));
        return Optional.of(quietly(work, event, addressee, OFFER_OVER, reply));
    }

    private Optional<Delivery> lineClosed(UnitOfWork work, Event event, Addressee addressee, Words words, Over body) {
        return Optional.of(quietly(
                work,
                event,
                addressee,
                LINE_CLOSED,
                Reply.text(words.text("registration.line.closed", "title", event.title()))));
    }

    private Optional<Delivery> seatReleased(UnitOfWork work, Event event, Addressee addressee, Words words, Over body) {
        return Optional.of(quietly(
                work,
                event,
                addressee,
                SEAT_RELEASED,
                Reply.text(words.text("registration.released", "title", event.title()))));
    }

    private Delivery quietly(UnitOfWork work, Event event, Addressee addressee, String kind, Reply reply) {
        return notices.quietly(
                notices.delivery(event, addressee, kind, reply),
                addressee,
                work.now(),
                event.schedule().startsAt());
    }
}
