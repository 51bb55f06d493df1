package io.rondo.registration;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.event.Event;
import io.rondo.event.EventState;
import io.rondo.registration.rule.EventRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How a person's place looks, with everything that they can do there. Made from rows each time, so a second press shows what is. */
final class PlaceView {

    private PlaceView() {}

    /**
     * What is still to be asked of someone who has a seat.
     *
     * @param direct whether to ask if the bot may write directly
     * @param contact whether to ask how a match may reach them
     * @param failed whether they want direct messages and none arrives
     * @param username the name to show on the button, where the platform has one
     */
    record Asks(boolean direct, boolean contact, boolean failed, Optional<String> username) {
        static final Asks NOTHING = new Asks(false, false, false, Optional.empty());
    }

    /**
     * What is to be said of the place besides its state.
     *
     * @param position in the line; 0 for someone not in it
     * @param capacity of the event, or of the slot that the place is in
     * @param slot the name of that slot
     * @param application the instant of the draw that they have applied for
     * @param friends how many come together; 0 for someone alone
     */
    record Standing(
            int position, int capacity, Optional<String> slot, Optional<Application> application, int friends) {}

    /** @param drawnAt the instant of the draw; past where hosts pick one by one */
    record Application(EventRules.Kind kind, Instant drawnAt, boolean pending) {}

    static Reply.Text show(Event event, Registration registration, Standing standing, Asks asks, Words words) {
        if (event.state() == EventState.CANCELLED || event.state() == EventState.SKIPPED) {
            return Reply.text(words.text(
                    event.state() == EventState.CANCELLED
                            ? "registration.called-off"
                            : "registration.did-not-take-place",
                    "title",
                    event.title(),
                    "at",
                    event.schedule().startsAt(),
                    "reason",
                    event.cancelReason().orElse("")));
        }
        return switch (registration.state()) {
            case REGISTERED, CONFIRMED -> seated(event, registration, standing, asks, words);
            case WAITLISTED -> inLine(event, standing, words);
            case OFFERED ->
                offer(
                        event,
                        registration.offeredUntil().orElseThrow(),
                        registration.partyId().isPresent(),
                        words);
            case DECLINED -> gone(event, "registration.declined", words);
            case LAPSED -> gone(event, "registration.released", words);
            case CANCELLED -> gone(event, "registration.cancelled", words);
            case ATTENDED, LATE -> Reply.text(words.text("registration.attended", "title", event.title()));
            case NO_SHOW -> Reply.text(words.text("registration.no-show", "title", event.title()));
        };
    }

    private static Reply.Text seated(
            Event event, Registration registration, Standing standing, Asks asks, Words words) {
        List<RichText> lines = new ArrayList<>();
        List<ButtonRow> rows = new ArrayList<>();
        lines.add(seat(event, registration, words));
        standing.slot().ifPresent(slot -> lines.add(words.text("registration.slot", "slot", slot)));
        if (standing.friends() > 1) {
            lines.add(words.text("registration.friends", "people", standing.friends()));
        }
        if (registration.state() == RegistrationState.REGISTERED && event.state() == EventState.REG_CONFIRM) {
            rows.add(confirmation(event, words));
        }
        if (asks.direct() || asks.contact()) {
            lines.add(question(asks, words));
        }
        if (asks.failed()) {
            lines.add(words.text("registration.direct.failed"));
            rows.add(ButtonRow.of(Button.normal(
                    words.label("registration.button.try-again"),
                    place("direct", event).with("yes", "yes"))));
        }
        if (asks.direct()) {
            rows.add(direct(event, words));
        }
        if (asks.contact()) {
            rows.add(contact(event, asks, words));
        }
        rows.add(ButtonRow.of(
                Button.normal(
                        words.label("event.button.calendar"),
                        Action.of("event calendar").with("event", event.id())),
                Button.normal(
                        words.label("registration.button.remind"),
                        Action.of("place remind").with("event", event.id())),
                Button.danger(words.label("registration.button.cancel"), place("cancel", event))));
        return Reply.text(RichText.lines(lines)).with(rows);
    }

    private static RichText seat(Event event, Registration registration, Words words) {
        Instant at = event.schedule().startsAt();
        if (registration.state() == RegistrationState.CONFIRMED) {
            return words.text("registration.in-confirmed", "title", event.title(), "at", at);
        }
        return event.state() == EventState.REG_CONFIRM
                ? words.text(
                        "registration.confirmation.request",
                        "title",
                        event.title(),
                        "at",
                        at,
                        "closes",
                        event.schedule().confirmationClosesAt())
                : words.text(
                        "registration.in",
                        "title",
                        event.title(),
                        "at",
                        at,
                        "opens",
                        event.schedule().confirmationOpensAt());
    }

    private static RichText question(Asks asks, Words words) {
        String which = asks.direct() && asks.contact() ? "both" : asks.direct() ? "direct" : "contact";
        String username = asks.username().map(name -> "@" + name).orElse("");
        return words.text(
                "registration.ask." + which,
                "named",
                new Words.Select(asks.username().isPresent() ? "yes" : "no"),
                "username",
                username);
    }

    private static ButtonRow direct(Event event, Words words) {
        return ButtonRow.of(
                Button.normal(
                        words.label("registration.button.write-to-me"),
                        place("direct", event).with("yes", "yes")),
                Button.normal(
                        words.label("registration.button.only-thread"),
                        place("direct", event).with("yes", "no")));
    }

    private static ButtonRow contact(Event event, Asks asks, Words words) {
        List<Button> buttons = new ArrayList<>();
        asks.username()
                .ifPresent(name -> buttons.add(
                        Button.normal("@" + name, place("contact", event).with("how", "USERNAME"))));
        buttons.add(Button.normal(
                words.label("registration.button.through-you"),
                place("contact", event).with("how", "RELAY")));
        buttons.add(Button.normal(
                words.label("registration.button.not-at-all"),
                place("contact", event).with("how", "NONE")));
        return new ButtonRow(buttons);
    }

    static ButtonRow confirmation(Event event, Words words) {
        return ButtonRow.of(
                Button.primary(words.label("registration.button.be-there"), place("confirm", event)),
                Button.normal(words.label("registration.button.cannot-come"), place("decline", event)));
    }

    private static Reply.Text inLine(Event event, Standing standing, Words words) {
        List<RichText> lines = new ArrayList<>();
        lines.add(standing.application()
                .map(application -> applied(event, application, words))
                .orElseGet(() -> words.text(
                        standing.slot().isPresent() ? "registration.in-line-slot" : "registration.in-line",
                        "capacity",
                        standing.capacity(),
                        "position",
                        standing.position(),
                        "slot",
                        standing.slot().orElse(""))));
        if (standing.application().isPresent()) {
            standing.slot().ifPresent(slot -> lines.add(words.text("registration.slot", "slot", slot)));
        }
        if (standing.friends() > 1) {
            lines.add(words.text("registration.friends", "people", standing.friends()));
        }
        return Reply.text(
                RichText.lines(lines),
                ButtonRow.of(Button.normal(words.label("registration.button.leave-line"), place("cancel", event))));
    }

    private static RichText applied(Event event, Application application, Words words) {
        String key = application.kind() == EventRules.Kind.LOTTERY
                ? "registration.applied.lottery"
                : application.pending() ? "registration.applied.pick" : "registration.applied.open";
        return words.text(key, "title", event.title(), "at", application.drawnAt());
    }

    static Reply.Text offer(Event event, Instant until, boolean friends, Words words) {
        return Reply.text(
                words.text(
                        friends ? "registration.offer.friends" : "registration.offer",
                        "title",
                        event.title(),
                        "until",
                        until),
                ButtonRow.of(
                        Button.primary(words.label("registration.button.take"), place("take", event)),
                        Button.normal(words.label("registration.button.no-thanks"), place("refuse", event))));
    }

    private static Reply.Text gone(Event event, String key, Words words) {
        Reply.Text text = Reply.text(
                words.text(key, "title", event.title(), "at", event.schedule().startsAt()));
        return event.state().takesRegistrations()
                ? text.with(ButtonRow.of(Button.normal(
                        words.label("registration.button.register-again"),
                        Action.of("event register").with("event", event.id()))))
                : text;
    }

    private static Action place(String what, Event event) {
        return Action.of("place " + what).with("event", event.id());
    }
}
