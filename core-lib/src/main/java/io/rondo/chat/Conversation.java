package io.rondo.chat;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Words;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * What a handler gets: who asks, where, with which options, in which unit of work.
 *
 * @param incoming as the platform said it
 * @param options checked against the command's declared types
 * @param onward runs other commands in this unit of work
 */
public record Conversation(
        UnitOfWork work, Incoming incoming, Requester requester, Options options, Words words, Onward onward) {

    /** Runs another command as the same person, in the same unit of work. The dispatcher is one. */
    @FunctionalInterface
    public interface Onward {
        /** @param answers what a person filled in, unchecked; the action itself is our own */
        Reply go(Conversation from, Action action, Map<String, String> answers);
    }

    /** A conversation in which no other command is run. */
    public Conversation(UnitOfWork work, Incoming incoming, Requester requester, Options options, Words words) {
        this(work, incoming, requester, options, words, (from, action, answers) -> {
            throw new IllegalStateException("nothing here to run " + action.command());
        });
    }

    /**
     * Answers with what another command answers: authorised and checked like a press, in this unit of work.
     *
     * @throws UserError as that command throws it
     */
    public Reply goOn(Action action) {
        return onward.go(this, action, Map.of());
    }

    /** As {@link #goOn(Action)}, completed with answers that a person gave; a bad answer shows the form again. */
    public Reply submit(Action action, Map<String, String> answers) {
        return onward.go(this, action, answers);
    }

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
