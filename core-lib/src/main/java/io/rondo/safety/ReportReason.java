package io.rondo.safety;

import java.util.Set;

/** Why somebody is reported. */
public enum ReportReason {
    RUDE,
    HARASSMENT,
    UNDERAGE,
    THREAT,
    SPAM,
    OTHER;

    private static final Set<ReportReason> SERIOUS = Set.of(HARASSMENT, UNDERAGE, THREAT);

    /** Whether it holds the reported person out of the remaining rounds. */
    public boolean isSerious() {
        return SERIOUS.contains(this);
    }
}
