package io.rondo.rule;

import io.rondo.member.union.Uniting;
import io.rondo.registration.rule.Tags;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** Tags that either community gave hold in the one that stays. */
public final class RuleUniting implements Uniting {

    private final Tags tags;

    public RuleUniting(Tags tags) {
        this.tags = tags;
    }

    @Override
    public Set<String> columns() {
        return Set.of("person_tags.community_id");
    }

    @Override
    public void unite(UnitOfWork work, UUID keep, UUID gone) {
        tags.unite(work, keep, gone);
    }
}
