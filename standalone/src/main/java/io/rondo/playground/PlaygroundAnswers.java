package io.rondo.playground;

import io.rondo.chat.Answer;
import io.rondo.chat.Incoming;
import io.rondo.chat.Requester;
import io.rondo.chat.dispatch.AnswerWriter;
import io.rondo.chat.dispatch.Answered;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.playground.MessageBoard.Writing;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;

/**
 * Writes answers as messages, in the transaction of what they answer, and remembers which, so that a repeated request gets the
 * same. Safe to use from several threads.
 */
final class PlaygroundAnswers implements AnswerWriter {

    private static final String MESSAGES_OF = "messages of ";

    private final MessageBoard board;

    PlaygroundAnswers(MessageBoard board) {
        this.board = board;
    }

    @Override
    public void write(UnitOfWork work, Incoming incoming, Optional<Requester> requester, Answered answered) {
        if (writtenFor(work, incoming.requestId()).isPresent()) {
            // A line that nobody listens for is not recorded by the dispatcher, so it may come again.
            return;
        }
        List<Writing> writings = new ArrayList<>(typedLine(incoming, answered));
        int lines = writings.size();
        writings.addAll(answer(incoming, answered));
        List<PostedMessage> written = board.write(work, writings);
        work.answered(MESSAGES_OF + incoming.requestId(), Json.tree(written.subList(lines, written.size())));
    }

    /** The messages that this request was answered with, as they were then; empty when it was not answered yet. */
    static Optional<List<PostedMessage>> writtenFor(UnitOfWork work, String requestId) {
        return work.once(MESSAGES_OF + requestId)
                .map(messages -> StreamSupport.stream(messages.spliterator(), false)
                        .map((JsonNode message) -> Json.read(message, PostedMessage.class))
                        .toList());
    }

    private static List<Writing> typedLine(Incoming incoming, Answered answered) {
        if (!(incoming.input() instanceof Incoming.Input.Line line)) {
            return List.of();
        }
        // Others in the group see what was said to all, not the command that had a private answer.
        boolean shared = answered.how() == Answer.PUBLIC || answered.reply() instanceof Reply.Nothing;
        String author = incoming.sender().externalId();
        return List.of(new Writing.Post(
                roomOf(incoming),
                shared ? Optional.empty() : viewerOf(incoming),
                Optional.of(author),
                Optional.empty(),
                Reply.text(RichText.plain(line.text()))));
    }

    private static List<Writing> answer(Incoming incoming, Answered answered) {
        List<Writing> writings = new ArrayList<>();
        Optional<Long> edited =
                answered.how() == Answer.EDIT ? incoming.chat().messageId().map(Long::valueOf) : Optional.empty();
        Optional<String> viewer = answered.how() == Answer.PUBLIC ? Optional.empty() : viewerOf(incoming);
        for (Reply reply : MessageBoard.messagesOf(answered.reply())) {
            writings.add(
                    edited.isPresent() && writings.isEmpty()
                            ? new Writing.Edit(edited.get(), reply)
                            : new Writing.Post(roomOf(incoming), viewer, Optional.empty(), Optional.empty(), reply));
        }
        return writings;
    }

    private static Room roomOf(Incoming incoming) {
        return new Room(incoming.chat().externalId());
    }

    /** In a direct chat there is nobody else to hide it from. */
    private static Optional<String> viewerOf(Incoming incoming) {
        return roomOf(incoming).isGroup() ? Optional.of(incoming.sender().externalId()) : Optional.empty();
    }
}
