package io.rondo.result;

import io.rondo.registration.RegistrationState;
import java.util.OptionalInt;
import java.util.UUID;

/**
 * One person's place in an event, and how often they came to events of its community.
 *
 * @param came to how many events, in time or late
 * @param missed how many they had confirmed and did not come to
 */
public record Attendance(UUID personId, RegistrationState state, int came, int missed) {

    private static final int PER_CENT = 100;

    /** How many per cent of what they had confirmed they did not come to; empty where they had confirmed nothing. */
    public OptionalInt noShowRate() {
        int confirmed = came + missed;
        return confirmed == 0
                ? OptionalInt.empty()
                : OptionalInt.of((int) Math.round((double) PER_CENT * missed / confirmed));
    }
}
