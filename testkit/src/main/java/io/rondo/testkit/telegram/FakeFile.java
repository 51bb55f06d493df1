package io.rondo.testkit.telegram;

import java.nio.charset.StandardCharsets;

/**
 * A file that the bot sent or a person attached.
 *
 * @param fileId what a bot may send again instead of the bytes
 * @param name the file name as it was uploaded
 * @param content the bytes; empty when the bot passed a URL or an unknown file id
 */
public record FakeFile(String fileId, String name, byte[] content) {

    /** The content read as UTF-8, for calendars and other texts. */
    public String contentAsText() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
