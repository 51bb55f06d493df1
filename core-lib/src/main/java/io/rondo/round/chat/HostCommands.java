package io.rondo.round.chat;

import io.rondo.chat.Access;
import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.event.Event;
import io.rondo.event.EventLookup;
import io.rondo.event.EventState;
import io.rondo.round.HostControl;
import io.rondo.round.Neighbours;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/** The commands with which a host runs the evening; each answers with the host's card. */
final class HostCommands {

    private static final Duration USUAL_EXTENSION = Duration.ofMinutes(5);
    private static final Duration LONGEST_EXTENSION = Duration.ofHours(2);

    private final Neighbours rooms;
    private final HostControl control;
    private final HostCard card;

    HostCommands(Neighbours rooms, HostControl control, HostCard card) {
        this.rooms = rooms;
        this.control = control;
        this.card = card;
    }

    List<Command> all() {
        Option event = Option.optional("event", new OptionType.Reference(new EventLookup(rooms.events())));
        return List.of(
                command("event host", this::show, event),
                Command.pressed("event start", this::start, event)
                        .by(Access.HOST)
                        .answering(Answer.EDIT),
                command("event pause", this::pause, event),
                command("event resume", this::resume, event),
                command(
                        "event extend",
                        this::extend,
                        Option.optional("by", new OptionType.Length(Duration.ofSeconds(1), LONGEST_EXTENSION)),
                        event),
                command("event skip", this::skip, event),
                command("event drop", this::drop, Option.required("person", new OptionType.Person()), event),
                command("event end", this::end, event, Option.optional("sure", new OptionType.YesNo())));
    }

    private static Command command(String name, Command.Handler handler, Option... options) {
        return Command.typed(name, handler, options).by(Access.HOST).answering(Answer.EDIT);
    }

    private Event locked(Conversation conversation) {
        return rooms.events()
                .lock(
                        conversation.work(),
                        rooms.events().meantByHost(conversation).id());
    }

    private Reply show(Conversation conversation) {
        return card.show(conversation.work(), rooms.events().meantByHost(conversation), conversation.words());
    }

    private Reply start(Conversation conversation) {
        Event event = locked(conversation);
        return answer(conversation, event, control.start(conversation.work(), event), "start");
    }

    private Reply pause(Conversation conversation) {
        Event event = locked(conversation);
        return answer(conversation, event, control.pause(conversation.work(), event), "pause");
    }

    private Reply resume(Conversation conversation) {
        Event event = locked(conversation);
        return answer(conversation, event, control.resume(conversation.work(), event), "resume");
    }

    private Reply extend(Conversation conversation) {
        Event event = locked(conversation);
        Duration by = conversation.options().length("by").orElse(USUAL_EXTENSION);
        return answer(conversation, event, control.extend(conversation.work(), event, by), "extend", "by", by);
    }

    private Reply skip(Conversation conversation) {
        Event event = locked(conversation);
        return answer(conversation, event, control.skip(conversation.work(), event), "skip");
    }

    private Reply drop(Conversation conversation) {
        Event event = locked(conversation);
        UUID person = conversation.options().requiredId("person");
        String name = rooms.people().name(conversation.work(), person);
        HostControl.Outcome outcome = control.drop(conversation.work(), event, person);
        if (outcome == HostControl.Outcome.NO_PLACE) {
            throw new UserError("round.error.takes-no-part", "person", name, "title", event.title());
        }
        return answer(conversation, event, outcome, "drop", "person", name);
    }

    private Reply end(Conversation conversation) {
        Event event = locked(conversation);
        boolean sure = conversation.options().yesNo("sure").orElse(false);
        if (!sure && event.state() == EventState.RUNNING) {
            return Reply.text(
                    conversation.words().text("round.host.end-ask", "title", event.title()),
                    ButtonRow.of(Button.danger(
                            conversation.words().label("round.button.end-sure"),
                            Action.of("event end").with("event", event.id()).with("sure", "yes"))));
        }
        return answer(conversation, event, control.end(conversation.work(), event), "end");
    }

    private Reply answer(
            Conversation conversation, Event event, HostControl.Outcome outcome, String what, Object... arguments) {
        UnitOfWork work = conversation.work();
        RichText said = switch (outcome) {
            case DONE -> conversation.words().text("round.host.did." + what, arguments);
            case ALREADY -> conversation.words().text("round.host.already." + what, arguments);
            case NOT_RUNNING -> throw new UserError("round.error.not-running", "title", event.title());
            case PAUSED -> throw new UserError("round.error.paused", "title", event.title());
            case TOO_EARLY ->
                throw new UserError(
                        "round.error.start-too-early",
                        "title",
                        event.title(),
                        "at",
                        conversation.words().time(event.schedule().rulesAt(), Span.Style.CLOCK));
            case TOO_FEW_HERE -> throw new UserError("round.error.too-few-here", "title", event.title());
            case NO_PLACE -> throw new IllegalStateException("said by the caller");
        };
        Reply shown = card.show(work, rooms.events().get(work, event.id()), conversation.words());
        return shown instanceof Reply.Card host ? host.footer(said) : shown;
    }
}
