package io.rondo.relay;

import io.rondo.bus.Subscription;
import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Delivery;
import io.rondo.event.Event;
import io.rondo.event.EventNotices;
import io.rondo.member.Addressee;
import io.rondo.member.People;
import io.rondo.tx.UnitOfWork;
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
            relay.say(conversation.work(), open, conversation.personId(), line);
            return Reply.text(
                    conversation
                            .words()
                            .text("relay.sent", "partner", people.name(conversation.work(), open.partnerId())),
                    leaving(open.matchId(), conversation.words()));
        });
    }

    private Reply open(Conversation conversation) {
        UUID match = conversation.options().requiredId("match");
        Words words = conversation.words();
        return relay.open(conversation.work(), match, conversation.personId())
                .<Reply>map(line -> Reply.text(
                        words.text("relay.open", "partner", people.name(conversation.work(), line.partnerId())),
                        leaving(match, words)))
                .orElseGet(() -> Reply.text(words.text("relay.closed")));
    }

    private static ButtonRow leaving(UUID match, Words words) {
        return ButtonRow.of(
                Button.normal(
                        words.label("relay.button.leave"),
                        Action.of("relay leave").with("match", match)),
                Button.danger(
                        words.label("relay.button.close"),
                        Action.of("relay close").with("match", match)));
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
