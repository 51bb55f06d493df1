package io.rondo.rule;

import io.rondo.member.link.Joining;
import io.rondo.registration.rule.Tags;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** Two people's tags become one's; of two groups of friends for one event, that of the one who stays. */
public final class RuleJoining implements Joining {

    private final Tags tags;

    public RuleJoining(Tags tags) {
        this.tags = tags;
    }

    @Override
    public Set<String> columns() {
        return Set.of("person_tags.person_id", "parties.leader_id", "party_members.person_id");
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        tags.join(work, keep, gone);
        PartyStore parties = work.store(PartyStore.class);
        parties.copy(keep, gone);
        parties.erase(gone);
        parties.moveLeader(keep, gone);
    }
}
