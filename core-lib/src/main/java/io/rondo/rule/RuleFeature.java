package io.rondo.rule;

import io.rondo.chat.Command;
import io.rondo.chat.Feature;
import java.util.ArrayList;
import java.util.List;

/** An event's own rules as the house sees them. */
public final class RuleFeature implements Feature {

    private final List<Command> commands = new ArrayList<>();

    public RuleFeature(RuleRooms rooms) {
        Parties parties = new Parties(rooms);
        commands.addAll(new RuleCommands(rooms).all());
        commands.addAll(new TagCommands(rooms.tags(), rooms.people()).all());
        commands.addAll(new DrawCommands(rooms).all());
        commands.addAll(new FriendCommands(rooms, parties).all());
        commands.addAll(new RemindCommands(rooms.events(), rooms.reminders()).all());
    }

    @Override
    public String name() {
        return "rule";
    }

    @Override
    public List<Command> commands() {
        return List.copyOf(commands);
    }
}
