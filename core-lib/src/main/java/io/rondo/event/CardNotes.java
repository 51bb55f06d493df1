package io.rondo.event;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.tx.UnitOfWork;
import java.util.List;

/** What other rooms have to say on an event's card. The registration room fills this port. */
@FunctionalInterface
public interface CardNotes {

    /** A line each, in the words given; none where there is nothing to say. */
    List<RichText> of(UnitOfWork work, Event event, Words words);
}
