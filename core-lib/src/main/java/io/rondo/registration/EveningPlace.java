package io.rondo.registration;

import io.rondo.chat.Conversation;
import io.rondo.chat.reply.Reply;
import io.rondo.event.Event;
import java.util.Optional;

/** What a person can do at an event that is ready, running or just over. The round room fills this port. */
@FunctionalInterface
public interface EveningPlace {

    /** The place on the evening: ready, current call, rating; empty where the registration itself says all. */
    Optional<Reply> show(Conversation conversation, Event event, Registration registration);
}
