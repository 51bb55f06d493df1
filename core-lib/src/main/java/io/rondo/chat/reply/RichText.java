package io.rondo.chat.reply;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A text as spans. Immutable. */
public record RichText(@JsonValue List<Span> spans) {

    public static final RichText EMPTY = new RichText(List.of());
    private static final RichText NEW_LINE = RichText.plain("\n");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public RichText {
        spans = List.copyOf(spans);
    }

    /** Text without any markup, as people wrote it. */
    public static RichText plain(String text) {
        return new RichText(List.of(new Span.Plain(text)));
    }

    public static RichText bold(String text) {
        return new RichText(List.of(new Span.Bold(text)));
    }

    /** The texts under one another; empty ones leave no blank line. */
    public static RichText lines(List<RichText> texts) {
        RichText result = EMPTY;
        for (RichText text : texts) {
            if (!text.isEmpty()) {
                result = result.isEmpty() ? text : result.then(NEW_LINE).then(text);
            }
        }
        return result;
    }

    public static RichText lines(RichText... texts) {
        return lines(List.of(texts));
    }

    public RichText then(RichText next) {
        List<Span> all = new ArrayList<>(spans);
        all.addAll(next.spans);
        return new RichText(all);
    }

    public boolean isEmpty() {
        return spans.isEmpty();
    }

    /** What a reader without any rendering sees. */
    public String plain() {
        return spans.stream().map(Span::plain).collect(Collectors.joining());
    }
}
