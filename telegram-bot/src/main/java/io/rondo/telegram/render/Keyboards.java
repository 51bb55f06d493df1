package io.rondo.telegram.render;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply.ButtonRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * Lays buttons out for a phone's width, where all buttons of a row are equally wide: as many side by side as their labels
 * allow, one a row where they are long.
 */
final class Keyboards {

    /** How many characters of labels a row of a narrow phone shows, about. */
    private static final int ROW_WIDTH = 36;
    /** What a button's edges take, in characters. */
    private static final int EDGES = 2;

    private static final int MOST_IN_A_ROW = 8;
    private static final int MOST_BUTTONS = 100;
    private static final int LONGEST_LABEL = 80;

    private final Function<Action, String> data;

    Keyboards(Function<Action, String> data) {
        this.data = data;
    }

    List<List<Key>> keyboard(List<ButtonRow> rows) {
        List<List<Key>> keyboard = new ArrayList<>();
        int left = MOST_BUTTONS;
        for (ButtonRow row : rows) {
            List<Key> keys =
                    row.buttons().stream().flatMap(this::key).limit(left).toList();
            left -= keys.size();
            keyboard.addAll(broken(keys));
        }
        return List.copyOf(keyboard);
    }

    /** The buttons that Telegram would refuse: their addresses have to stand in the text. */
    static List<Button.Open> unshowable(List<ButtonRow> rows) {
        return rows.stream()
                .flatMap(row -> row.buttons().stream())
                .flatMap(button -> button instanceof Button.Open open && !PublicUrl.isOne(open.url())
                        ? Stream.of(open)
                        : Stream.empty())
                .toList();
    }

    private Stream<Key> key(Button button) {
        String label = label(button.label());
        return switch (button) {
            case Button.Press press -> Stream.of(new Key.Press(label, data.apply(press.action())));
            case Button.Open(String name, String url) when PublicUrl.isOne(url) -> Stream.of(new Key.Open(label, url));
            case Button.Open refused -> Stream.empty();
            case Button.Channels none -> Stream.empty();
        };
    }

    private static List<List<Key>> broken(List<Key> keys) {
        List<List<Key>> rows = new ArrayList<>();
        List<Key> row = new ArrayList<>();
        for (Key key : keys) {
            if (!row.isEmpty() && !fits(row, key)) {
                rows.add(List.copyOf(row));
                row.clear();
            }
            row.add(key);
        }
        if (!row.isEmpty()) {
            rows.add(List.copyOf(row));
        }
        return rows;
    }

    private static boolean fits(List<Key> row, Key next) {
        int longest = Stream.concat(row.stream(), Stream.of(next))
                .mapToInt(key -> key.label().codePointCount(0, key.label().length()))
                .max()
                .orElse(0);
        int buttons = row.size() + 1;
        return buttons <= MOST_IN_A_ROW && buttons * (longest + EDGES) <= ROW_WIDTH;
    }

    private static String label(String label) {
        String shown = label.isBlank() ? "…" : label.strip();
        return shown.codePointCount(0, shown.length()) <= LONGEST_LABEL
                ? shown
                : shown.substring(0, shown.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
    }
}
