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
import io.rondo.registration.Registration;
import java.util.List;
import java.util.stream.IntStream;

/** The message with the rules and [I'm here], and what becomes of it. Pure. */
final class ReadyScreen {

    private static final int RULES = 6;

    /** The rules in six short lines. */
    static RichText rules(Words words) {
        return RichText.lines(IntStream.rangeClosed(1, RULES)
                .mapToObj(line -> words.text("round.rule." + line))
                .toList());
    }

    /** @param next what comes next for the person while the evening runs */
    Reply show(Event event, Registration registration, RichText next, Words words) {
        boolean here = registration.readyAt().isPresent();
        if (event.state() == EventState.READY) {
            return here ? waiting(event, words) : ask(event, words);
        }
        if (event.state() != EventState.RUNNING) {
            return Reply.text(words.text("round.evening-over", "title", event.title()));
        }
        if (registration.leftAt().isPresent() || registration.heldOut()) {
            return Reply.text(words.text("round.gone"));
        }
        if (!event.hasRounds()) {
            return here ? Reply.text(words.text("round.gathering.here", "title", event.title())) : ask(event, words);
        }
        if (here) {
            return Reply.text(
                    words.text("round.waiting").then(RichText.plain(" ")).then(next));
        }
        return Screens.isRatingTime(event)
                ? Reply.text(words.text("round.missed", "title", event.title()))
                : Reply.text(
                        words.text("round.late", "title", event.title()),
                        ButtonRow.of(Button.primary(words.label("round.button.join"), ready(event))));
    }

    private static Reply ask(Event event, Words words) {
        RichText begin = words.text(
                "round.ready.ask",
                "title",
                event.title(),
                "at",
                words.time(event.schedule().startsAt(), Span.Style.CLOCK));
        return Reply.text(
                RichText.lines(List.of(begin, rules(words))),
                ButtonRow.of(Button.primary(words.label("round.button.here"), ready(event))));
    }

    private static Reply waiting(Event event, Words words) {
        boolean waits = event.progress()
                .step()
                .filter(step -> step == Step.START_WITHOUT_ABSENT)
                .isPresent();
        Span.Time at = words.time(
                waits
                        ? event.progress().stepAt().orElseThrow()
                        : event.schedule().startsAt(),
                Span.Style.CLOCK);
        return Reply.text(words.text(waits ? "round.ready.grace" : "round.ready.here", "at", at));
    }

    private static Action ready(Event event) {
        return Action.of("event ready").with("event", event.id());
    }
}
