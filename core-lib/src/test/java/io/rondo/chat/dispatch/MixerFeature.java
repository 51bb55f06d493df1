package io.rondo.chat.dispatch;

import io.rondo.chat.Access;
import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Place;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;

/** A small capability: mixers are made and joined; joining leaves a domain event, so that tests can count effects. */
final class MixerFeature implements Feature {

    static final UUID OTHER_COMMUNITY = TestRequesters.id("the other community");
    static final UUID MIXER = TestRequesters.id("friday mixer");

    final List<Conversation> conversations = new CopyOnWriteArrayList<>();
    Optional<RuntimeException> failure = Optional.empty();

    @Override
    public String name() {
        return "chat/mixer";
    }

    @Override
    public List<Command> commands() {
        return List.of(
                Command.typed(
                                "mixer create",
                                this::create,
                                Option.required("title", new OptionType.Text(200, false)),
                                Option.required("starts", new OptionType.Moment(false)),
                                Option.optional("capacity", new OptionType.Number(2, 200)),
                                Option.optional("kind", new OptionType.OneOf(List.of("speed", "quiet"))),
                                Option.optional(
                                        "round", new OptionType.Length(Duration.ofSeconds(5), Duration.ofHours(1))),
                                Option.optional("publish", new OptionType.YesNo()),
                                Option.optional("notes", new OptionType.Text(1000, true)))
                        .answering(Answer.FORM),
                Command.typed("mixer close", this::echo).by(Access.MODERATOR),
                Command.typed("mixer wipe", this::echo).by(Access.ADMIN),
                Command.typed("mixer wave", this::echo).only(Place.GROUP),
                Command.typed(
                                "mixer whisper",
                                this::echo,
                                Option.required("to", new OptionType.Person()),
                                Option.required("text", new OptionType.Text(500, true)))
                        .only(Place.DIRECT),
                Command.typed("mixer poke", this::echo).atMostEvery(Duration.ofMinutes(1)),
                Command.typed("mixer born", this::echo, Option.required("on", new OptionType.Date())),
                Command.typed("mixer zone", this::echo, Option.required("zone", new OptionType.Zone())),
                Command.typed(
                        "mixer show", this::echo, Option.required("mixer", new OptionType.Reference(new Mixers()))),
                Command.pressed("mixer join", this::join, Option.required("event", new OptionType.Internal())),
                Command.pressed("mixer note", this::echo, Option.optional("text", new OptionType.Text(400, true))),
                Command.pressed(
                        "mixer then",
                        conversation ->
                                conversation.goOn(Action.of("mixer join").with("event", MIXER))),
                Command.pressed("mixer edit", this::edit).answering(Answer.FORM));
    }

    @Override
    public Optional<UUID> communityOf(UnitOfWork work, Action action) {
        return Optional.ofNullable(action.options().get("event")).map(event -> OTHER_COMMUNITY);
    }

    @Override
    public List<Reply> waitingFor(Conversation conversation) {
        return conversation.requester().name().equals("hugo")
                ? List.of(Reply.text(RichText.plain("Confirm your place")))
                : List.of();
    }

    @Override
    public Optional<Reply> hear(Conversation conversation, String line) {
        return line.startsWith("dear ana") ? Optional.of(Reply.text(RichText.plain("Carried on."))) : Optional.empty();
    }

    private Reply create(Conversation conversation) {
        conversations.add(conversation);
        if (conversation.options().text("title").equals(Optional.of("taken"))) {
            throw new UserError("mixer.error.taken", "title", "taken").about("title");
        }
        return echo(conversation);
    }

    private Reply join(Conversation conversation) {
        conversations.add(conversation);
        conversation
                .work()
                .happened(new io.rondo.tx.DomainEvent(
                        "mixer_joined",
                        conversation.requester().communityId(),
                        Optional.of(conversation.personId()),
                        Map.of()));
        failure.ifPresent(thrown -> {
            throw thrown;
        });
        return Reply.text(
                conversation
                        .words()
                        .text("mixer.joined", "name", conversation.requester().name()),
                Reply.ButtonRow.of(Button.normal("Leave", Action.of("mixer note"))));
    }

    private Reply edit(Conversation conversation) {
        return new Reply.Form(
                "Edit",
                Optional.empty(),
                List.of(
                        new Question(
                                "title", "Title", Question.Kind.TEXT, true, Optional.of("Friday mixer"), List.of()),
                        new Question(
                                "kind",
                                "Kind",
                                Question.Kind.CHOICE,
                                false,
                                Optional.empty(),
                                List.of(new Question.Choice("speed", "Fast"), new Question.Choice("quiet", "Calm")))),
                Action.of("mixer create").with("starts", "in 2h"));
    }

    private Reply echo(Conversation conversation) {
        conversations.add(conversation);
        return Reply.text(RichText.plain(new TreeMap<>(conversation.options().values()).toString()));
    }

    /** Mixers by their titles. */
    private static final class Mixers implements OptionType.Lookup {
        @Override
        public Map<String, String> suggest(Conversation conversation, String typed) {
            return Map.of(MIXER.toString(), "Friday mixer");
        }

        @Override
        public Optional<String> find(Conversation conversation, String typed) {
            return typed.equalsIgnoreCase("friday mixer") ? Optional.of(MIXER.toString()) : Optional.empty();
        }
    }
}
