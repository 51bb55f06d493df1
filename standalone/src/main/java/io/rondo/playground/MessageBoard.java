package io.rondo.playground;

import io.rondo.chat.reply.Reply;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Where messages are written and edited, each with a revision of its own. Safe to use from several threads. */
final class MessageBoard {

    /** What is to be on the board. */
    sealed interface Writing {

        /** A new message; a delivery that is written again stays the message that it was. */
        record Post(Room room, Optional<String> viewer, Optional<String> author, Optional<UUID> deliveryId, Reply reply)
                implements Writing {}

        /** Another content for a message that is there. */
        record Edit(long id, Reply reply) implements Writing {}
    }

    private final Changes changes;

    MessageBoard(Changes changes) {
        this.changes = changes;
    }

    /**
     * Writes in this order and gives the messages as they are then. Locks the revision until commit, so it comes last in a
     * unit of work.
     *
     * @throws IllegalStateException when a message to edit is not there
     */
    List<PostedMessage> write(UnitOfWork work, List<Writing> writings) {
        if (writings.isEmpty()) {
            return List.of();
        }
        MessageStore store = work.store(MessageStore.class);
        long before = store.lockRevision();
        long revision = before;
        List<PostedMessage> written = new ArrayList<>();
        for (Writing writing : writings) {
            PostedMessage message = switch (writing) {
                case Writing.Post post -> post(work, store, post, revision + 1);
                case Writing.Edit edit ->
                    store.edit(edit.id(), revision + 1, Json.write(edit.reply()))
                            .or(() -> store.find(edit.id()))
                            .orElseThrow(() -> new IllegalStateException("No message " + edit.id()));
            };
            written.add(message);
            revision = Math.max(revision, message.revision());
        }
        if (revision > before) {
            long reached = revision;
            store.moveRevision(reached);
            work.afterCommit(() -> changes.reached(reached));
        }
        return written;
    }

    private static PostedMessage post(UnitOfWork work, MessageStore store, Writing.Post post, long revision) {
        return post.deliveryId()
                .flatMap(store::findByDelivery)
                .flatMap(store::find)
                .orElseGet(() -> store.add(
                        revision,
                        post.room().key(),
                        post.viewer(),
                        post.author(),
                        post.deliveryId(),
                        Json.write(post.reply()),
                        work.now()));
    }

    /** The messages that a reply becomes: several for {@code Several}, none for {@code Nothing}. */
    static List<Reply> messagesOf(Reply reply) {
        return switch (reply) {
            case Reply.Nothing _ -> List.of();
            case Reply.Several several ->
                several.replies().stream()
                        .flatMap(one -> messagesOf(one).stream())
                        .toList();
            case Reply one -> List.of(one);
        };
    }
}
