package io.rondo.moderation;

import io.rondo.bus.Subscription;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Bundles;
import io.rondo.delivery.Deliveries;
import io.rondo.event.Events;
import io.rondo.member.Communities;
import io.rondo.member.CommunityNotices;
import io.rondo.member.People;
import io.rondo.registration.NoShows;
import io.rondo.safety.ReportDesk;
import io.rondo.safety.Safety;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** What moderators do, as the house sees it. */
public final class ModerationFeature implements Feature {

    /** Whom no report and no objection concerns. */
    private static final UUID NOBODY = new UUID(0, 0);

    private final ModerationNotices notices;
    private final CaseCommands cases;
    private final MemberCommands members;
    private final ObjectionCommands objections;
    private final PlaceCommands places;
    private final CaseCommands.Cases undecided;

    /** What lines in moderators' chats are made of and handed to. */
    public record ModeratorsLines(Bundles bundles, Deliveries deliveries) {}

    public ModerationFeature(
            Safety safety,
            Moderation moderation,
            Events events,
            People people,
            Communities communities,
            CommunityNotices communityNotices,
            ModeratorsLines lines,
            NoShows noShows) {
        CaseScreens screens = new CaseScreens(moderation, people, events);
        ModeratorsChats chats = new ModeratorsChats(
                communities,
                lines.bundles(),
                lines.deliveries(),
                (work, communityId) -> !safety.undecided(work, communityId, NOBODY)
                                .isEmpty()
                        || !moderation.objections(work, communityId, NOBODY).isEmpty());
        notices = new ModerationNotices(safety, moderation, communityNotices, people, communities, screens, chats);
        places = new PlaceCommands(chats, communities);
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
        return Stream.of(cases.commands(), members.commands(), objections.commands(), places.commands())
                .flatMap(List::stream)
                .toList();
    }

    @Override
    public List<Subscription> subscriptions() {
        return notices.subscriptions();
    }

    @Override
    public List<Reply> waitingFor(Conversation conversation) {
        if (conversation.requester().communityId().isEmpty()) {
            return List.of();
        }
        List<Reply> waiting = new ArrayList<>(notices.untold(
                conversation.work(),
                conversation.communityId(),
                conversation.personId(),
                conversation.requester().accountId(),
                conversation.words()));
        boolean moderates = conversation.requester().role().isAtLeast(Role.MODERATOR);
        if (moderates
                && !(undecided.undecided(conversation).isEmpty()
                        && cases.objections(conversation).isEmpty())) {
            waiting.add(cases.list(conversation));
        }
        return List.copyOf(waiting);
    }
}
