package io.rondo.chat.dispatch;

import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Incoming;
import io.rondo.chat.Incoming.Input.Line;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.UserError;
import io.rondo.chat.form.StepwiseForms;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Decides what a typed line is: a command, an answer to a question, something for a capability, or nothing of ours. */
final class LineReader {

    /** Every bot has these: in a group of several, only the one that is named answers. */
    private static final Set<String> OF_EVERY_BOT =
            Set.of("start", "help", "settings", "about", "cancel", "privacy", "stop", "menu");

    /** How Telegram says that a deep link was followed; the payload is what a button would carry. */
    private static final Pattern DEEP_LINK =
            Pattern.compile("/start(?:@[A-Za-z0-9_]{1,64})?\\s+([A-Za-z0-9_-]{1,64})\\s*");

    private final Catalogue catalogue;
    private final ButtonCodec codec;
    private final CommandRunner runner;

    LineReader(Catalogue catalogue, ButtonCodec codec, CommandRunner runner) {
        this.catalogue = catalogue;
        this.codec = codec;
        this.runner = runner;
    }

    /** Whether a line in a group is none of ours, so that not even its sender is looked up. */
    boolean isNotForUs(Incoming incoming) {
        if (incoming.chat().place() == Place.DIRECT
                || !(incoming.input() instanceof Line(String text, boolean addressed))) {
            return false;
        }
        boolean surelyOurs = addressed || incoming.platform() == Platform.PLAYGROUND;
        return switch (CommandLine.parse(text, catalogue)) {
            case CommandLine.Talk talk -> true;
            case CommandLine.Call(Command command, String arguments) ->
                !surelyOurs && OF_EVERY_BOT.contains(command.name());
            case CommandLine.Family family -> !surelyOurs;
            case CommandLine.Unknown unknown -> !surelyOurs;
        };
    }

    Answered answer(Turn turn, String text) {
        Matcher deepLink = DEEP_LINK.matcher(text.strip());
        if (deepLink.matches()) {
            return runner.press(turn, codec.decode(turn.work(), deepLink.group(1)));
        }
        return switch (CommandLine.parse(text, catalogue)) {
            case CommandLine.Call(Command command, String arguments) ->
                runner.call(turn, command, Arguments.read(command, arguments));
            case CommandLine.Family(String head) ->
                runner.press(turn, Action.of(Help.COMMAND).with(Help.TOPIC, head));
            case CommandLine.Unknown(String typed) -> throw unknown(turn, typed);
            case CommandLine.Talk talk -> talk(turn, text);
        };
    }

    private Answered talk(Turn turn, String text) {
        Conversation conversation = runner.conversation(turn, turn.requester());
        Optional<StepwiseForms.Step> step = runner.stepwise().hear(conversation, text);
        if (step.isPresent()) {
            return runner.step(turn, step.get());
        }
        if (turn.requester().excluded()) {
            throw new UserError("chat.error.excluded");
        }
        Reply reply = catalogue.features().stream()
                .filter(feature -> !text.isBlank())
                .flatMap(feature -> feature.hear(conversation, text).stream())
                .findFirst()
                .orElseGet(() -> Reply.text(conversation.words().text("chat.hint")));
        return new Answered(reply, Answer.PRIVATE);
    }

    private UserError unknown(Turn turn, String typed) {
        Platform platform = turn.incoming().platform();
        List<String> known = catalogue.commands().stream()
                .filter(command -> command.typed() && turn.requester().mayUse(command.access()))
                .map(Command::name)
                .toList();
        String shown = CommandNames.shown(platform, Values.shown(typed));
        return Nearest.to(typed, known)
                .map(near -> new UserError(
                        "chat.error.unknown-command-near", "typed", shown, "near", CommandNames.shown(platform, near)))
                .orElseGet(() -> new UserError("chat.error.unknown-command", "typed", shown));
    }
}
