package io.rondo.registration;

import io.rondo.bus.Subscription;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.reply.Reply;
import io.rondo.event.EventClock;
import io.rondo.event.EventNotices;
import io.rondo.event.Events;
import io.rondo.member.People;
import io.rondo.member.profile.Profiles;
import java.util.List;

/** Places in events as the house sees them. */
public final class RegistrationFeature implements Feature {

    private final Registrations registrations;
    private final RegistrationCommands commands;
    private final RegistrationMessages messages;

    public RegistrationFeature(
            Events events,
            EventClock clock,
            EventNotices notices,
            Registrations registrations,
            Line line,
            SeatNeeds needs,
            People people,
            Profiles profiles,
            Reminders reminders,
            Places places,
            Draws draws,
            Departures departures,
            EveningPlace evening) {
        this.registrations = registrations;
        this.commands = new RegistrationCommands(events, registrations, needs, people, profiles, evening, places);
        this.messages = new RegistrationMessages(
                events, clock, notices, registrations, line, departures, reminders, draws, people);
    }

    @Override
    public String name() {
        return "registration";
    }

    @Override
    public List<Command> commands() {
        return commands.all();
    }

    @Override
    public List<Subscription> subscriptions() {
        return messages.all();
    }

    @Override
    public List<Reply> waitingFor(Conversation conversation) {
        return registrations.ahead(conversation.work(), conversation.personId()).stream()
                .filter(registration -> !registration.state().isGone())
                .map(registration -> commands.view(conversation, registration))
                .toList();
    }
}
