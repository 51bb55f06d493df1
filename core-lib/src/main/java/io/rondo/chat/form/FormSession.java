package io.rondo.chat.form;

import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A form that is being asked question after question.
 *
 * @param form with the number that tells it from an earlier one, whose buttons may still be on the screen
 * @param answers what was answered so far; empty text where a question was skipped
 */
record FormSession(Numbered form, Map<String, String> answers) {

    record Numbered(long number, Reply.Form asked) {}

    /** The first question without an answer, counted from 0; empty when all are answered. */
    Optional<Integer> current() {
        for (int i = 0; i < size(); i++) {
            if (!answers.containsKey(question(i).name())) {
                return Optional.of(i);
            }
        }
        return Optional.empty();
    }

    Question question(int index) {
        return form.asked().questions().get(index);
    }

    int size() {
        return form.asked().questions().size();
    }

    FormSession with(String question, String answer) {
        Map<String, String> more = new LinkedHashMap<>(answers);
        more.put(question, answer);
        return new FormSession(form, more);
    }
}
