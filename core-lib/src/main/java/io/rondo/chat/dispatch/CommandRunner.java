package io.rondo.chat.dispatch;

import io.rondo.chat.Access;
import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Incoming;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Options;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.Requester;
import io.rondo.chat.Requesters;
import io.rondo.chat.UserError;
import io.rondo.chat.dispatch.OptionReader.Problem;
import io.rondo.chat.dispatch.OptionReader.Reading;
import io.rondo.chat.form.Forms;
import io.rondo.chat.form.StepwiseForms;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** From an action to its answer: the community that is meant, rights, options, cooldown, the handler. Thread-safe. */
final class CommandRunner {

    /** What someone who was excluded from a community may still do: know what is stored about them, take it along, link, object. */
    private static final Set<String> FOR_EXCLUDED_TOO =
            Set.of("privacy", "about", "cancel", "start", "link", "unlink", "objection");

    private final Catalogue catalogue;
    private final Requesters requesters;
    private final Bundles bundles;
    private final Set<Platform> nativeForms;
    private final OptionReader reader;
    private final StepwiseForms stepwise;
    private final Suggestions suggestions;

    CommandRunner(Catalogue catalogue, Requesters requesters, Bundles bundles, Set<Platform> nativeForms) {
        this.catalogue = catalogue;
        this.requesters = requesters;
        this.bundles = bundles;
        this.nativeForms = Set.copyOf(nativeForms);
        this.reader = new OptionReader(requesters);
        this.stepwise = new StepwiseForms(reader, catalogue::find);
        this.suggestions = new Suggestions(requesters);
    }

    StepwiseForms stepwise() {
        return stepwise;
    }

    /** A conversation without options, for what is no command. */
    Conversation conversation(Turn turn, Requester requester) {
        Words words =
                bundles.words(requester.locale(), requester.zone(), turn.work().now());
        return new Conversation(
                turn.work(),
                turn.incoming(),
                requester,
                Options.NONE,
                words,
                (from, action, answers) -> run(turn, from.requester(), action, answers, !answers.isEmpty())
                        .reply());
    }

    /** Runs a command that a person wrote, with the options as they wrote them. */
    Answered call(Turn turn, Command command, Map<String, String> written) {
        return run(turn, turn.requester(), Action.of(command.name()), written, false);
    }

    /** Runs an action of ours, as a button carries it. */
    Answered press(Turn turn, Action action) {
        return run(turn, turn.requester(), action, Map.of(), false);
    }

    /** Runs an action of ours, completed with the answers to its form. */
    Answered submit(Turn turn, Action action, Map<String, String> answers) {
        return run(turn, turn.requester(), action, answers, true);
    }

    /** What may complete an option that is being typed. @throws UserError when the command is not theirs to use */
    List<Suggestion> suggest(Turn turn, Command command, Option option, String typed) {
        authorise(command, turn.requester(), turn.incoming().chat().place());
        return suggestions.of(conversation(turn, turn.requester()), option, typed);
    }

    /** What an answered question leads to: the next one, or the submission of the form. */
    Answered step(Turn turn, StepwiseForms.Step step) {
        return switch (step) {
            case StepwiseForms.Step.Ask(Reply reply) -> new Answered(reply, Answer.PRIVATE);
            case StepwiseForms.Step.Done(Action action, Map<String, String> answers) -> submit(turn, action, answers);
        };
    }

    /** The form once more, with all that was filled in, below what was wrong with it. */
    Answered again(Turn turn, Turn.Submitted submitted, List<String> faulty, RichText notice) {
        Conversation conversation = conversation(turn, turn.requester());
        Map<String, String> filled = new HashMap<>(submitted.action().options());
        filled.putAll(submitted.answers());
        Set<String> asked = new HashSet<>(submitted.answers().keySet());
        asked.addAll(faulty);
        Reply.Form form = Forms.form(
                submitted.command(), asked, filled, submitted.action(), Optional.of(notice), conversation.words());
        Map<String, String> good = new HashMap<>(submitted.answers());
        good.keySet().removeAll(faulty);
        return show(conversation, submitted.command(), form, good);
    }

    private Answered run(
            Turn turn, Requester asking, Action action, Map<String, String> written, boolean isSubmission) {
        Command command = catalogue.find(action.command()).orElseThrow(ButtonCodec::damaged);
        Requester requester = inCommunityOf(turn, asking, command, action);
        authorise(command, requester, turn.incoming().chat().place());
        Conversation conversation = conversation(turn, requester);
        Reading reading = reader.read(command, action.options(), written, conversation);
        Turn.Submitted submitted = new Turn.Submitted(command, action, written);
        if (!reading.problems().isEmpty()) {
            if (!isSubmission) {
                throw reading.problems().getFirst().error();
            }
            return again(turn, submitted, faulty(reading), notice(reading, conversation.words()));
        }
        if (!reading.missing().isEmpty()) {
            return ask(conversation, command, reading);
        }
        if (isSubmission) {
            turn.submitted(submitted);
        }
        Cooldowns.use(turn.work(), command, requester);
        Conversation complete = new Conversation(
                conversation.work(),
                conversation.incoming(),
                requester,
                reading.options(),
                conversation.words(),
                conversation.onward());
        return show(complete, command, command.handler().handle(complete), Map.of());
    }

    /** In a direct message a button's own event says which community is meant, not the one last used. */
    private Requester inCommunityOf(Turn turn, Requester asking, Command command, Action action) {
        if (action.options().isEmpty()) {
            return asking;
        }
        Feature owner = catalogue.featureOf(command);
        return owner.communityOf(turn.work(), action)
                .or(() -> catalogue.features().stream()
                        .filter(feature -> feature != owner)
                        .flatMap(feature -> feature.communityOf(turn.work(), action).stream())
                        .findFirst())
                .filter(community -> !asking.communityId().equals(Optional.of(community)))
                .map(community -> requesters.in(turn.work(), asking, community))
                .orElse(asking);
    }

    private static void authorise(Command command, Requester requester, Place place) {
        if (requester.excluded() && !FOR_EXCLUDED_TOO.contains(command.name().split(" ", 2)[0])) {
            throw new UserError("chat.error.excluded");
        }
        if (!requester.mayUse(command.access())) {
            throw new UserError(
                    command.access() == Access.ADMIN ? "chat.error.only-admins" : "chat.error.only-moderators");
        }
        if (!command.places().contains(place)) {
            throw new UserError(place == Place.DIRECT ? "chat.error.only-in-group" : "chat.error.only-in-direct");
        }
    }

    private static List<String> faulty(Reading reading) {
        return reading.problems().stream()
                .map(problem -> problem.option().name())
                .toList();
    }

    private static RichText notice(Reading reading, Words words) {
        return RichText.lines(reading.problems().stream()
                .map(Problem::error)
                .map(error -> words.text(error.key(), error.arguments()))
                .toList());
    }

    private Answered ask(Conversation conversation, Command command, Reading reading) {
        if (reading.missing().stream().anyMatch(option -> option.type() instanceof OptionType.Internal)) {
            throw ButtonCodec.damaged();
        }
        Reply.Form form = Forms.form(
                command,
                reading.missing().stream().map(Option::name).toList(),
                Map.of(),
                new Action(command.name(), reading.options().raw()),
                Optional.empty(),
                conversation.words());
        return show(conversation, command, form, Map.of());
    }

    /** The reply in the manner that the command declares, as far as the request allows it. */
    private Answered show(Conversation conversation, Command command, Reply reply, Map<String, String> answered) {
        Incoming incoming = conversation.incoming();
        if (reply instanceof Reply.Form form) {
            return nativeForms.contains(incoming.platform())
                    ? new Answered(form, Answer.FORM)
                    : new Answered(firstQuestion(conversation, form, answered), Answer.PRIVATE);
        }
        Answer how = switch (command.answer()) {
            case EDIT -> conversation.messageId().isPresent() ? Answer.EDIT : Answer.PRIVATE;
            case FORM -> Answer.PRIVATE;
            case PRIVATE, PUBLIC -> command.answer();
        };
        return new Answered(reply, how);
    }

    private Reply firstQuestion(Conversation conversation, Reply.Form form, Map<String, String> answered) {
        return switch (stepwise.begin(conversation, form, answered)) {
            case StepwiseForms.Step.Ask(Reply reply) -> reply;
            case StepwiseForms.Step.Done done ->
                throw new IllegalStateException(
                        "a form without a question: " + done.submit().command());
        };
    }
}
