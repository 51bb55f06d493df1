package io.rondo.discord.render;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Cuts a long text into pieces whose markdown is short enough: between lines if it can, else between words, and only then
 * inside a word; never inside a link, an instant or a character. Markup that is open at a cut is whole on both sides.
 */
final class Pieces {

    private static final Pattern WORD = Pattern.compile("\\n|[^\\S\\n]*[^\\s]+|[^\\S\\n]+");
    /** A line that ends in the first quarter of a piece is no good place to end that piece. */
    private static final int LEAST_FILLED = 4;
    /** A word of this many letters is cut; its markup, each letter escaped, is still short enough. */
    private static final int LONGEST_WORD = 400;

    private final int limit;
    private final List<String> pieces = new ArrayList<>();
    private List<Span> piece = new ArrayList<>();

    private Pieces(int limit) {
        this.limit = limit;
    }

    /** As {@link #of(RichText, int)}, with the commands that the text names as mentions. */
    static List<String> of(RichText text, int limit, CommandMentions commands) {
        return of(commands.marked(text), limit).stream()
                .map(CommandMentions::shown)
                .toList();
    }

    /** The markdown in pieces of at most {@code limit} UTF-16 units, from 1,000; none for a blank text. */
    static List<String> of(RichText text, int limit) {
        String whole = Markdown.of(text);
        if (whole.isBlank()) {
            return List.of();
        }
        if (whole.length() <= limit) {
            return List.of(whole.strip());
        }
        Pieces pieces = new Pieces(limit);
        text.spans().stream().flatMap(Pieces::words).forEach(pieces::add);
        pieces.emit(pieces.piece);
        return List.copyOf(pieces.pieces);
    }

    private static Stream<Span> words(Span span) {
        return switch (span) {
            case Span.Plain(String plain) -> words(plain).map(Span.Plain::new);
            case Span.Bold(String plain) -> words(plain).map(Span.Bold::new);
            case Span.Code(String plain) -> words(plain).map(Span.Code::new);
            case Span.Link link -> Stream.of(link);
            case Span.Time time -> Stream.of(time);
        };
    }

    private static Stream<String> words(String text) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(text);
        while (word.find()) {
            String found = word.group();
            while (found.length() > LONGEST_WORD) {
                int cut = Character.isHighSurrogate(found.charAt(LONGEST_WORD - 1)) ? LONGEST_WORD - 1 : LONGEST_WORD;
                words.add(found.substring(0, cut));
                found = found.substring(cut);
            }
            words.add(found);
        }
        return words.stream();
    }

    private void add(Span word) {
        piece.add(word);
        if (markdown(piece).length() > limit && piece.size() > 1) {
            int at = bestCut();
            List<Span> rest = new ArrayList<>(piece.subList(at, piece.size()));
            emit(piece.subList(0, at));
            piece = rest;
        }
    }

    /** The index of the first word of the next piece. */
    private int bestCut() {
        for (int i = piece.size() - 1; i > piece.size() / LEAST_FILLED; i--) {
            if (piece.get(i - 1).plain().equals("\n")) {
                return i;
            }
        }
        return piece.size() - 1;
    }

    private void emit(List<Span> words) {
        String markdown = markdown(words).strip();
        if (!markdown.isEmpty()) {
            pieces.add(markdown);
        }
    }

    private static String markdown(List<Span> words) {
        List<Span> joined = new ArrayList<>();
        for (Span word : words) {
            if (!joined.isEmpty() && join(joined.getLast(), word) instanceof Joined.One(Span one)) {
                joined.set(joined.size() - 1, one);
            } else {
                joined.add(word);
            }
        }
        return Markdown.of(new RichText(joined));
    }

    private sealed interface Joined {
        record One(Span span) implements Joined {}

        record Two() implements Joined {}
    }

    private static Joined join(Span one, Span other) {
        if (one instanceof Span.Plain(String a) && other instanceof Span.Plain(String b)) {
            return new Joined.One(new Span.Plain(a + b));
        }
        if (one instanceof Span.Bold(String a) && other instanceof Span.Bold(String b)) {
            return new Joined.One(new Span.Bold(a + b));
        }
        if (one instanceof Span.Code(String a) && other instanceof Span.Code(String b)) {
            return new Joined.One(new Span.Code(a + b));
        }
        return new Joined.Two();
    }
}
