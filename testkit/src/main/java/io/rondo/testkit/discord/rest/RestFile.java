package io.rondo.testkit.discord.rest;

import java.nio.charset.StandardCharsets;

/** A file that came with a request. */
public record RestFile(String name, byte[] content) {
    /** The content as UTF-8 text. */
    public String text() {
        return new String(content, StandardCharsets.UTF_8);
    }
}
