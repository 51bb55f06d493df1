package io.rondo.registration;

import java.util.Set;

/** The states of a person's place in an event. */
public enum RegistrationState {
    REGISTERED,
    CONFIRMED,
    DECLINED,
    LAPSED,
    WAITLISTED,
    OFFERED,
    CANCELLED,
    ATTENDED,
    LATE,
    NO_SHOW;

    private static final Set<RegistrationState> SEATED = Set.of(REGISTERED, CONFIRMED, OFFERED);
    private static final Set<RegistrationState> CAME = Set.of(ATTENDED, LATE);

    /** Whether it counts against the capacity. */
    public boolean takesSeat() {
        return SEATED.contains(this);
    }

    /** Whether the person has given or lost their place before the start. */
    public boolean isGone() {
        return this == DECLINED || this == LAPSED || this == CANCELLED;
    }

    public boolean came() {
        return CAME.contains(this);
    }
}
