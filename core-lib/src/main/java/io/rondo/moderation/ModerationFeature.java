package io.rondo.moderation;

import io.rondo.bus.Subscription;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.event.Events;
import io.rondo.member.Communities;
import io.rondo.member.CommunityNotices;
import io.rondo.member.People;
import io.rondo.registration.NoShows;
import io.rondo.safety.ReportDesk;
import io.rondo.safety.Safety;
import java.util.List;
import java.util.stream.Stream;

/** What moderators do, as the house sees it. */
public final class ModerationFeature implements Feature {

    private final ModerationNotices notices;
    private final CaseCommands cases;
    private final MemberCommands members;
    private final ObjectionCommands objections;
    private final CaseCommands.Cases undecided;

    public ModerationFeature(
            Safety safety,
            Moderation moderation,
            Events events,
            People people,
            Communities communities,
            CommunityNotices communityNotices,
            NoShows noShows) {
        CaseScreens screens = new CaseScreens(moderation, people, events);
        notices = new ModerationNotices(safety, moderation, communityNotices, people, communities, screens);
        undecided = conversation ->
                safety.undecided(conversation.work(), conversation.communityId(), conversation.personId());
        cases = new CaseCommands(moderation, notices, undecided, screens);
        members = new MemberCommands(moderation, notices, people, noShows);
        objections = new ObjectionCommands(moderation, notices, communities, screens);
    }

    /** Where reports come in. */
    public ReportDesk desk() {
        return notices;
    }

    @Override
    public String name() {
        return "moderation";
    }

    @Override
    public List<Command> commands() {
        return Stream.of(cases.commands(), members.commands(), objections.commands())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public List<Subscription> subscriptions() {
        return notices.subscriptions();
    }

    @Override
    public List<Reply> waitingFor(Conversation conversation) {
        if (conversation.requester().communityId().isEmpty()
                || !conversation.requester().role().isAtLeast(Role.MODERATOR)
                || undecided.undecided(conversation).isEmpty()
                        && cases.objections(conversation).isEmpty()) {
            return List.of();
        }
        return List.of(cases.list(conversation));
    }
}
