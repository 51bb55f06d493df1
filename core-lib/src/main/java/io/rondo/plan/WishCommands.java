package io.rondo.plan;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.event.Event;
import io.rondo.event.EventLookup;
import io.rondo.event.Events;
import io.rondo.member.People;
import io.rondo.round.Wishes;
import java.util.List;
import java.util.UUID;

/** {@code /pair wish}, {@code /pair avoid}, {@code /pair forget}: what a host would like of a plan. */
final class WishCommands {

    private final Events events;
    private final People people;
    private final Wishes wishes;

    WishCommands(Events events, People people, Wishes wishes) {
        this.events = events;
        this.people = people;
        this.wishes = wishes;
    }

    List<Command> all() {
        return List.of(
                command("pair wish", conversation -> put(conversation, true)),
                command("pair avoid", conversation -> put(conversation, false)),
                command("pair forget", this::forget));
    }

    private Command command(String name, Command.Handler handler) {
        return Command.typed(
                        name,
                        handler,
                        Option.required("one", new OptionType.Person()),
                        Option.required("other", new OptionType.Person()),
                        Option.optional("event", new OptionType.Reference(new EventLookup(events))))
                .by(Access.HOST);
    }

    private Reply put(Conversation conversation, boolean wished) {
        Event event = planned(conversation);
        UUID one = conversation.options().requiredId("one");
        UUID other = conversation.options().requiredId("other");
        if (one.equals(other)) {
            throw new UserError("plan.error.same-person");
        }
        wishes.put(conversation.work(), event.id(), one, other, wished);
        return said(conversation, wished ? "plan.wish.put" : "plan.wish.avoid", event, one, other);
    }

    private Reply forget(Conversation conversation) {
        Event event = planned(conversation);
        UUID one = conversation.options().requiredId("one");
        UUID other = conversation.options().requiredId("other");
        boolean was = wishes.remove(conversation.work(), event.id(), one, other);
        return said(conversation, was ? "plan.wish.forgotten" : "plan.wish.none", event, one, other);
    }

    private Event planned(Conversation conversation) {
        Event event = events.meantByHost(conversation);
        if (!event.state().takesRegistrations()) {
            throw new UserError("plan.error.made", "title", event.title());
        }
        return event;
    }

    private Reply said(Conversation conversation, String key, Event event, UUID one, UUID other) {
        return Reply.text(
                conversation
                        .words()
                        .text(
                                key,
                                "one",
                                people.name(conversation.work(), one),
                                "other",
                                people.name(conversation.work(), other),
                                "title",
                                event.title()),
                ButtonRow.of(Button.normal(
                        conversation.words().label("plan.button.show"),
                        Action.of("event plan").with("event", event.id()))));
    }
}
