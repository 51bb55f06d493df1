package io.rondo.chat.form;

import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Incoming;
import io.rondo.chat.Place;
import io.rondo.chat.UserError;
import io.rondo.chat.dispatch.OptionReader;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Asks a form question after question where the platform has no forms of its own. The form is a row for each account, so that
 * a restart or a command typed in the middle is harmless. Without state of its own; safe to use from several threads.
 */
public final class StepwiseForms {

    /** The commands of the buttons below a question; the chat feature has them in the catalogue. */
    public static final String CHOOSE = "form choose";

    public static final String SKIP = "form skip";
    public static final String KEEP = "form keep";

    /** The options of these commands. */
    public static final String FORM = "form";

    public static final String QUESTION = "question";
    public static final String CHOICE = "choice";

    /** After this an unfinished form is forgotten: a line may mean anything by then. */
    static final Duration LONGEST_PAUSE = Duration.ofHours(24);

    private static final int CHOICES_IN_A_ROW = 3;

    private final OptionReader reader;
    private final Function<String, Optional<Command>> commands;

    /** @param commands finds the command that a form completes, by its name */
    public StepwiseForms(OptionReader reader, Function<String, Optional<Command>> commands) {
        this.reader = reader;
        this.commands = commands;
    }

    /** What comes after an answer. */
    public sealed interface Step {
        /** The next question, or the same once more. */
        record Ask(Reply reply) implements Step {}

        /** All is answered: the action, to be submitted with the answers. */
        record Done(Action submit, Map<String, String> answers) implements Step {}
    }

    /**
     * Begins a form, in the place of an unfinished one, and asks its first open question.
     *
     * @param answers what need not be asked again, by question
     */
    public Step begin(Conversation conversation, Reply.Form form, Map<String, String> answers) {
        FormSession session =
                new FormSession(new FormSession.Numbered(conversation.now().toEpochMilli(), form), answers);
        return next(conversation, session, form.notice());
    }

    /** The open question of the unfinished form, to be asked again. */
    public Optional<Reply> current(Conversation conversation) {
        return find(conversation)
                .flatMap(session ->
                        session.current().map(index -> ask(conversation.words(), session, index, Optional.empty())));
    }

    /** Takes a line as the answer to the open question; empty when there is no unfinished form. */
    public Optional<Step> hear(Conversation conversation, String line) {
        return find(conversation)
                .flatMap(session -> session.current().map(index -> take(conversation, session, index, line)));
    }

    /** Takes a pressed choice, named by its number. */
    public Step choose(Conversation conversation) {
        FormSession session = pressed(conversation);
        int index = session.current().orElseThrow(StepwiseForms::isOver);
        List<Question.Choice> choices = session.question(index).choices();
        int choice = number(conversation, CHOICE);
        if (choice >= choices.size()) {
            throw isOver();
        }
        return take(conversation, session, index, choices.get(choice).value());
    }

    /** Leaves the open question without an answer. */
    public Step skip(Conversation conversation) {
        FormSession session = pressed(conversation);
        Question question = session.question(session.current().orElseThrow(StepwiseForms::isOver));
        if (question.required()) {
            throw isOver();
        }
        return next(conversation, session.with(question.name(), ""), Optional.empty());
    }

    /** Answers the open question with what stood there already. */
    public Step keep(Conversation conversation) {
        FormSession session = pressed(conversation);
        Question question = session.question(session.current().orElseThrow(StepwiseForms::isOver));
        String value = question.value().orElseThrow(StepwiseForms::isOver);
        return next(conversation, session.with(question.name(), value), Optional.empty());
    }

    /** Ends the unfinished form; false when there is none. */
    public boolean cancel(UnitOfWork work, Incoming incoming) {
        return work.store(FormStore.class).delete(platform(incoming), chat(incoming), account(incoming)) > 0;
    }

    private Step take(Conversation conversation, FormSession session, int index, String answer) {
        Question question = session.question(index);
        Optional<RichText> fault = fault(conversation, session, question, answer);
        if (fault.isPresent()) {
            return new Step.Ask(ask(conversation.words(), session, index, fault));
        }
        return next(conversation, session.with(question.name(), choiceOr(question, answer)), Optional.empty());
    }

    private Optional<RichText> fault(Conversation conversation, FormSession session, Question question, String answer) {
        Words words = conversation.words();
        if (answer.isBlank()) {
            return Optional.of(words.text("chat.form.empty"));
        }
        return commands.apply(session.form().asked().submit().command())
                .flatMap(command -> command.option(question.name())
                        .flatMap(option -> reader.check(command, option, choiceOr(question, answer), conversation)))
                .map(error -> words.text(error.key(), error.arguments()));
    }

    /** What a person types for a choice is its label, mostly. */
    private static String choiceOr(Question question, String answer) {
        return question.choices().stream()
                .filter(choice -> choice.label().equalsIgnoreCase(answer.strip()))
                .map(Question.Choice::value)
                .findFirst()
                .orElse(answer);
    }

    private Step next(Conversation conversation, FormSession session, Optional<RichText> notice) {
        Incoming incoming = conversation.incoming();
        FormStore store = conversation.work().store(FormStore.class);
        Optional<Integer> open = session.current();
        if (open.isEmpty()) {
            store.delete(platform(incoming), chat(incoming), account(incoming));
            return new Step.Done(session.form().asked().submit(), session.answers());
        }
        store.put(
                platform(incoming),
                chat(incoming),
                account(incoming),
                Json.write(session.form()),
                Json.write(session.answers()),
                conversation.now());
        return new Step.Ask(ask(conversation.words(), session, open.get(), notice));
    }

    private Reply ask(Words words, FormSession session, int index, Optional<RichText> notice) {
        Question question = session.question(index);
        RichText position = session.size() == 1
                ? words.text("chat.form.one")
                : words.text("chat.form.position", "number", index + 1, "count", session.size());
        RichText kept = question.value()
                .map(value -> words.text("chat.form.now", "value", shown(question, value)))
                .orElse(RichText.EMPTY);
        RichText text = RichText.lines(notice.orElse(RichText.EMPTY), RichText.bold(question.label()), kept, position);
        return Reply.text(text).with(rows(words, session, index));
    }

    private static String shown(Question question, String value) {
        return question.choices().stream()
                .filter(choice -> choice.value().equals(value))
                .map(Question.Choice::label)
                .findFirst()
                .orElse(value);
    }

    private static List<Reply.ButtonRow> rows(Words words, FormSession session, int index) {
        Question question = session.question(index);
        Action base = Action.of(CHOOSE).with(FORM, session.form().number()).with(QUESTION, index);
        List<Reply.ButtonRow> rows = new ArrayList<>();
        List<Button> row = new ArrayList<>();
        for (int i = 0; i < question.choices().size(); i++) {
            row.add(Button.normal(question.choices().get(i).label(), base.with(CHOICE, i)));
            if (row.size() == CHOICES_IN_A_ROW) {
                rows.add(new Reply.ButtonRow(row));
                row = new ArrayList<>();
            }
        }
        rows.add(new Reply.ButtonRow(row));
        List<Button> others = new ArrayList<>();
        if (question.value().isPresent()) {
            others.add(Button.primary(words.label("chat.form.keep"), new Action(KEEP, base.options())));
        }
        if (!question.required()) {
            others.add(Button.normal(words.label("chat.form.skip"), new Action(SKIP, base.options())));
        }
        rows.add(new Reply.ButtonRow(others));
        return rows;
    }

    /** The unfinished form whose open question the pressed button belongs to. */
    private FormSession pressed(Conversation conversation) {
        FormSession session = find(conversation).orElseThrow(StepwiseForms::isOver);
        boolean isOpen = conversation
                        .options()
                        .text(FORM)
                        .equals(Optional.of(Long.toString(session.form().number())))
                && session.current().equals(Optional.of(number(conversation, QUESTION)));
        if (!isOpen) {
            throw isOver();
        }
        return session;
    }

    private Optional<FormSession> find(Conversation conversation) {
        Incoming incoming = conversation.incoming();
        return conversation
                .work()
                .store(FormStore.class)
                .find(
                        platform(incoming),
                        chat(incoming),
                        account(incoming),
                        conversation.now().minus(LONGEST_PAUSE))
                .map(json -> Json.read(json, FormSession.class));
    }

    private static int number(Conversation conversation, String option) {
        return conversation.options().number(option).orElseThrow(StepwiseForms::isOver);
    }

    private static UserError isOver() {
        return new UserError("chat.form.over");
    }

    private static String platform(Incoming incoming) {
        return incoming.platform().key();
    }

    /** Questions are private: wherever a form begins, it goes on where the person is alone with the bot. */
    private static String chat(Incoming incoming) {
        return incoming.chat().place() == Place.DIRECT
                ? incoming.chat().externalId()
                : incoming.sender().directChat().orElse(incoming.sender().externalId());
    }

    private static String account(Incoming incoming) {
        return incoming.sender().externalId();
    }
}
