package io.rondo.playground;

import io.rondo.chat.reply.Reply;
import io.rondo.tx.Json;
import java.time.Instant;
import java.util.Optional;

/**
 * A message as its row holds it.
 *
 * @param revision counted over the whole playground; an edit gets a new one
 * @param viewer who alone sees it; empty: everyone in the chat
 * @param author the persona who typed it; empty: the bot
 * @param reply what it shows, as JSON
 */
public record PostedMessage(
        long id,
        long revision,
        String chat,
        Optional<String> viewer,
        Optional<String> author,
        boolean edited,
        String reply,
        Instant at) {

    Reply content() {
        return Json.read(reply, Reply.class);
    }

    Room room() {
        return new Room(chat);
    }
}
