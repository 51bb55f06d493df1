package io.rondo.discord.render;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Texts as Discord's markdown. What people wrote is escaped, so that it looks as they wrote it. Pure. */
final class Markdown {

    /** A web address becomes a link by itself, and a backslash in it would break it. */
    private static final Pattern ADDRESS = Pattern.compile("https?://[^\\s<>|*`]+");

    private static final Pattern SPECIAL = Pattern.compile("[\\\\*_~`|<>\\[\\]]|@(?=everyone|here)");
    /** Headings, small print, quotes and lists, which begin a line. */
    private static final Pattern LINE_START = Pattern.compile("(?m)^(\\s*)(?:([#+-])|(\\d+)\\.)");

    private static final String ZERO_WIDTH_SPACE = "\u200b";

    private Markdown() {}

    static String of(RichText text) {
        StringBuilder markdown = new StringBuilder();
        for (Span span : text.spans()) {
            String next = of(span);
            // Two bold pieces side by side would leave four asterisks, which mean nothing.
            if (!markdown.isEmpty() && markdown.charAt(markdown.length() - 1) == '*' && next.startsWith("*")) {
                markdown.append(ZERO_WIDTH_SPACE);
            }
            markdown.append(next);
        }
        return markdown.toString();
    }

    static String of(Span span) {
        return switch (span) {
            case Span.Plain(String plain) -> escape(plain);
            case Span.Bold(String plain) -> bold(plain);
            case Span.Code(String plain) -> code(plain);
            case Span.Link(String plain, String url) when WebAddress.isPublic(url) -> link(plain, url);
            case Span.Link(String plain, String url) -> spelled(plain, url);
            case Span.Time time -> "<t:" + time.at().getEpochSecond() + ":" + format(time.style()) + ">";
        };
    }

    /** Bold, the white space around it outside of the asterisks, where Discord wants it. */
    static String bold(String text) {
        if (text.isBlank()) {
            return text;
        }
        String inner = text.strip();
        int at = text.indexOf(inner);
        return text.substring(0, at) + "**" + escape(inner) + "**" + text.substring(at + inner.length());
    }

    /** An address that Discord makes no link of, to be copied. */
    static String spelled(String label, String url) {
        return escape(label) + ": " + code(url);
    }

    private static String link(String label, String url) {
        String safe = url.replace("(", "%28").replace(")", "%29").replace(" ", "%20");
        return "[" + escape(label).replace("\n", " ") + "](<" + safe + ">)";
    }

    /** Nothing can be escaped inside of a code span, so what would end it is replaced. */
    private static String code(String text) {
        return text.isBlank() ? text : "`" + text.replace('`', '\u02cb') + "`";
    }

    /** What people wrote, so that nothing in it is markup. */
    static String escape(String text) {
        StringBuilder escaped = new StringBuilder();
        Matcher address = ADDRESS.matcher(text);
        int at = 0;
        while (address.find()) {
            escaped.append(escapePiece(text.substring(at, address.start()), at == 0))
                    .append(address.group());
            at = address.end();
        }
        return escaped.append(escapePiece(text.substring(at), at == 0)).toString();
    }

    private static String escapePiece(String piece, boolean atStart) {
        String special = SPECIAL.matcher(piece).replaceAll("\\\\$0");
        Matcher start = LINE_START.matcher(special);
        return start.replaceAll(found -> {
            if (found.start() == 0 && !atStart) {
                return Matcher.quoteReplacement(found.group());
            }
            String escaped = found.group(3) == null ? "\\" + found.group(2) : found.group(3) + "\\.";
            return Matcher.quoteReplacement(found.group(1) + escaped);
        });
    }

    private static String format(Span.Style style) {
        return switch (style) {
            case FULL -> "F";
            case CLOCK -> "t";
            case RELATIVE -> "R";
        };
    }
}
