package io.rondo.relay;

import io.rondo.bus.Subscription;
import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Platform;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Delivery;
import io.rondo.event.Event;
import io.rondo.event.EventNotices;
import io.rondo.member.Addressee;
import io.rondo.member.People;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** [Say hello] and what follows, as the house sees it. */
public final class RelayFeature implements Feature {

    private final Relay relay;
    private final EventNotices notices;
    private final People people;

    public RelayFeature(Relay relay, EventNotices notices, People people) {
        this.relay = relay;
        this.notices = notices;
        this.people = people;
    }

    @Override
    public String name() {
        return "relay";
    }

    @Override
    public List<Command> commands() {
        Option match = Option.required("match", new OptionType.Internal());
        return List.of(
                Command.pressed("relay open", this::open, match).answering(Answer.PRIVATE),
                Command.pressed("relay read", this::read, match),
                Command.pressed("relay write", this::write, match).answering(Answer.FORM),
                Command.pressed(
                                "relay say",
                                this::say,
                                match,
                                Option.required("text", new OptionType.Text(Relay.LONGEST, true)))
                        .answering(Answer.PRIVATE),
                Command.pressed("relay leave", this::leave, match),
                Command.pressed("relay close", this::close, match));
    }

    @Override
    public List<Subscription> subscriptions() {
        return List.of(notices.on(Relay.RELAYED, Relay.Relayed.class, this::relayed));
    }

    @Override
    public Optional<Reply> hear(Conversation conversation, String line) {
        return relay.current(conversation.work(), conversation.personId()).map(open -> {
            if (line.length() > Relay.LONGEST) {
                throw new UserError("relay.error.too-long", "length", line.length(), "limit", Relay.LONGEST);
            }
            return said(conversation, open, line);
        });
    }

    /** What was said to this person while they could not be written to. */
    @Override
    public List<Reply> waitingFor(Conversation conversation) {
        return relay.waiting(conversation.work(), conversation.personId()).stream()
                .flatMap(waiting -> relay.find(conversation.work(), waiting.matchId(), conversation.personId()).stream()
                        .map(line -> waiting(conversation, line, waiting.count())))
                .toList();
    }

    private Reply waiting(Conversation conversation, Relay.Line line, int count) {
        Words words = conversation.words();
        return Reply.text(
                words.text("relay.waiting", "partner", partner(conversation, line), "count", count),
                ButtonRow.of(Button.primary(
                        words.label("relay.button.read"),
                        Action.of("relay read").with("match", line.matchId()))));
    }

    private Reply read(Conversation conversation) {
        UUID match = conversation.options().requiredId("match");
        Words words = conversation.words();
        Optional<Relay.Line> line = relay.find(conversation.work(), match, conversation.personId());
        List<String> texts =
                line.isEmpty() ? List.of() : relay.read(conversation.work(), match, conversation.personId());
        if (texts.isEmpty()) {
            return Reply.text(words.text("relay.nothing-waits"));
        }
        return Reply.text(
                RichText.lines(messages(conversation, line.get(), texts)),
                ButtonRow.of(Button.primary(
                        words.label("relay.button.answer"),
                        Action.of("relay open").with("match", match))));
    }

    private List<RichText> messages(Conversation conversation, Relay.Line line, List<String> texts) {
        String from = partner(conversation, line);
        return texts.stream()
                .map(text -> conversation.words().text("relay.message", "from", from, "text", text))
                .toList();
    }

    private String partner(Conversation conversation, Relay.Line line) {
        return people.name(conversation.work(), line.partnerId());
    }

    private Reply said(Conversation conversation, Relay.Line open, String text) {
        Relay.Way way = relay.say(conversation.work(), open, conversation.personId(), text);
        return Reply.text(
                conversation
                        .words()
                        .text(
                                way == Relay.Way.SENT ? "relay.sent" : "relay.kept",
                                "partner",
                                partner(conversation, open)),
                leaving(conversation, open.matchId()));
    }

    private Reply open(Conversation conversation) {
        UUID match = conversation.options().requiredId("match");
        Words words = conversation.words();
        boolean before = relay.current(conversation.work(), conversation.personId())
                .filter(line -> line.matchId().equals(match))
                .isPresent();
        return relay.open(conversation.work(), match, conversation.personId())
                .<Reply>map(line -> {
                    List<RichText> lines = new ArrayList<>(messages(
                            conversation, line, relay.read(conversation.work(), match, conversation.personId())));
                    lines.add(words.text(
                            before ? "relay.open-already" : "relay.open", "partner", partner(conversation, line)));
                    return Reply.text(RichText.lines(lines), leaving(conversation, match));
                })
                .orElseGet(() -> Reply.text(words.text("relay.closed")));
    }

    /** For whoever is not in a direct chat with the bot. */
    private Reply write(Conversation conversation) {
        Words words = conversation.words();
        return new Reply.Form(
                words.label("relay.form.heading"),
                Optional.empty(),
                List.of(new Question(
                        "text",
                        words.label("relay.form.text"),
                        Question.Kind.LONG_TEXT,
                        true,
                        Optional.empty(),
                        List.of())),
                Action.of("relay say").with("match", conversation.options().requiredId("match")));
    }

    private Reply say(Conversation conversation) {
        UUID match = conversation.options().requiredId("match");
        return relay.find(conversation.work(), match, conversation.personId())
                .map(line -> said(
                        conversation, line, conversation.options().text("text").orElseThrow()))
                .orElseGet(() -> Reply.text(conversation.words().text("relay.closed")));
    }

    private static ButtonRow leaving(Conversation conversation, UUID match) {
        Words words = conversation.words();
        List<Button> buttons = new ArrayList<>();
        if (conversation.requester().platform() == Platform.DISCORD) {
            buttons.add(Button.primary(
                    words.label("relay.button.write"), Action.of("relay write").with("match", match)));
        }
        buttons.add(Button.normal(
                words.label("relay.button.leave"), Action.of("relay leave").with("match", match)));
        buttons.add(Button.danger(
                words.label("relay.button.close"), Action.of("relay close").with("match", match)));
        return new ButtonRow(buttons);
    }

    private Reply leave(Conversation conversation) {
        relay.leave(conversation.work(), conversation.personId());
        Action again =
                Action.of("relay open").with("match", conversation.options().requiredId("match"));
        return Reply.text(
                conversation.words().text("relay.left"),
                ButtonRow.of(Button.normal(conversation.words().label("relay.button.again"), again)));
    }

    private Reply close(Conversation conversation) {
        relay.close(conversation.work(), conversation.options().requiredId("match"), conversation.personId());
        return Reply.text(conversation.words().text("relay.closed"));
    }

    private Optional<Delivery> relayed(
            UnitOfWork work, Event event, Addressee addressee, Words words, Relay.Relayed body) {
        Action answer = Action.of("relay open").with("match", body.matchId());
        Reply reply = Reply.text(
                words.text("relay.message", "from", people.name(work, body.from()), "text", body.text()),
                ButtonRow.of(
                        Button.primary(words.label("relay.button.answer"), answer),
                        Button.danger(
                                words.label("relay.button.close"),
                                Action.of("relay close").with("match", body.matchId()))));
        return Optional.of(notices.delivery(event, addressee, Relay.RELAYED, reply));
    }
}
