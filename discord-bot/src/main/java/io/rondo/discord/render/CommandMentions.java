package io.rondo.discord.render;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Shows a command that a text names so that a press on it begins the command, whatever the reader's Discord calls it. Discord shows
 * it by the name that is written, and wants the command's id, which is known once the commands are registered; until then a command
 * is plain text. Thread-safe.
 */
public final class CommandMentions {

    // Characters that stand for nothing, in place of what would be escaped or cut; as long as what they stand for.
    private static final char ANGLE = '\ufdd0';
    private static final char SLASH = '\ufdd1';
    private static final char SPACE = '\ufdd2';
    private static final char END = '\ufdd3';
    private static final Pattern PLACEHOLDERS = Pattern.compile("[" + ANGLE + SLASH + SPACE + END + "]");
    /** Others would have to be escaped. */
    private static final Pattern NAME = Pattern.compile("[a-z0-9 -]+");

    private volatile Optional<Known> known = Optional.empty();

    private record Known(Pattern named, Map<String, String> ids) {}

    /** @param ids by each name that can be called, such as {@code event create}, the id of its command */
    public void know(Map<String, String> ids) {
        Map<String, String> plain = ids.entrySet().stream()
                .filter(entry -> NAME.matcher(entry.getKey()).matches())
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
        String longestFirst = plain.keySet().stream()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .map(Pattern::quote)
                .collect(Collectors.joining("|"));
        known = plain.isEmpty()
                ? Optional.empty()
                : Optional.of(new Known(Pattern.compile("(?<![\\w/:.])/(" + longestFirst + ")(?![\\w/-])"), plain));
    }

    /** The text with its commands marked, to be made markdown of and then {@link #shown}. */
    RichText marked(RichText text) {
        return known.map(commands -> new RichText(text.spans().stream()
                        .map(span -> marked(span, commands))
                        .toList()))
                .orElse(text);
    }

    private static Span marked(Span span, Known commands) {
        return switch (span) {
            case Span.Plain(String plain) -> new Span.Plain(marked(plain, commands));
            case Span.Code(String plain)
            when commands.named().matcher(plain).matches() -> new Span.Plain(marked(plain, commands));
            default -> span;
        };
    }

    private static String marked(String plain, Known commands) {
        String clean = PLACEHOLDERS.matcher(plain).replaceAll("");
        return commands.named()
                .matcher(clean)
                .replaceAll(found -> Matcher.quoteReplacement("" + ANGLE + SLASH
                        + found.group(1).replace(' ', SPACE) + ":"
                        + commands.ids().get(found.group(1)) + END));
    }

    /** Markdown in which the marked commands are mentions, as long as it was. */
    static String shown(String markdown) {
        return markdown.replace(ANGLE, '<')
                .replace(SLASH, '/')
                .replace(SPACE, ' ')
                .replace(END, '>');
    }
}
