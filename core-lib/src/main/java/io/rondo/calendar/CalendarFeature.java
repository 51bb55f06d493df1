package io.rondo.calendar;

import io.rondo.chat.Command;
import io.rondo.chat.Feature;
import io.rondo.member.Communities;
import java.util.List;

/** Calendars to subscribe to, as the house sees them. */
public final class CalendarFeature implements Feature {

    private final CalendarCommands commands;

    public CalendarFeature(Feeds feeds, Communities communities) {
        this.commands = new CalendarCommands(feeds, communities);
    }

    @Override
    public String name() {
        return "calendar";
    }

    @Override
    public List<Command> commands() {
        return commands.all();
    }
}
