package io.rondo.template;

import io.rondo.chat.Command;
import io.rondo.chat.Feature;
import io.rondo.event.Events;
import io.rondo.member.Communities;
import java.util.List;

/** Templates and drafts as the house sees them. */
public final class TemplateFeature implements Feature {

    private final TemplateCommands commands;

    public TemplateFeature(Templates templates, Events events, Communities communities) {
        this.commands = new TemplateCommands(templates, events, communities);
    }

    @Override
    public String name() {
        return "template";
    }

    @Override
    public List<Command> commands() {
        return commands.all();
    }
}
