package io.rondo.registration;

import io.rondo.chat.Conversation;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.event.Event;
import io.rondo.event.Sides;
import io.rondo.member.Communities;
import io.rondo.member.Community;
import io.rondo.member.profile.Needs;
import io.rondo.member.profile.Profiles;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What an event's sides need of a profile, asked for before a place is taken. Safe to use from several threads. */
public final class SeatNeeds {

    private final Communities communities;
    private final Profiles profiles;

    public SeatNeeds(Communities communities, Profiles profiles) {
        this.communities = communities;
        this.profiles = profiles;
    }

    /** The question for the first thing that is missing; empty when nothing is. Its answer runs {@code again}. */
    public Optional<Reply> missing(Conversation conversation, Event wanted, Action again) {
        return profiles.missing(conversation, needs(conversation.work(), wanted), again);
    }

    private Needs needs(UnitOfWork work, Event wanted) {
        Community community = communities.get(work, wanted.communityId());
        return switch (wanted.sides()) {
            case Sides.Everyone everyone -> Needs.of(community, Needs.Sides.EVERYONE, List.of());
            case Sides.TwoSided twoSided -> Needs.of(community, Needs.Sides.TWO_SIDED, List.of());
            case Sides.Tags(String first, String second) ->
                Needs.of(community, Needs.Sides.TAGS, List.of(first, second));
        };
    }

    /** The person has a seat for which the birthday counts: it cannot be changed any more. */
    public void used(UnitOfWork work, Event event, UUID personId) {
        if (event.sides() instanceof Sides.TwoSided) {
            profiles.lockBirthday(work, personId);
        }
    }
}
