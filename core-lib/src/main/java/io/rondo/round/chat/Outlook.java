package io.rondo.round.chat;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.chat.words.Words;
import io.rondo.event.Event;
import io.rondo.event.EventState;
import io.rondo.event.Schedule;
import io.rondo.event.Step;
import java.time.Instant;
import java.util.List;

/** What comes next for a person in a running evening, as one sentence. Pure. */
final class Outlook {

    private Outlook() {}

    /**
     * @param planned the person's rounds to come, in order
     * @param nextPlanned the next round of anybody; 0 for none
     * @param gone the person has left for tonight or takes no further part
     */
    static RichText sentence(Event event, List<Integer> planned, int nextPlanned, boolean gone, Words words) {
        if (event.state() == EventState.FINISHED) {
            return words.text("round.next.over");
        }
        if (event.isPaused()) {
            return words.text("round.next.paused");
        }
        Step step = event.progress().step().orElse(Step.CLOSE_RATING);
        Instant at = event.progress().stepAt().orElse(words.now());
        if (step == Step.CLOSE_RATING) {
            return words.text("round.next.rating", "at", clock(at, words));
        }
        if (gone || planned.isEmpty()) {
            return words.text("round.next.last");
        }
        Schedule schedule = event.schedule();
        Instant next = step == Step.END_ROUND ? at.plus(schedule.breakLength()) : at;
        int between = planned.getFirst() - nextPlanned;
        if (between <= 0) {
            return words.text("round.next.round", "at", clock(next, words));
        }
        Instant own =
                next.plus(schedule.roundLength().plus(schedule.breakLength()).multipliedBy(between));
        return words.text("round.next.sit-out", "rounds", between, "at", clock(own, words));
    }

    private static Span.Time clock(Instant at, Words words) {
        return words.time(at, Span.Style.CLOCK);
    }
}
