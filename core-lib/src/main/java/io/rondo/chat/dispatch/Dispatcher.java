package io.rondo.chat.dispatch;

import io.rondo.bus.Infrastructure;
import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Incoming;
import io.rondo.chat.Incoming.Input.Invocation;
import io.rondo.chat.Incoming.Input.Line;
import io.rondo.chat.Incoming.Input.Press;
import io.rondo.chat.Incoming.Input.Submission;
import io.rondo.chat.Platform;
import io.rondo.chat.Requester;
import io.rondo.chat.Requesters;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import io.rondo.tx.Json;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.security.SecureRandom;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;

/**
 * From what came in to the answer, in one unit of work: what a request changes, its recorded answer and the platform's own rows
 * are there together or not at all, and once for each request id. Safe to use from several threads.
 */
public final class Dispatcher {

    /** The platforms that show a form by themselves; the others are asked question after question. */
    public static final Set<Platform> NATIVE_FORMS = EnumSet.of(Platform.DISCORD, Platform.PLAYGROUND);

    private static final Logger log = LoggerFactory.getLogger(Dispatcher.class);
    private static final String REFERENCE_LETTERS = "23456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int REFERENCE_LENGTH = 4;
    private static final Answered NOTHING = new Answered(Reply.nothing(), Answer.PRIVATE);

    private final Transactor transactor;
    private final Catalogue catalogue;
    private final Requesters requesters;
    private final Bundles bundles;
    private final ButtonCodec codec;
    private final CommandRunner runner;
    private final LineReader lines;
    private final SecureRandom random = new SecureRandom();

    public Dispatcher(
            Transactor transactor, Catalogue catalogue, Requesters requesters, Bundles bundles, ButtonCodec codec) {
        this(transactor, catalogue, requesters, bundles, codec, NATIVE_FORMS);
    }

    public Dispatcher(
            Transactor transactor,
            Catalogue catalogue,
            Requesters requesters,
            Bundles bundles,
            ButtonCodec codec,
            Set<Platform> nativeForms) {
        this.transactor = transactor;
        this.catalogue = catalogue;
        this.requesters = requesters;
        this.bundles = bundles;
        this.codec = codec;
        this.runner = new CommandRunner(catalogue, requesters, bundles, nativeForms);
        this.lines = new LineReader(catalogue, codec, runner);
    }

    /**
     * Whether the request is for us at all: in a group most lines are not, and nobody should be looked up or bothered for them.
     */
    public boolean isForUs(Incoming incoming) {
        return !lines.isNotForUs(Cleaning.request(incoming));
    }

    /**
     * Answers a request. The same request again, also at the same time, changes nothing and gets the same answer; the writer is
     * called for the first alone. What people can mend and what broke on our side comes back as an answer too.
     *
     * @throws Unavailable when the database or the network is away: nothing was changed, and the request may be tried again
     * @throws RuntimeException when not even the answer to a failure could be recorded: the writer's own fault, mostly
     */
    public Answered dispatch(Incoming incoming, AnswerWriter writer) {
        Incoming clean = Cleaning.request(incoming);
        Reached reached = new Reached();
        try {
            return transactor.call(work -> answer(work, clean, writer, reached));
        } catch (RuntimeException failure) {
            return answerFailure(clean, writer, reached.turn, failure);
        }
    }

    /**
     * What may complete an option that is being typed, for those alone who may use the command; best first, at most
     * {@link Suggestion#MOST}. Never throws: where nothing can be found out, there is nothing to suggest.
     *
     * @param invocation the command with what is given so far, as a {@link Invocation}
     * @param typed what stands in the option at the moment
     */
    public List<Suggestion> suggest(Incoming invocation, String option, String typed) {
        if (!(invocation.input() instanceof Invocation(String name, Map<String, String> given))) {
            return List.of();
        }
        Incoming clean = Cleaning.request(invocation);
        try {
            return transactor.call(work -> catalogue
                    .find(name)
                    .filter(Command::typed)
                    .flatMap(command -> command.option(option)
                            .map(open -> runner.suggest(
                                    new Turn(work, clean, requesters.resolve(work, clean)),
                                    command,
                                    open,
                                    Cleaning.oneLine(Cleaning.text(typed)))))
                    .orElse(List.of()));
        } catch (UserError notAllowed) {
            return List.of();
        } catch (RuntimeException failure) {
            log.warn("Nothing could be suggested for {} of {}", option, name, failure);
            return List.of();
        }
    }

    /**
     * Runs an action of ours for somebody for whom another program speaks, in the caller's unit of work and with the person's own
     * rights.
     *
     * @throws UserError what the person would be told; the caller takes back what was done until then
     */
    public Reply run(UnitOfWork work, Incoming incoming, Requester requester, Action action) {
        return runner.press(new Turn(work, incoming, requester), action).reply();
    }

    /** How far a request came before it failed; of one thread alone. */
    private static final class Reached {
        private Optional<Turn> turn = Optional.empty();
    }

    private Answered answer(UnitOfWork work, Incoming incoming, AnswerWriter writer, Reached reached) {
        reached.turn = Optional.empty();
        if (lines.isNotForUs(incoming)) {
            writer.write(work, incoming, Optional.empty(), NOTHING);
            return NOTHING;
        }
        Optional<JsonNode> earlier = work.once(incoming.requestId());
        if (earlier.isPresent()) {
            return Json.read(earlier.get(), Answered.class);
        }
        Turn turn = new Turn(work, incoming, requesters.resolve(work, incoming));
        reached.turn = Optional.of(turn);
        Answered answered = switch (incoming.input()) {
            case Line(String text, boolean addressed) -> lines.answer(turn, text);
            case Invocation(String name, Map<String, String> options) -> runner.call(turn, invoked(name), options);
            case Press(String data) -> runner.press(turn, codec.decode(work, data));
            case Submission(Action action, Map<String, String> answers) -> runner.submit(turn, action, answers);
        };
        return record(work, incoming, writer, Optional.of(turn.requester()), answered);
    }

    /** A button's command cannot be invoked by name: its options are checked as ours, and a client's are not. */
    private Command invoked(String name) {
        return catalogue
                .find(name)
                .filter(Command::typed)
                .orElseThrow(() -> new UserError("chat.error.unknown-command", "typed", "/" + Values.shown(name)));
    }

    private static Answered record(
            UnitOfWork work, Incoming incoming, AnswerWriter writer, Optional<Requester> requester, Answered answered) {
        work.answered(incoming.requestId(), Json.tree(answered));
        writer.write(work, incoming, requester, answered);
        return answered;
    }

    /** All that the request did is undone by now; its answer is recorded in a unit of work of its own. */
    private Answered answerFailure(
            Incoming incoming, AnswerWriter writer, Optional<Turn> reached, RuntimeException failure) {
        try {
            if (failure instanceof UserError error) {
                return recordFailure(incoming, writer, reached, (turn, words) -> told(reached, turn, error, words));
            }
        } catch (RuntimeException untold) {
            untold.addSuppressed(failure);
            return answerBroken(incoming, writer, reached, untold);
        }
        return answerBroken(incoming, writer, reached, failure);
    }

    private Answered answerBroken(
            Incoming incoming, AnswerWriter writer, Optional<Turn> reached, RuntimeException failure) {
        if (Infrastructure.isAway(failure)) {
            throw new Unavailable(failure);
        }
        String reference = reference();
        log.error("Reference {}: request {} failed", reference, incoming.requestId(), failure);
        try {
            return recordFailure(
                    incoming,
                    writer,
                    reached,
                    (turn, words) -> plain(words.text("chat.error.broken", "reference", reference)));
        } catch (RuntimeException second) {
            if (Infrastructure.isAway(second)) {
                throw new Unavailable(second);
            }
            throw second;
        }
    }

    /** Makes the answer to a failure; the turn is empty where it is not known who asks. */
    @FunctionalInterface
    private interface Telling {
        Answered tell(Optional<Turn> turn, Words words);
    }

    private Answered recordFailure(Incoming incoming, AnswerWriter writer, Optional<Turn> reached, Telling telling) {
        return transactor.call(work -> {
            Optional<JsonNode> earlier = work.once(incoming.requestId());
            if (earlier.isPresent()) {
                return Json.read(earlier.get(), Answered.class);
            }
            // Where it was resolving the sender that failed, it would fail again.
            Optional<Turn> turn = reached.map(before -> new Turn(work, incoming, requesters.resolve(work, incoming)));
            Words words = turn.map(known ->
                            runner.conversation(known, known.requester()).words())
                    .orElseGet(() ->
                            bundles.words(bundles.closest(incoming.sender().locale()), ZoneOffset.UTC, work.now()));
            return record(work, incoming, writer, turn.map(Turn::requester), telling.tell(turn, words));
        });
    }

    /** An error that another value would mend shows the submitted form again, so that nothing filled in is lost. */
    private Answered told(Optional<Turn> failed, Optional<Turn> turn, UserError error, Words words) {
        RichText text = words.text(error.key(), error.arguments());
        Optional<Turn.Submitted> form = failed.flatMap(Turn::submitted);
        Optional<String> askable = form.flatMap(filled -> error.option()
                .filter(name -> Arguments.givable(filled.command()).stream()
                        .anyMatch(option -> option.name().equals(name))));
        if (turn.isPresent() && askable.isPresent()) {
            return runner.again(turn.get(), form.get(), List.of(askable.get()), text);
        }
        return plain(text);
    }

    private static Answered plain(RichText text) {
        return new Answered(Reply.text(text), Answer.PRIVATE);
    }

    private String reference() {
        StringBuilder reference = new StringBuilder();
        random.ints(REFERENCE_LENGTH, 0, REFERENCE_LETTERS.length())
                .forEach(i -> reference.append(REFERENCE_LETTERS.charAt(i)));
        return reference.toString();
    }
}
