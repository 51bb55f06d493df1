package io.rondo.member.chat;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.words.Words;
import java.util.ArrayList;
import java.util.List;

/** What the members' screens have in common. Pure. */
final class Screens {

    private static final String CHOSEN = "✓ ";
    private static final int LONGEST_LABEL = 60;

    private Screens() {}

    /** A choice, marked where it is the present one. */
    static Button choice(boolean chosen, String label, Action action) {
        String fitting = label.codePointCount(0, label.length()) <= LONGEST_LABEL
                ? label
                : label.substring(0, label.offsetByCodePoints(0, LONGEST_LABEL - 1)) + "…";
        return Button.normal(chosen ? CHOSEN + fitting : fitting, action);
    }

    static Button back(Words words, String command) {
        return Button.normal(words.label("member.button.back"), Action.of(command));
    }

    /** The buttons in rows of at most {@code width}. */
    static List<ButtonRow> rows(int width, List<Button> buttons) {
        List<ButtonRow> rows = new ArrayList<>();
        for (int from = 0; from < buttons.size(); from += width) {
            rows.add(new ButtonRow(buttons.subList(from, Math.min(from + width, buttons.size()))));
        }
        return rows;
    }
}
