package io.rondo.template;

import io.rondo.member.link.Joining;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** What either saved, both did. */
public final class TemplateJoining implements Joining {

    @Override
    public Set<String> columns() {
        return Set.of("event_templates.made_by");
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        work.store(TemplateStore.class).moveMaker(keep, gone);
    }
}
