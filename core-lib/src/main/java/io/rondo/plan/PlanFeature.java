package io.rondo.plan;

import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Role;
import io.rondo.event.Events;
import io.rondo.member.People;
import io.rondo.registration.Registrations;
import io.rondo.round.Planner;
import io.rondo.round.Wishes;
import java.util.ArrayList;
import java.util.List;

/** The dry run of a plan, as the house sees it. */
public final class PlanFeature implements Feature {

    private final Events events;
    private final PlanCommands plans;
    private final WishCommands wishes;

    public PlanFeature(Events events, Registrations registrations, People people, Planner planner) {
        this.events = events;
        Wishes kept = new Wishes();
        this.plans = new PlanCommands(events, registrations, people, planner, kept);
        this.wishes = new WishCommands(events, people, kept);
    }

    @Override
    public String name() {
        return "plan";
    }

    @Override
    public List<Command> commands() {
        List<Command> all = new ArrayList<>(plans.all());
        all.addAll(wishes.all());
        return all;
    }

    /** Offered to those who host something. */
    @Override
    public boolean offers(Conversation conversation, Command command) {
        return conversation.requester().role().isAtLeast(Role.ADMIN)
                || events.hostsSomething(conversation.work(), conversation.personId());
    }
}
