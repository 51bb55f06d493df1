package io.rondo.chat.words;

import io.rondo.chat.reply.Span;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands in for arguments while a message is formatted, one private-use character each, so that nothing that people wrote is
 * ever read as part of the pattern or as markup.
 */
final class Sentinels {

    private static final char FIRST = '\uE000';
    private static final char LAST = '\uF8FF';

    private final List<List<Span>> meanings = new ArrayList<>();

    static boolean isOne(int character) {
        return character >= FIRST && character <= LAST;
    }

    /** The character that means these spans. */
    String standFor(List<Span> spans) {
        if (FIRST + meanings.size() > LAST) {
            throw new IllegalArgumentException("too many arguments");
        }
        meanings.add(spans);
        return String.valueOf((char) (FIRST + meanings.size() - 1));
    }

    List<Span> meaning(char sentinel) {
        return meanings.get(sentinel - FIRST);
    }
}
