package io.rondo.task.check;

import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.UUID;

/** Learns of mentions as they come, each once. Filled by the feed. */
public interface MentionListener {

    /** Called in the transaction that stores them. */
    void mentioned(UnitOfWork work, UUID communityId, List<Mention> mentions);
}
