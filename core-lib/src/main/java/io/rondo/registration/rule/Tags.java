package io.rondo.registration.rule;

import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Tags that a community's admins give people, such as {@code raider}: what an event may require. Safe to use from several threads. */
public final class Tags {

    public static final int LONGEST = 30;

    /** How many people have a tag. */
    public record Count(String tag, int people) {}

    /** False when they had it already. */
    public boolean give(UnitOfWork work, UUID communityId, UUID personId, String tag) {
        return store(work).give(communityId, personId, normal(tag), work.now()) == 1;
    }

    /** False when they did not have it. */
    public boolean take(UnitOfWork work, UUID communityId, UUID personId, String tag) {
        return store(work).take(communityId, personId, normal(tag)) == 1;
    }

    public boolean has(UnitOfWork work, UUID communityId, UUID personId, String tag) {
        return store(work).has(communityId, personId, normal(tag));
    }

    public List<String> of(UnitOfWork work, UUID communityId, UUID personId) {
        return store(work).of(communityId, personId);
    }

    /** Every tag that somebody of the community has, and how many have it. */
    public List<Count> all(UnitOfWork work, UUID communityId) {
        return store(work).all(communityId);
    }

    /** All tags that the person has anywhere. */
    public List<String> everywhere(UnitOfWork work, UUID personId) {
        return store(work).ofPerson(personId);
    }

    public void erase(UnitOfWork work, UUID personId) {
        store(work).erase(personId);
    }

    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        store(work).eraseIn(communityId, personId);
    }

    /** The tags of two people who are one. */
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        store(work).copy(keep, gone);
        store(work).erase(gone);
    }

    /** The tags of two communities that are one. */
    public void unite(UnitOfWork work, UUID keep, UUID gone) {
        store(work).copyCommunity(keep, gone);
        store(work).clear(gone);
    }

    /** Tags are the same in upper and lower case. */
    static String normal(String tag) {
        return tag.strip().toLowerCase(Locale.ROOT);
    }

    private static TagStore store(UnitOfWork work) {
        return work.store(TagStore.class);
    }
}
