package io.rondo.safety;

import io.rondo.member.link.Joining;
import io.rondo.member.link.Parting;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/**
 * Blocks and reports are united: nobody escapes one by another account, neither by joining it nor by leaving it. A block between
 * the two has lost its sense, and both have agreed; a report between them stays for the moderators as it was.
 */
public final class SafetyJoining implements Joining {

    private final Safety safety;

    public SafetyJoining(Safety safety) {
        this.safety = safety;
    }

    @Override
    public Set<String> columns() {
        return Set.of("blocks.blocker", "blocks.blocked", "reports.reporter", "reports.reported", "reports.decided_by");
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        SafetyStore store = work.store(SafetyStore.class);
        store.copyBlocksBy(keep, gone);
        store.copyBlocksOf(keep, gone);
        store.removeBlocks(gone);
        store.moveDecisions(keep, gone);
        store.between(gone).stream()
                .filter(report ->
                        !report.reporter().equals(keep) && !report.reported().equals(keep))
                .forEach(report -> safety.moveReport(
                        work,
                        report,
                        report.reporter().equals(gone) ? keep : report.reporter(),
                        report.reported().equals(gone) ? keep : report.reported()));
    }

    @Override
    public void part(UnitOfWork work, Parting parting) {
        SafetyStore store = work.store(SafetyStore.class);
        store.copyBlocksBy(parting.leaves(), parting.stays());
        store.copyBlocksOf(parting.leaves(), parting.stays());
        store.blockAsReported(parting.leaves(), parting.stays(), work.now());
    }
}
