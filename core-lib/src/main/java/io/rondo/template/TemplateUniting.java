package io.rondo.template;

import io.rondo.member.union.Uniting;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** The templates of both; of two with one name that of the community that stays. */
public final class TemplateUniting implements Uniting {

    @Override
    public Set<String> columns() {
        return Set.of("event_templates.community_id");
    }

    @Override
    public void unite(UnitOfWork work, UUID keep, UUID gone) {
        TemplateStore store = work.store(TemplateStore.class);
        store.move(keep, gone);
        store.clear(gone);
    }
}
