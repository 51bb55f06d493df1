package io.rondo.discord.answer;

import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Incoming;
import io.rondo.chat.Incoming.Input;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.dispatch.ButtonCodec;
import io.rondo.chat.dispatch.Catalogue;
import io.rondo.chat.reply.Action;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** How a request will be answered, known before its handler has run. Safe to use from several threads. */
final class ExpectedAnswers {

    private final Catalogue catalogue;
    private final ButtonCodec codec;

    ExpectedAnswers(Catalogue catalogue, ButtonCodec codec) {
        this.catalogue = catalogue;
        this.codec = codec;
    }

    /**
     * How it will be answered, as far as what its command declares tells; what nobody knows is private.
     *
     * @param mayEdit whether the message that was pressed is seen by this person alone
     */
    Answer of(Incoming incoming, boolean mayEdit) {
        return switch (incoming.input()) {
            case Input.Invocation(String name, Map<String, String> options) ->
                catalogue
                        .find(name)
                        .map(command -> of(command, options.keySet(), mayEdit))
                        .orElse(Answer.PRIVATE);
            case Input.Press(String data) ->
                decoded(data)
                        .flatMap(action -> catalogue
                                .find(action.command())
                                .map(command -> of(command, action.options().keySet(), mayEdit)))
                        .orElse(Answer.PRIVATE);
            // A form cannot follow a form, so there is nothing to hold back for.
            case Input.Submission(Action action, Map<String, String> answers) ->
                catalogue
                        .find(action.command())
                        .map(command -> withoutForm(command, mayEdit))
                        .orElse(Answer.PRIVATE);
            case Input.Line line -> Answer.PRIVATE;
        };
    }

    /** What a command lacks it asks for, by a form. */
    private static Answer of(Command command, Set<String> given, boolean mayEdit) {
        boolean asks = command.options().stream()
                .anyMatch(option -> option.required()
                        && !(option.type() instanceof OptionType.Internal)
                        && !given.contains(option.name()));
        return asks || command.answer() == Answer.FORM ? Answer.FORM : withoutForm(command, mayEdit);
    }

    private static Answer withoutForm(Command command, boolean mayEdit) {
        return switch (command.answer()) {
            case PUBLIC -> Answer.PUBLIC;
            case EDIT -> mayEdit ? Answer.EDIT : Answer.PRIVATE;
            case PRIVATE, FORM -> Answer.PRIVATE;
        };
    }

    private Optional<Action> decoded(String data) {
        try {
            return Optional.of(codec.decode(data));
        } catch (UserError forged) {
            return Optional.empty();
        }
    }
}
