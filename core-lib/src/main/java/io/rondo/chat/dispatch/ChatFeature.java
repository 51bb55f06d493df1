package io.rondo.chat.dispatch;

import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType.Internal;
import io.rondo.chat.OptionType.Number;
import io.rondo.chat.OptionType.Text;
import io.rondo.chat.Pages;
import io.rondo.chat.Place;
import io.rondo.chat.Requesters;
import io.rondo.chat.form.KeptForms;
import io.rondo.chat.form.StepwiseForms;
import io.rondo.chat.form.StepwiseForms.Step;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What any bot has: {@code /help}, {@code /my}, {@code /about}, {@code /cancel}, {@code /start}, and a form's buttons. */
public final class ChatFeature implements Feature {

    private static final int MOST_WAITING = 8;
    private static final String MY = "my";
    private static final String EVENTS = "events";

    private final List<Feature> others;
    private final String version;
    private final Help help;
    private final StepwiseForms stepwise;

    /**
     * The chat feature of a house.
     *
     * @param others all other features, in the order in which {@code /help} and {@code /my} show them
     * @param version what {@code /about} says of the program
     */
    public ChatFeature(List<Feature> others, Requesters requesters, String version) {
        this.others = List.copyOf(others);
        this.version = version;
        List<Feature> all = new ArrayList<>(others);
        all.add(this);
        this.help = new Help(all);
        this.stepwise = new StepwiseForms(new OptionReader(requesters), this::find);
    }

    @Override
    public String name() {
        return "chat";
    }

    @Override
    public List<Command> commands() {
        Option form = Option.required(StepwiseForms.FORM, new Internal());
        Option question = Option.required(StepwiseForms.QUESTION, new Number(0, 100));
        return List.of(
                Command.typed(
                                Help.COMMAND,
                                help::answer,
                                Option.optional(Help.TOPIC, new Text(100, false)),
                                Option.optional(Pages.PAGE, new Number(1, 1000)))
                        .answering(Answer.EDIT),
                Command.typed(MY, this::my),
                Command.typed("about", this::about),
                Command.typed("cancel", this::cancel),
                Command.typed("start", this::start).only(Place.DIRECT),
                Command.pressed(
                        StepwiseForms.CHOOSE,
                        conversation -> go(conversation, stepwise.choose(conversation)),
                        form,
                        question,
                        Option.required(StepwiseForms.CHOICE, new Number(0, 1000))),
                Command.pressed(
                        StepwiseForms.SKIP,
                        conversation -> go(conversation, stepwise.skip(conversation)),
                        form,
                        question),
                Command.pressed(
                        StepwiseForms.KEEP,
                        conversation -> go(conversation, stepwise.keep(conversation)),
                        form,
                        question),
                KeptForms.command());
    }

    private static Reply go(Conversation conversation, Step step) {
        return switch (step) {
            case Step.Ask(Reply reply) -> reply;
            case Step.Done done -> conversation.submit(done.submit(), done.answers());
        };
    }

    private Reply my(Conversation conversation) {
        List<Reply> waiting = others.stream()
                .flatMap(feature -> feature.waitingFor(conversation).stream())
                .toList();
        if (waiting.isEmpty()) {
            return Reply.text(conversation.words().text("chat.my.nothing")).with(nextStep(conversation));
        }
        List<Reply> shown = new ArrayList<>(waiting.subList(0, Math.min(waiting.size(), MOST_WAITING)));
        if (waiting.size() > MOST_WAITING) {
            shown.add(Reply.text(conversation.words().text("chat.my.more", "count", waiting.size() - MOST_WAITING)));
        }
        return shown.size() == 1 ? shown.getFirst() : new Reply.Several(shown);
    }

    /** The way on for someone for whom nothing waits: what is on, or else what there is. */
    private Reply.ButtonRow nextStep(Conversation conversation) {
        return find(EVENTS).filter(Command::typed).isPresent()
                ? Reply.ButtonRow.of(Button.primary(conversation.words().label("chat.my.events"), Action.of(EVENTS)))
                : Reply.ButtonRow.of(
                        Button.normal(conversation.words().label("chat.my.help"), Action.of(Help.COMMAND)));
    }

    private Reply about(Conversation conversation) {
        return Reply.text(conversation.words().text("chat.about", "version", version));
    }

    private Reply cancel(Conversation conversation) {
        boolean stopped = stepwise.cancel(conversation.work(), conversation.incoming());
        return Reply.text(conversation.words().text(stopped ? "chat.cancelled" : "chat.nothing-to-cancel"));
    }

    /** Whoever comes here to go on with a form finds its open question. */
    private Reply start(Conversation conversation) {
        return stepwise.current(conversation).orElseGet(() -> {
            RichText greeting = conversation
                    .words()
                    .text("chat.start", "name", conversation.requester().name());
            return Reply.text(
                    greeting,
                    nextStep(conversation),
                    Reply.ButtonRow.of(Button.normal(conversation.words().label("chat.start.my"), Action.of(MY))));
        });
    }

    private Optional<Command> find(String command) {
        return others.stream()
                .flatMap(feature -> feature.commands().stream())
                .filter(candidate -> candidate.name().equals(command))
                .findFirst();
    }
}
