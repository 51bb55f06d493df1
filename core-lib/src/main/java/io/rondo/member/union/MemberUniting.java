package io.rondo.member.union;

import io.rondo.chat.UserError;
import io.rondo.member.Communities;
import io.rondo.member.Community;
import io.rondo.member.link.CodeStore;
import io.rondo.tx.UnitOfWork;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The members' own rows: chats, members, which community people mean, open codes. The settings are those of the one that stays. */
public final class MemberUniting implements Uniting {

    private final Communities communities;

    public MemberUniting(Communities communities) {
        this.communities = communities;
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "chats.community_id",
                "members.community_id",
                "people.current_community",
                "communities.merged_into",
                "one_time_codes.community_id",
                "exclusion_marks.community_id");
    }

    /** Whom a community admits was promised to its people, so it must be the same on both sides. */
    @Override
    public Optional<UserError> refusal(UnitOfWork work, UUID keep, UUID gone) {
        work.store(UnionStore.class).lock(keep, gone);
        Community one = communities.get(work, keep);
        Community other = communities.get(work, gone);
        return one.admitsMinors() == other.admitsMinors() && one.minimumAge() == other.minimumAge()
                ? Optional.empty()
                : Optional.of(new UserError("member.union.ages-differ", "name", one.name()));
    }

    @Override
    public void unite(UnitOfWork work, UUID keep, UUID gone) {
        UnionStore store = work.store(UnionStore.class);
        store.uniteMembers(keep, gone);
        store.removeMembers(gone);
        store.copyExclusionMarks(keep, gone);
        store.removeExclusionMarks(gone);
        store.moveChats(keep, gone);
        store.moveCurrent(keep, gone);
        work.store(CodeStore.class).moveCommunity(keep, gone);
        store.merged(keep, gone);
    }
}
