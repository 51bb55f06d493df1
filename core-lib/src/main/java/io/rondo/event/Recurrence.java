package io.rondo.event;

import io.rondo.chat.Conversation;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** How events repeat, as far as the event's own room needs it. The room of series fills this port. */
public interface Recurrence {

    /** The option, carried by buttons alone, that says whether one event of a series is meant or all that follow, too. */
    String SCOPE = "scope";

    /**
     * The rule that somebody wrote, as it is stored; empty when they wrote that nothing repeats.
     *
     * @throws UserError when it cannot be read, never comes true, or repeats before the event is over
     */
    Optional<String> read(String written, Schedule schedule, EventKind kind, Optional<Integer> rounds, Instant now);

    /** What repeats and when next, in a sentence; empty for an event that does not. */
    RichText describe(UnitOfWork work, Event event, Words words);

    /** An event was published: where it has a rule, its series begins. Publishing it again changes nothing. */
    void published(UnitOfWork work, Event event);

    /** What a person may do about the series of an event, as buttons below its details. */
    List<Reply.ButtonRow> buttons(Conversation conversation, Event event);

    /**
     * Before a change to an event: the question whether all that follow are meant, too, or the answer when they were and all are
     * changed; empty when just this one is meant or there are no others.
     *
     * @param command the host's command, such as {@code event move}
     * @param change what an edit makes of an event's values
     */
    Optional<Reply> following(
            Conversation conversation, Event event, String command, UnaryOperator<EventValues> change);
}
