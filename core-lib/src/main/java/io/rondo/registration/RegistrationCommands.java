package io.rondo.registration;

import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Platform;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.event.Event;
import io.rondo.event.EventLookup;
import io.rondo.event.Events;
import io.rondo.member.Addressee;
import io.rondo.member.People;
import io.rondo.member.profile.Contact;
import io.rondo.member.profile.Profiles;
import io.rondo.registration.rule.Slot;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** [Register], [My place] and what one can do there. */
final class RegistrationCommands {

    private final Events events;
    private final Registrations registrations;
    private final SeatNeeds needs;
    private final People people;
    private final Profiles profiles;
    private final EveningPlace evening;
    private final Places places;
    private final OptionType event;

    RegistrationCommands(
            Events events,
            Registrations registrations,
            SeatNeeds needs,
            People people,
            Profiles profiles,
            EveningPlace evening,
            Places places) {
        this.places = places;
        this.events = events;
        this.registrations = registrations;
        this.needs = needs;
        this.people = people;
        this.profiles = profiles;
        this.evening = evening;
        this.event = new OptionType.Reference(new EventLookup(events));
    }

    List<Command> all() {
        Option named = Option.required("event", event);
        Option slot = Option.optional("slot", new OptionType.Text(Slot.LONGEST_NAME, false));
        return List.of(
                Command.typed("register", this::register, named, slot),
                Command.pressed("event register", this::register, named, slot).answering(Answer.PRIVATE),
                Command.pressed("event place", this::place, named).answering(Answer.PRIVATE),
                Command.pressed("place confirm", this::confirm, named),
                Command.pressed("place decline", this::decline, named),
                Command.pressed("line confirm", this::confirm, named).answering(Answer.PRIVATE),
                Command.pressed("line decline", this::decline, named).answering(Answer.PRIVATE),
                Command.pressed("place cancel", this::cancel, named),
                Command.pressed("place take", this::take, named),
                Command.pressed("place refuse", this::cancel, named),
                Command.pressed("place direct", this::direct, named, Option.required("yes", new OptionType.YesNo())),
                Command.pressed(
                        "place contact", this::contact, named, Option.required("how", new OptionType.Internal())));
    }

    private Reply register(Conversation conversation) {
        UnitOfWork work = conversation.work();
        UUID id = conversation.options().requiredId("event");
        Event wanted = events.get(work, id);
        if (wanted.state().takesRegistrations()) {
            Action again = conversation
                    .options()
                    .text("slot")
                    .map(slot -> Action.of("event register").with("event", id).with("slot", slot))
                    .orElseGet(() -> Action.of("event register").with("event", id));
            Optional<Reply> question = needs.missing(conversation, wanted, again);
            if (question.isPresent()) {
                return question.get();
            }
        }
        Event locked = events.lock(work, id);
        return switch (registrations.registerLocked(
                work, locked, conversation.requester(), conversation.options().text("slot"))) {
            case Registrations.Outcome.Seated(Registration registration, boolean before) -> {
                needs.used(work, wanted, conversation.personId());
                yield view(conversation, locked, registration);
            }
            case Registrations.Outcome.InLine(Registration registration, int position) ->
                view(conversation, locked, registration);
            case Registrations.Outcome.Offered(Registration registration) -> view(conversation, locked, registration);
            case Registrations.Outcome.Full(int capacity) ->
                Reply.text(
                        conversation.words().text("registration.full", "capacity", capacity, "title", wanted.title()));
            case Registrations.Outcome.ChooseSlot(List<Slot> slots) ->
                Places.chooseSlot(wanted, slots, conversation.words());
            case Registrations.Outcome.Refused(UserError why) -> throw why;
            case Registrations.Outcome.Closed(Event closed) -> closed(closed);
        };
    }

    private static Reply closed(Event closed) {
        if (closed.isDraft()) {
            throw new UserError("event.error.gone");
        }
        throw new UserError(
                closed.state().isOver() ? "event.error.over" : "registration.error.closed", "title", closed.title());
    }

    private Reply place(Conversation conversation) {
        Event shown = events.get(conversation.work(), conversation.options().requiredId("event"));
        return registrations
                .find(conversation.work(), shown.id(), conversation.personId())
                .map(registration -> view(conversation, shown, registration))
                .orElseGet(() -> none(conversation, shown));
    }

    private static Reply none(Conversation conversation, Event shown) {
        Reply.Text text = Reply.text(conversation.words().text("registration.none", "title", shown.title()));
        return shown.state().takesRegistrations()
                ? text.with(ButtonRow.of(Button.primary(
                        conversation.words().label("event.button.register"),
                        Action.of("event register").with("event", shown.id()))))
                : text;
    }

    /** The place as it stands now; on the evening itself the round room shows it. */
    Reply view(Conversation conversation, Registration registration) {
        return view(conversation, events.get(conversation.work(), registration.eventId()), registration);
    }

    private Reply view(Conversation conversation, Event shown, Registration registration) {
        UnitOfWork work = conversation.work();
        Optional<Reply> tonight =
                shown.state().takesRegistrations() ? Optional.empty() : evening.show(conversation, shown, registration);
        return tonight.orElseGet(() -> PlaceView.show(
                shown,
                registration,
                places.standing(work, shown, registration),
                asks(conversation, shown, registration),
                conversation.words()));
    }

    private PlaceView.Asks asks(Conversation conversation, Event shown, Registration registration) {
        if (!registration.state().takesSeat()) {
            return PlaceView.Asks.NOTHING;
        }
        Addressee addressee = people.addressee(conversation.work(), registration.accountId(), shown.communityId());
        // Who writes to a bot on Telegram has let it answer; on Discord a direct message needs a word first.
        boolean direct = addressee.platform() == Platform.DISCORD
                && addressee.directMessages().isEmpty();
        boolean contact = shown.hasRounds() && registration.contact().isEmpty();
        boolean failed = addressee.directMessages().orElse(false) && !addressee.reachable();
        return new PlaceView.Asks(direct, contact, failed, addressee.username());
    }

    private Reply confirm(Conversation conversation) {
        return changed(
                conversation,
                registrations.confirm(
                        conversation.work(), conversation.options().requiredId("event"), conversation.personId()));
    }

    private Reply decline(Conversation conversation) {
        return changed(
                conversation,
                registrations.decline(
                        conversation.work(), conversation.options().requiredId("event"), conversation.personId()));
    }

    private Reply cancel(Conversation conversation) {
        return changed(
                conversation,
                registrations.cancel(
                        conversation.work(), conversation.options().requiredId("event"), conversation.personId()));
    }

    private Reply take(Conversation conversation) {
        return changed(
                conversation,
                registrations.take(
                        conversation.work(), conversation.options().requiredId("event"), conversation.personId()));
    }

    private Reply changed(Conversation conversation, Registrations.Change change) {
        return switch (change) {
            case Registrations.Change.Done(Registration registration) -> view(conversation, registration);
            case Registrations.Change.TooLate(Registration registration, Event late) ->
                late.state().isOver() && !registration.state().came()
                        ? Reply.text(conversation.words().text("event.error.over"))
                        : tooLate(conversation, registration);
            case Registrations.Change.NoPlace(Event none) -> none(conversation, none);
        };
    }

    private Reply tooLate(Conversation conversation, Registration registration) {
        if (registration.state() == RegistrationState.OFFERED) {
            Event shown = events.get(conversation.work(), registration.eventId());
            return Reply.text(conversation.words().text("registration.offer.over", "title", shown.title()));
        }
        return view(conversation, registration);
    }

    private Reply direct(Conversation conversation) {
        UnitOfWork work = conversation.work();
        boolean yes = conversation.options().yesNo("yes").orElse(false);
        people.mayWriteDirectly(work, conversation.personId(), yes);
        if (yes && conversation.requester().platform() == Platform.DISCORD) {
            // Whether it arrives is only known once one was sent.
            people.reachableAgain(work, conversation.requester().accountId());
            registrations.writeFirst(
                    work,
                    events.get(work, conversation.options().requiredId("event")),
                    conversation.requester().accountId());
        }
        return place(conversation);
    }

    private Reply contact(Conversation conversation) {
        UnitOfWork work = conversation.work();
        Contact how = contactOf(conversation.options().text("how").orElse(""));
        Optional<Registration> found =
                registrations.lock(work, conversation.options().requiredId("event"), conversation.personId());
        found.ifPresent(registration -> {
            registrations.contact(work, registration, how.name(), Optional.empty());
            profiles.contact(work, conversation.personId(), how, Optional.empty());
        });
        return place(conversation);
    }

    private static Contact contactOf(String name) {
        try {
            return Contact.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new UserError("chat.error.button-damaged");
        }
    }
}
