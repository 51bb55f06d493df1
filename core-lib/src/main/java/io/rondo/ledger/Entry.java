package io.rondo.ledger;

import java.util.Optional;
import java.util.UUID;

/**
 * Why something is booked.
 *
 * @param reference names what is booked among all of its kind: booking it again books nothing
 * @param reason in words, at most {@link #LONGEST_REASON} characters; empty where the kind says enough
 * @param by who decided it
 */
public record Entry(Kind kind, String reference, Optional<String> reason, Optional<UUID> by) {

    public static final int LONGEST_REASON = 200;

    /** What kind of movement it is; each has its own words. */
    public enum Kind {
        REWARD,
        TAKEN_BACK,
        CORRECTION,
        JOINED
    }

    public static Entry reward(String reference, String reason) {
        return new Entry(Kind.REWARD, reference, Optional.of(cut(reason)), Optional.empty());
    }

    public static Entry takenBack(String reference, String reason, UUID by) {
        return new Entry(Kind.TAKEN_BACK, reference, Optional.of(cut(reason)), Optional.of(by));
    }

    public static Entry correction(String reference, String reason, UUID by) {
        return new Entry(Kind.CORRECTION, reference, Optional.of(cut(reason)), Optional.of(by));
    }

    private static String cut(String reason) {
        return reason.length() <= LONGEST_REASON ? reason : reason.substring(0, LONGEST_REASON - 1) + "…";
    }
}
