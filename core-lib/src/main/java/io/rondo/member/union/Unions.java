package io.rondo.member.union;

import io.rondo.chat.Requester;
import io.rondo.chat.UserError;
import io.rondo.member.Communities;
import io.rondo.member.Community;
import io.rondo.member.CommunityChat;
import io.rondo.member.link.Codes;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Use cases on a community's chats: a chat joins another's community with all that its own had, and leaves it with nothing. Each
 * runs in the given unit of work; safe to use from several threads.
 */
public final class Unions {

    private final Communities communities;
    private final Codes codes;
    private final List<Uniting> rooms;

    /** What became of a code that an admin gave in a chat. */
    public sealed interface Joining {
        /**
         * The chat is the community's now, or was before.
         *
         * @param before whether nothing had to be done
         */
        record Joined(Community community, List<CommunityChat> chats, int people, boolean before) implements Joining {}

        /**
         * No such code, or no longer.
         *
         * @param left how many more wrong ones may be given
         */
        record WrongCode(int left) implements Joining {}

        /** Too many wrong codes; nothing was looked up. */
        record TooMany(Codes.Giving.TooMany limit) implements Joining {}

        /** The chat is one of several of a community already. */
        record ElsewhereAlready(Community community) implements Joining {}

        /** Not now, and what to do. */
        record Refused(UserError why) implements Joining {}
    }

    /** @param rooms all rooms that keep rows about communities, in the order in which they take their locks */
    public Unions(Communities communities, Codes codes, List<Uniting> rooms) {
        this.communities = communities;
        this.codes = codes;
        this.rooms = List.copyOf(rooms);
    }

    public List<Uniting> rooms() {
        return rooms;
    }

    /** A code with which an admin of another chat joins it to the requester's community. */
    public Codes.Making code(UnitOfWork work, Requester requester) {
        return codes.make(work, Codes.Purpose.JOIN, requester.accountId(), requester.communityId());
    }

    /** Joins the chat to the community whose code it is. A wrong code is counted: the unit of work must not be undone. */
    public Joining join(UnitOfWork work, Requester by, CommunityChat chat, String typed) {
        return switch (codes.give(work, Codes.Purpose.JOIN, by.accountId(), typed)) {
            case Codes.Giving.Wrong(int left) -> new Joining.WrongCode(left);
            case Codes.Giving.TooMany limit -> new Joining.TooMany(limit);
            case Codes.Giving.Right(Codes.Code code) -> join(work, by, chat, code);
        };
    }

    private Joining join(UnitOfWork work, Requester by, CommunityChat chat, Codes.Code code) {
        UUID keep = communities.get(work, code.communityId().orElseThrow()).id();
        UUID gone = chat.communityId();
        if (keep.equals(gone)) {
            return joined(work, keep, true);
        }
        if (communities.chats(work, gone).size() > 1) {
            return new Joining.ElsewhereAlready(communities.get(work, gone));
        }
        for (Uniting room : rooms) {
            Optional<UserError> refusal = room.refusal(work, keep, gone);
            if (refusal.isPresent()) {
                return new Joining.Refused(refusal.get());
            }
        }
        codes.use(work, code);
        rooms.forEach(room -> room.unite(work, keep, gone));
        rooms.forEach(room -> room.chatsChanged(work, keep));
        work.happened(new DomainEvent(
                "chat_joined",
                Optional.of(keep),
                Optional.of(by.personId()),
                Map.of("chat", chat.title(), "platform", chat.platform().key(), "community_before", gone)));
        return joined(work, keep, false);
    }

    private Joining joined(UnitOfWork work, UUID communityId, boolean before) {
        return new Joining.Joined(
                communities.get(work, communityId),
                communities.chats(work, communityId),
                work.store(UnionStore.class).countMembers(communityId),
                before);
    }

    /**
     * The chat leaves its community for one of its own, set up alike; people, events and all that was stay with the others. Empty
     * when it is the only chat.
     */
    public Optional<Community> leave(UnitOfWork work, Requester by, CommunityChat chat) {
        UUID from = chat.communityId();
        if (communities.chats(work, from).size() < 2) {
            return Optional.empty();
        }
        UnionStore store = work.store(UnionStore.class);
        UUID own = store.likeThat(from, chat.title(), work.now());
        store.copyExcluded(from, own);
        store.moveChat(chat.id(), own, work.now());
        work.happened(new DomainEvent(
                "chat_left_community",
                Optional.of(from),
                Optional.of(by.personId()),
                Map.of("chat", chat.title(), "platform", chat.platform().key())));
        return Optional.of(communities.get(work, own));
    }
}
