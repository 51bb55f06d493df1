package io.rondo.safety;

import io.rondo.tx.UnitOfWork;
import java.util.UUID;

/** Where reports are decided. The moderators' room fills this port. */
public interface ReportDesk {

    /** A report came in. */
    void filed(UnitOfWork work, UUID reportId);
}
