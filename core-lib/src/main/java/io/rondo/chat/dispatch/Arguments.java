package io.rondo.chat.dispatch;

import io.rondo.chat.Command;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.OptionType.Internal;
import io.rondo.chat.OptionType.Number;
import io.rondo.chat.OptionType.OneOf;
import io.rondo.chat.OptionType.YesNo;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads what stands behind a command's name: {@code name:value} in any order, quoted where there are spaces; required options
 * also in their order without a name, the last of which takes all the rest where it is text. One pass; used once.
 */
final class Arguments {

    /** A piece of the line; a named one is an option's, the others are given by their order. */
    private record Piece(Optional<String> name, String value, int start, int end) {}

    private static final Pattern NAME = Pattern.compile("(\\p{L}[\\p{L}\\p{N}_-]{0,31}):");
    private static final String CURLY = "“”„‟«»";
    private static final int SHOWN = 20;

    private final Command command;
    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int at;

    private Arguments(Command command, String text) {
        this.command = command;
        this.text = text;
    }

    /**
     * The options' values as they were written.
     *
     * @throws UserError when an option is unknown or given twice, a quote is not closed, or something is left over
     */
    static Map<String, String> read(Command command, String text) {
        Arguments arguments = new Arguments(command, text);
        arguments.split();
        return arguments.assign();
    }

    /** What a person can give, in the order in which it is listed for them. */
    static List<Option> givable(Command command) {
        return command.options().stream()
                .filter(option -> !(option.type() instanceof Internal))
                .toList();
    }

    static UserError unknownOption(Command command, String name) {
        List<RichText> names = givable(command).stream()
                .map(option -> new RichText(List.of(new Span.Code(option.name()))))
                .toList();
        return names.isEmpty()
                ? new UserError("chat.error.no-options", "name", shortened(name))
                : new UserError("chat.error.unknown-option", "name", shortened(name), "options", joined(names));
    }

    static RichText joined(List<RichText> texts) {
        RichText all = RichText.EMPTY;
        for (RichText text : texts) {
            all = all.isEmpty() ? text : all.then(RichText.plain(", ")).then(text);
        }
        return all;
    }

    private static String shortened(String text) {
        return text.codePointCount(0, text.length()) <= SHOWN
                ? text
                : text.substring(0, text.offsetByCodePoints(0, SHOWN)) + "…";
    }

    private void split() {
        for (skipSpaces(); at < text.length(); skipSpaces()) {
            int start = at;
            Matcher name = NAME.matcher(text).region(at, text.length());
            if (name.lookingAt() && isOption(name)) {
                String option = name.group(1).toLowerCase(Locale.ROOT);
                at = name.end();
                if (isKnown(option)) {
                    skipSpaces();
                }
                pieces.add(new Piece(Optional.of(option), value(), start, at));
            } else {
                pieces.add(new Piece(Optional.empty(), value(), start, at));
            }
        }
    }

    /** In running text a colon is only a colon, unless what stands before it looks like one of the options. */
    private boolean isOption(Matcher name) {
        String option = name.group(1).toLowerCase(Locale.ROOT);
        if (isKnown(option)) {
            return true;
        }
        boolean touchesValue = name.end() < text.length()
                && !Character.isWhitespace(text.charAt(name.end()))
                && !text.startsWith("//", name.end());
        boolean inRunningText = pieces.stream().anyMatch(piece -> piece.name().isEmpty());
        return touchesValue
                && (!inRunningText || Nearest.to(option, optionNames()).isPresent());
    }

    private boolean isKnown(String option) {
        return optionNames().contains(option);
    }

    private List<String> optionNames() {
        return givable(command).stream().map(Option::name).toList();
    }

    private void skipSpaces() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private String value() {
        return at < text.length() && isQuote(text.charAt(at)) ? quoted() : bare();
    }

    private String bare() {
        int start = at;
        while (at < text.length() && !Character.isWhitespace(text.charAt(at))) {
            at++;
        }
        return text.substring(start, at);
    }

    private String quoted() {
        int start = at + 1;
        int end = closing(text.charAt(at), start);
        if (end < 0) {
            throw new UserError(
                    "chat.error.unclosed-quote",
                    "text",
                    shortened(text.substring(start).strip()));
        }
        at = end + 1;
        return text.substring(start, end).replace("\\\"", "\"");
    }

    private static boolean isQuote(char c) {
        return c == '"' || CURLY.indexOf(c) >= 0;
    }

    /** Phones turn quotes curly as they please: a curly one is closed by any curly one, or else by a straight one. */
    private int closing(char opening, int from) {
        int straight = -1;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' && text.charAt(i - 1) != '\\') {
                if (opening == '"') {
                    return i;
                }
                straight = straight < 0 ? i : straight;
            } else if (opening != '"' && CURLY.indexOf(c) >= 0 && closes(opening, c)) {
                return i;
            }
        }
        return straight;
    }

    private static boolean closes(char opening, char c) {
        return opening == '«' ? c == '»' : c != '«' && c != '»';
    }

    private Map<String, String> assign() {
        Map<String, String> values = new LinkedHashMap<>();
        List<Piece> unnamed = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece.name().isEmpty()) {
                unnamed.add(piece);
            } else if (!isKnown(piece.name().get())) {
                throw unknownOption(command, piece.name().get());
            } else if (values.put(piece.name().get(), piece.value()) != null) {
                throw new UserError(
                        "chat.error.option-twice", "option", piece.name().get());
            }
        }
        assignByOrder(unnamed, values);
        return values;
    }

    private void assignByOrder(List<Piece> unnamed, Map<String, String> values) {
        List<Option> open = takingByOrder(values);
        int taken = 0;
        for (int i = 0; i < open.size() && taken < unnamed.size(); i++) {
            Option option = open.get(i);
            boolean takesRest = i == open.size() - 1 && isTextLike(option.type());
            List<Piece> mine = takesRest ? unnamed.subList(taken, unnamed.size()) : unnamed.subList(taken, taken + 1);
            values.put(option.name(), joinedValue(mine));
            taken += mine.size();
        }
        if (taken < unnamed.size()) {
            throw new UserError(
                    "chat.error.left-over", "text", shortened(unnamed.get(taken).value()));
        }
    }

    /** The required options; of a command without any, the optional ones up to the first text, which takes all. */
    private List<Option> takingByOrder(Map<String, String> named) {
        boolean anyRequired = givable(command).stream().anyMatch(Option::required);
        List<Option> taking = new ArrayList<>();
        for (Option option : givable(command)) {
            if (option.required() == anyRequired && !named.containsKey(option.name())) {
                taking.add(option);
                if (!anyRequired && isTextLike(option.type())) {
                    break;
                }
            }
        }
        return taking;
    }

    /** Pieces that stand side by side are taken as they were written, with their lines and quotes. */
    private String joinedValue(List<Piece> mine) {
        if (mine.size() == 1) {
            return mine.getFirst().value();
        }
        int start = mine.getFirst().start();
        int end = mine.getLast().end();
        boolean sideBySide = pieces.stream()
                .noneMatch(piece -> piece.name().isPresent() && piece.start() > start && piece.start() < end);
        return sideBySide
                ? text.substring(start, end)
                : String.join(" ", mine.stream().map(Piece::value).toList());
    }

    private static boolean isTextLike(OptionType type) {
        return !(type instanceof Number || type instanceof YesNo || type instanceof OneOf);
    }
}
