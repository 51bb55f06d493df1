package io.rondo.pairing;

import java.util.Collections;

/** Who may meet whom by what they are and seek; forbidden pairs come on top of it. */
public sealed interface Mode {

    /** Each is what the other seeks. This makes a graph of any shape, not only two columns. Adults only. */
    record TwoSided() implements Mode {}

    /** One has the one tag and the other has the other, as mentor and mentee. */
    record Tags(String one, String other) implements Mode {}

    /** Everyone may meet everyone. */
    record Everyone() implements Mode {}

    /** True when the two suit each other in this mode and by age; symmetric. */
    default boolean suits(Participant a, Participant b) {
        if (a.ageBand() != b.ageBand()) {
            return false;
        }
        return switch (this) {
            case TwoSided() -> a.ageBand() == AgeBand.ADULT && isSought(a, b) && isSought(b, a);
            case Tags(String one, String other) -> has(a, one, b, other) || has(a, other, b, one);
            case Everyone() -> true;
        };
    }

    private static boolean isSought(Participant who, Participant by) {
        return !Collections.disjoint(who.sides(), by.seeks());
    }

    private static boolean has(Participant a, String tagOfA, Participant b, String tagOfB) {
        return a.sides().contains(tagOfA) && b.sides().contains(tagOfB);
    }
}
