package io.rondo.catchup.history;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * One message as the platform has it now.
 *
 * @param channelId the channel or topic that was asked for
 * @param thread what the thread is called that it stands in
 * @param authorId who wrote it, by the platform's id
 * @param authorName as shown there
 * @param bot whether a program wrote it
 * @param system whether the platform did: somebody joined, something was pinned
 * @param text as written; empty for a picture without words
 * @param attachments what hangs on it, in a word or file name each
 * @param replyTo the id of the message that it answers
 * @param link opens it
 */
public record Posted(
        String messageId,
        String channelId,
        Optional<String> thread,
        Instant at,
        boolean edited,
        String authorId,
        String authorName,
        boolean bot,
        boolean system,
        String text,
        List<String> attachments,
        Optional<String> replyTo,
        URI link) {

    public Posted {
        attachments = List.copyOf(attachments);
    }
}
