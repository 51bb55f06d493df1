package io.rondo.chat.form;

import io.rondo.chat.Command;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes forms from commands: one question for each option that is asked. */
public final class Forms {

    private Forms() {}

    /**
     * A form that completes the action.
     *
     * @param names the options that are asked, shown in the order in which the command declares them
     * @param values what stands in the fields already, by option
     */
    public static Reply.Form form(
            Command command,
            Collection<String> names,
            Map<String, String> values,
            Action submit,
            Optional<RichText> notice,
            Words words) {
        List<Question> questions = command.options().stream()
                .filter(option -> names.contains(option.name()) && !(option.type() instanceof OptionType.Internal))
                .map(option -> question(command, option, Optional.ofNullable(values.get(option.name())), words))
                .toList();
        return new Reply.Form(title(command, words), notice, questions, submit);
    }

    /** The question for one option, in the reader's language. */
    public static Question question(Command command, Option option, Optional<String> value, Words words) {
        return new Question(
                option.name(),
                words.label(command.key(option)),
                kind(option.type()),
                option.required(),
                value.filter(text -> !text.isBlank()),
                choices(command, option, words));
    }

    private static String title(Command command, Words words) {
        String key = command.key() + ".description";
        return words.label(words.has(key) ? key : "chat.form.title");
    }

    private static Question.Kind kind(OptionType type) {
        return switch (type) {
            case OptionType.Text(int longest, boolean lines) -> lines ? Question.Kind.LONG_TEXT : Question.Kind.TEXT;
            case OptionType.Number number -> Question.Kind.NUMBER;
            case OptionType.YesNo yesNo -> Question.Kind.CHOICE;
            case OptionType.OneOf oneOf -> Question.Kind.CHOICE;
            case OptionType.Moment moment -> Question.Kind.TIME;
            case OptionType.Date date -> Question.Kind.DATE;
            case OptionType.Length length -> Question.Kind.TEXT;
            case OptionType.Zone zone -> Question.Kind.TEXT;
            case OptionType.Person person -> Question.Kind.TEXT;
            case OptionType.Reference reference -> Question.Kind.TEXT;
            case OptionType.Internal internal -> Question.Kind.TEXT;
        };
    }

    private static List<Question.Choice> choices(Command command, Option option, Words words) {
        return switch (option.type()) {
            case OptionType.YesNo yesNo ->
                List.of(
                        new Question.Choice("yes", words.label("chat.yes")),
                        new Question.Choice("no", words.label("chat.no")));
            case OptionType.OneOf(List<String> values) ->
                values.stream()
                        .map(value -> new Question.Choice(value, words.label(command.key(option, value))))
                        .toList();
            default -> List.of();
        };
    }
}
