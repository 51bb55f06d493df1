package io.rondo.pairing;

/**
 * Plans who meets whom. Implementations are pure and safe to call from several threads.
 *
 * <p>Whatever the implementation, these rules are never broken: nobody is in two pairs of a round; no forbidden pair and no
 * pair that has met already; no pair twice; adults and minors are never paired, and minors never by gender and seeking;
 * groups keep within their limits. Then come, in this order, the number of meetings, fairness, affinity. The order of
 * the participants in the request does not matter; the seed decides between plans that are equally good.
 */
public interface PairingEngine {

    /** Plans a whole event. Nobody is dropped: each participant is in one group of the plan, or unplaced with a reason. */
    Plan plan(PairingRequest request);

    /**
     * Plans the rest of a running event again, after people left or came or may not meet any more.
     *
     * @param now the request as it is now: its participants are those who are there, its forbidden pairs include new ones;
     *     its number of rounds still counts from the event's beginning
     * @param previous the plan so far; its groups are kept, except that one that got too small joins another with room
     * @param progress what has happened of it
     * @return a plan whose rounds before {@link Progress#fromRound} are those of {@code previous}, unchanged; pairs of
     *     announced rounds stay where they are still possible
     */
    Plan replan(PairingRequest now, Plan previous, Progress progress);
}
