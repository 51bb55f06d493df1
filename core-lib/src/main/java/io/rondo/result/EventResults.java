package io.rondo.result;

/**
 * The numbers of one event.
 *
 * @param registered everyone who ever had a place or stood in line
 * @param confirmed who said that they come, even if they took it back
 * @param lapsed who did not answer in time
 * @param attended who came in time; {@code late} is who came later, and {@code noShows} who did not though they had confirmed
 * @param roundsPlanned of the largest group
 * @param pairsMet who were together for at least half of a round
 */
public record EventResults(
        int registered,
        int confirmed,
        int declined,
        int lapsed,
        int attended,
        int late,
        int noShows,
        int roundsPlanned,
        int roundsHeld,
        int pairsMet,
        int yeses,
        int matches,
        int reports) {

    /** Of fewer people it could be guessed who said yes, or whom a report is about. */
    public static final int FEWEST_FOR_PRIVATE_NUMBERS = 6;

    /** Whether yeses, matches and reports may be shown. */
    public boolean mayTellPrivateNumbers() {
        return attended + late >= FEWEST_FOR_PRIVATE_NUMBERS;
    }
}
