package io.rondo.playground;

import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.delivery.Transport;
import io.rondo.playground.MessageBoard.Writing;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Brings notices into the playground. The same delivery sent again stays one message. Safe to use from several threads. */
public final class PlaygroundTransport implements Transport {

    private final Transactor transactor;
    private final MessageBoard board;

    PlaygroundTransport(Transactor transactor, MessageBoard board) {
        this.transactor = transactor;
        this.board = board;
    }

    @Override
    public Platform platform() {
        return Platform.PLAYGROUND;
    }

    @Override
    public Outcome send(UUID deliveryId, Target target, Reply reply) {
        Room room = new Room(target.chat());
        List<Reply> replies = MessageBoard.messagesOf(reply);
        if (replies.isEmpty()) {
            return new Outcome.Rejected("nothing to show");
        }
        return transactor.call(work -> {
            if (!isThere(work, room)) {
                return new Outcome.Unreachable("nobody is called " + target.chat());
            }
            Optional<Long> edited = target.messageId().flatMap(id -> editable(work, id, room));
            if (target.messageId().isPresent() && edited.isEmpty()) {
                return new Outcome.MessageGone();
            }
            PostedMessage first = board.write(work, writings(deliveryId, room, edited, replies))
                    .getFirst();
            return new Outcome.Sent(Long.toString(first.id()));
        });
    }

    private static List<Writing> writings(UUID deliveryId, Room room, Optional<Long> edited, List<Reply> replies) {
        List<Writing> writings = new ArrayList<>();
        for (Reply reply : replies) {
            boolean first = writings.isEmpty();
            writings.add(
                    first && edited.isPresent()
                            ? new Writing.Edit(edited.get(), reply)
                            : new Writing.Post(
                                    room,
                                    Optional.empty(),
                                    Optional.empty(),
                                    Optional.of(first ? deliveryId : follower(deliveryId, writings.size())),
                                    reply));
        }
        return writings;
    }

    private static UUID follower(UUID deliveryId, int number) {
        return UUID.nameUUIDFromBytes((deliveryId + "/" + number).getBytes(StandardCharsets.UTF_8));
    }

    private static boolean isThere(UnitOfWork work, Room room) {
        return room.isGroup()
                || room.owner().flatMap(work.store(PersonaStore.class)::find).isPresent();
    }

    private static Optional<Long> editable(UnitOfWork work, String messageId, Room room) {
        return MessageIds.parse(messageId)
                .flatMap(work.store(MessageStore.class)::find)
                .filter(message -> message.chat().equals(room.key()))
                .map(PostedMessage::id);
    }
}
