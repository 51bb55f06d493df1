package io.rondo.registration;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * One person's place in one event.
 *
 * @param accountId the account that the person registered with: where they are written to
 * @param lineNo the number in the waiting line, while waiting or offered a seat
 * @param version grows with every change; timers about this place carry it
 * @param contact how a match may reach the person: USERNAME, RELAY, TEXT or NONE; empty until chosen
 * @param groupNo the group that the person rotates in, from 1, once grouped
 * @param unplaced why the person could not be placed, once grouped
 * @param readyAt when the person said that they are here
 * @param cameLate ready only after the start
 * @param leftAt when the person left the running evening
 * @param heldOut a serious report keeps the person out of the remaining rounds
 * @param slotNo the slot that the place is in or waits for, where the event has slots
 * @param partyId the friends who come together
 * @param picked the hosts have chosen this applicant
 */
public record Registration(
        UUID id,
        UUID eventId,
        UUID personId,
        UUID accountId,
        RegistrationState state,
        Optional<Long> lineNo,
        Optional<Instant> offeredUntil,
        int version,
        Optional<String> contact,
        Optional<String> contactText,
        Optional<Integer> groupNo,
        Optional<String> unplaced,
        Optional<Instant> readyAt,
        boolean cameLate,
        Optional<Instant> leftAt,
        boolean heldOut,
        Instant registeredAt,
        Optional<Instant> confirmedAt,
        Optional<Integer> slotNo,
        Optional<UUID> partyId,
        boolean picked) {

    /** Whether the person takes part in rounds from here on: placed, here, not gone and not held out. */
    public boolean isPresent() {
        return state == RegistrationState.CONFIRMED
                && groupNo.isPresent()
                && readyAt.isPresent()
                && leftAt.isEmpty()
                && !heldOut;
    }
}
