package io.rondo.chat;

import io.rondo.chat.words.Words;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * What a handler gets: who asks, where, with which options, in which unit of work.
 *
 * @param incoming as the platform said it
 * @param options checked against the command's declared types
 */
public record Conversation(
        UnitOfWork work, Incoming incoming, Requester requester, Options options, Words words) {

    public Instant now() {
        return work.now();
    }

    public boolean isDirect() {
        return incoming.chat().place() == Place.DIRECT;
    }

    public UUID personId() {
        return requester.personId();
    }

    /** @throws UserError when no community is meant: a direct message of someone who belongs to none */
    public UUID communityId() {
        return requester.communityId().orElseThrow(() -> new UserError("chat.error.no-community"));
    }

    /** The message that the pressed button sits on. */
    public Optional<String> messageId() {
        return incoming.chat().messageId();
    }
}
