package io.rondo.discord.render;

import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.label.LabelChildComponent;
import net.dv8tion.jda.api.components.selections.SelectMenu;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textdisplay.TextDisplay;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.modals.Modal;

/** Forms as modals: at most five things in one, questions that need an answer first. Pure. */
final class Modals {

    private static final int LONGEST_NOTICE = 1_000;

    private Modals() {}

    static Modal of(Reply.Form form, String id) {
        List<Question> questions = form.questions().stream()
                .sorted(Comparator.comparing(question -> !question.required()))
                .limit(Modal.MAX_COMPONENTS)
                .toList();
        if (questions.isEmpty()) {
            throw new IllegalArgumentException("a modal without questions: " + form.title());
        }
        Modal.Builder modal = Modal.create(id, Labels.cut(form.title(), Modal.MAX_TITLE_LENGTH));
        boolean roomForNotice = questions.size() < Modal.MAX_COMPONENTS;
        Optional<String> notice = form.notice().map(RichText::plain).filter(text -> !text.isBlank());
        if (roomForNotice) {
            form.notice()
                    .flatMap(text -> Pieces.of(text, LONGEST_NOTICE).stream().findFirst())
                    .ifPresent(text -> modal.addComponents(TextDisplay.of(text)));
        }
        for (Question question : questions) {
            boolean first = question.equals(questions.getFirst());
            modal.addComponents(label(question, first && !roomForNotice ? notice : Optional.empty()));
        }
        return modal.build();
    }

    /** What does not fit into the label stands below it. */
    private static Label label(Question question, Optional<String> notice) {
        String label = Labels.cut(question.label(), Label.LABEL_MAX_LENGTH);
        Optional<String> description =
                notice.or(() -> Optional.of(question.label()).filter(text -> text.length() > Label.LABEL_MAX_LENGTH));
        Label shown = Label.of(label, input(question));
        return description
                .map(text -> shown.withDescription(Labels.cut(text, Label.DESCRIPTION_MAX_LENGTH)))
                .orElse(shown);
    }

    private static LabelChildComponent input(Question question) {
        boolean choosable = question.kind() == Question.Kind.CHOICE
                && !question.choices().isEmpty()
                && question.choices().size() <= SelectMenu.OPTIONS_MAX_AMOUNT
                && question.choices().stream()
                        .allMatch(choice -> choice.value().length() <= SelectOption.VALUE_MAX_LENGTH);
        return choosable ? select(question) : textInput(question);
    }

    private static StringSelectMenu select(Question question) {
        List<SelectOption> options = question.choices().stream()
                .map(choice -> SelectOption.of(
                                Labels.cut(choice.label(), SelectOption.LABEL_MAX_LENGTH), choice.value())
                        .withDefault(
                                question.value().filter(choice.value()::equals).isPresent()))
                .toList();
        return StringSelectMenu.create(question.name())
                .addOptions(options)
                .setRequired(question.required())
                .setRequiredRange(question.required() ? 1 : 0, 1)
                .build();
    }

    private static TextInput textInput(Question question) {
        TextInputStyle style =
                question.kind() == Question.Kind.LONG_TEXT ? TextInputStyle.PARAGRAPH : TextInputStyle.SHORT;
        TextInput.Builder input = TextInput.create(question.name(), style).setRequired(question.required());
        question.value()
                .filter(value -> !value.isBlank())
                .ifPresent(value -> input.setValue(Labels.cut(value, TextInput.MAX_VALUE_LENGTH)));
        return input.build();
    }
}
