package io.rondo.telegram.api;

import java.text.BreakIterator;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Cuts long texts into messages: between paragraphs if it can, else between lines, else between words, and only then
 * inside a word; never inside a tag, an HTML entity or a character that people see as one. Tags that are open at a cut
 * are closed there and opened again in the next piece.
 *
 * <p>Lengths are UTF-16 units of the text that people see, as Telegram counts them.
 */
public final class TextSplitter {
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z-]+)[^>]*>");
    private static final Pattern ENTITY = Pattern.compile("&(?:#\\d+|#x[0-9a-fA-F]+|lt|gt|amp|quot);");
    /** A paragraph that ends in the first quarter of a piece is no good place to end that piece. */
    private static final int LEAST_FILLED = 4;

    private final int limit;
    private final List<String> pieces = new ArrayList<>();
    private List<Atom> piece = new ArrayList<>();
    private int shown;

    /** The smallest thing that is not cut. */
    private sealed interface Atom {
        String source();

        default int length() {
            return 0;
        }

        record Open(String source, String name) implements Atom {}

        record Close(String source) implements Atom {}

        record Seen(String source, int length) implements Atom {}
    }

    private TextSplitter(int limit) {
        if (limit < 16) {
            throw new IllegalArgumentException("pieces of " + limit + " are too short to cut sensibly");
        }
        this.limit = limit;
    }

    /** Cuts text without markup; every piece has at most {@code limit} UTF-16 units. No pieces for a blank text. */
    public static List<String> plain(String text, int limit) {
        TextSplitter splitter = new TextSplitter(limit);
        splitter.characters(text);
        return splitter.finish();
    }

    /** Cuts well-formed HTML of Telegram's kind; every piece is well-formed and shows at most {@code limit} units. */
    public static List<String> html(String html, int limit) {
        TextSplitter splitter = new TextSplitter(limit);
        Matcher tag = TAG.matcher(html);
        int at = 0;
        while (tag.find()) {
            splitter.escaped(html.substring(at, tag.start()));
            splitter.add(
                    tag.group(1).isEmpty()
                            ? new Atom.Open(tag.group(), tag.group(2).toLowerCase(Locale.ROOT))
                            : new Atom.Close(tag.group()));
            at = tag.end();
        }
        splitter.escaped(html.substring(at));
        return splitter.finish();
    }

    private void escaped(String text) {
        Matcher entity = ENTITY.matcher(text);
        int at = 0;
        while (entity.find()) {
            characters(text.substring(at, entity.start()));
            // A numeric entity may stand for a character of two units.
            add(new Atom.Seen(entity.group(), entity.group().startsWith("&#") ? 2 : 1));
            at = entity.end();
        }
        characters(text.substring(at));
    }

    private void characters(String text) {
        BreakIterator borders = BreakIterator.getCharacterInstance(Locale.ROOT);
        borders.setText(text);
        int from = borders.first();
        for (int to = borders.next(); to != BreakIterator.DONE; from = to, to = borders.next()) {
            String character = text.substring(from, to);
            if (character.length() <= limit) {
                add(new Atom.Seen(character, character.length()));
            } else {
                // Nobody's writing: a letter under thousands of marks. It is cut between code points.
                character.codePoints().mapToObj(Character::toString).forEach(c -> add(new Atom.Seen(c, c.length())));
            }
        }
    }

    private void add(Atom atom) {
        while (shown + atom.length() > limit) {
            cut();
        }
        piece.add(atom);
        shown += atom.length();
    }

    private void cut() {
        int at = bestCut();
        List<Atom> rest = new ArrayList<>(openAt(at));
        rest.addAll(piece.subList(at, piece.size()));
        emit(piece.subList(0, at), openAt(at));
        piece = withoutLeadingSpace(rest);
        shown = piece.stream().mapToInt(Atom::length).sum();
    }

    /** The index of the first atom of the next piece. */
    private int bestCut() {
        int paragraph = 0;
        int line = 0;
        int word = 0;
        int before = 0;
        boolean afterLineBreak = false;
        for (int i = 0; i < piece.size(); i++) {
            before += piece.get(i).length();
            String source = piece.get(i).source();
            boolean filled = before > limit / LEAST_FILLED;
            if (source.equals("\n") || source.equals("\r\n")) {
                if (filled) {
                    paragraph = afterLineBreak ? i + 1 : paragraph;
                    line = i + 1;
                }
                afterLineBreak = true;
            } else if (piece.get(i).length() > 0) {
                afterLineBreak = false;
                word = filled && source.isBlank() ? i + 1 : word;
            }
        }
        return paragraph > 0 ? paragraph : line > 0 ? line : word > 0 ? word : piece.size();
    }

    private List<Atom.Open> openAt(int index) {
        Deque<Atom.Open> open = new ArrayDeque<>();
        for (Atom atom : piece.subList(0, index)) {
            if (atom instanceof Atom.Open tag) {
                open.addLast(tag);
            } else if (atom instanceof Atom.Close && !open.isEmpty()) {
                open.removeLast();
            }
        }
        return List.copyOf(open);
    }

    private static List<Atom> withoutLeadingSpace(List<Atom> atoms) {
        List<Atom> kept = new ArrayList<>();
        boolean leading = true;
        for (Atom atom : atoms) {
            leading &= atom.length() == 0 || atom.source().isBlank();
            if (!leading || atom.length() == 0) {
                kept.add(atom);
            }
        }
        return kept;
    }

    private void emit(List<Atom> atoms, List<Atom.Open> open) {
        StringBuilder text = new StringBuilder();
        boolean blank = true;
        for (Atom atom : atoms) {
            text.append(atom.source());
            blank &= atom.length() == 0 || atom.source().isBlank();
        }
        open.reversed().forEach(tag -> text.append("</").append(tag.name()).append('>'));
        if (!blank) {
            pieces.add(text.toString().strip());
        }
    }

    private List<String> finish() {
        emit(piece, openAt(piece.size()));
        return List.copyOf(pieces);
    }
}
