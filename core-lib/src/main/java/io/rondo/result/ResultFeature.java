package io.rondo.result;

import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Role;
import io.rondo.event.Events;
import io.rondo.member.People;
import java.util.List;

/** Results of events, as the house sees them. */
public final class ResultFeature implements Feature {

    private final Statistics statistics;
    private final ResultCommands commands;

    public ResultFeature(Events events, People people, Statistics statistics) {
        this.statistics = statistics;
        this.commands = new ResultCommands(events, people, statistics);
    }

    @Override
    public String name() {
        return "result";
    }

    @Override
    public List<Command> commands() {
        return commands.all();
    }

    /** Offered to those who have ever hosted something here. */
    @Override
    public boolean offers(Conversation conversation, Command command) {
        return conversation.requester().role().isAtLeast(Role.ADMIN)
                || conversation
                        .requester()
                        .communityId()
                        .flatMap(community ->
                                statistics.lastHosted(conversation.work(), community, conversation.personId()))
                        .isPresent();
    }
}
