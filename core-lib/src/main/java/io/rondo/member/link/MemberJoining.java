package io.rondo.member.link;

import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** The members' own rows: accounts, settings, and what somebody is in each community. The last to join, since it makes the alias. */
public final class MemberJoining implements Joining {

    /**
     * What happened to somebody happened to that id, and domain events are never rewritten; a cooldown of the old id is over
     * before long and asked for no more.
     */
    private static final Set<String> STAYS = Set.of("domain_events.person_id", "cooldowns.person_id");

    @Override
    public Set<String> columns() {
        Set<String> columns =
                new java.util.HashSet<>(Set.of("accounts.person_id", "people.alias_of", "members.person_id"));
        columns.addAll(STAYS);
        return columns;
    }

    @Override
    public void lock(UnitOfWork work, UUID one, UUID other) {
        work.store(LinkStore.class).lockPeople(one, other);
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        LinkStore store = work.store(LinkStore.class);
        store.joinMembers(keep, gone);
        store.removeMembers(gone);
        store.moveAccounts(keep, gone);
        store.joinSettings(keep, gone);
        store.alias(keep, gone);
    }

    @Override
    public void part(UnitOfWork work, Parting parting) {
        LinkStore store = work.store(LinkStore.class);
        store.moveAccount(parting.accountId(), parting.leaves());
        store.copyMembers(parting.stays(), parting.leaves());
    }
}
