package io.rondo.task.check;

import java.time.Instant;

/** What a check came to for one task. */
public sealed interface Verdict {

    /** It is done. The evidence is the id or address of the post that shows it, or a word such as {@code account}. */
    record Proven(String evidence) implements Verdict {}

    /** The network answered, and it is not done. */
    record NotYet(Missing what) implements Verdict {}

    /** The network's limits are used up; the check stays queued and is answered after that. Told once. */
    record Later(Instant at) implements Verdict {}

    /** The community's reads of the month are used up. */
    record OutOfBudget(Instant renewsAt) implements Verdict {}

    /** The network is away or refuses us; says nothing about the person. */
    record Unavailable() implements Verdict {}
}
