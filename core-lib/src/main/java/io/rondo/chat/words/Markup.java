package io.rondo.chat.words;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import java.util.ArrayList;
import java.util.List;

/** Turns a formatted message with {@code **bold**}, {@code `code`} and sentinels into spans. Used once, by one thread. */
final class Markup {

    private enum Mode {
        PLAIN,
        BOLD,
        CODE
    }

    private final Sentinels sentinels;
    private final List<Span> spans = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private Mode mode = Mode.PLAIN;

    private Markup(Sentinels sentinels) {
        this.sentinels = sentinels;
    }

    static RichText read(String formatted, Sentinels sentinels) {
        return new Markup(sentinels).read(formatted);
    }

    /** @throws IllegalStateException when a bold or code part is not closed */
    static void check(String key, String pattern) {
        long ticks = pattern.chars().filter(c -> c == '`').count();
        int stars = pattern.split("\\*\\*", -1).length - 1;
        if (ticks % 2 != 0 || stars % 2 != 0) {
            throw new IllegalStateException(key + " has markup that is not closed");
        }
    }

    private RichText read(String formatted) {
        for (int i = 0; i < formatted.length(); i++) {
            char c = formatted.charAt(i);
            if (Sentinels.isOne(c)) {
                sentinels.meaning(c).forEach(this::insert);
            } else if (c == '`' && mode != Mode.BOLD) {
                turn(Mode.CODE);
            } else if (c == '*' && mode != Mode.CODE && formatted.startsWith("**", i)) {
                turn(Mode.BOLD);
                i++;
            } else {
                text.append(c);
            }
        }
        finishSpan();
        return new RichText(spans);
    }

    private void turn(Mode other) {
        finishSpan();
        mode = mode == other ? Mode.PLAIN : other;
    }

    private void insert(Span span) {
        if (span instanceof Span.Plain(String plain)) {
            text.append(plain);
        } else {
            finishSpan();
            spans.add(span);
        }
    }

    private void finishSpan() {
        if (!text.isEmpty()) {
            String part = text.toString();
            spans.add(
                    switch (mode) {
                        case PLAIN -> new Span.Plain(part);
                        case BOLD -> new Span.Bold(part);
                        case CODE -> new Span.Code(part);
                    });
            text.setLength(0);
        }
    }
}
