package io.rondo.telegram.render;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.telegram.api.TelegramHtml;
import java.util.stream.Collectors;

/** Texts as Telegram's HTML. What people wrote is escaped. Pure. */
final class Html {

    private Html() {}

    static String of(RichText text) {
        return text.spans().stream().map(Html::of).collect(Collectors.joining());
    }

    private static String of(Span span) {
        return switch (span) {
            case Span.Plain(String plain) -> TelegramHtml.escape(plain);
            case Span.Bold(String plain) -> TelegramHtml.bold(plain);
            case Span.Code(String plain) -> "<code>" + TelegramHtml.escape(plain) + "</code>";
            case Span.Link(String plain, String url) when PublicUrl.isOne(url) -> TelegramHtml.link(plain, url);
            case Span.Link(String plain, String url) -> spelled(plain, url);
            case Span.Time time -> TelegramHtml.time(time.at(), format(time.style()), time.plain());
        };
    }

    /** An address that Telegram makes no link of, to be copied. */
    static String spelled(String label, String url) {
        return TelegramHtml.escape(label) + ": <code>" + TelegramHtml.escape(url) + "</code>";
    }

    private static String format(Span.Style style) {
        return switch (style) {
            case FULL -> "wDt";
            case CLOCK -> "t";
            case RELATIVE -> "r";
        };
    }
}
