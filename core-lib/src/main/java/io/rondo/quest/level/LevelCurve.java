package io.rondo.quest.level;

/**
 * How much XP each level takes: {@code base} for the first, and {@code step} more for each after it.
 *
 * @param base from 1 to 1,000,000
 * @param step from 0 to 1,000,000
 */
public record LevelCurve(int base, int step) {

    public static final LevelCurve USUAL = new LevelCurve(100, 50);
    public static final int MOST = 1_000_000;

    /** The highest level there is. */
    public static final int HIGHEST = 1_000;

    /** The XP with which a level begins; level 0 begins with none. */
    public long begin(int level) {
        return (long) level * base + (long) step * level * (level - 1) / 2;
    }

    /** The highest level that so much XP reaches, from 0 to {@link #HIGHEST}. */
    public int level(long xp) {
        int reached = 0;
        int above = HIGHEST + 1;
        while (above - reached > 1) {
            int middle = (reached + above) >>> 1;
            if (begin(middle) <= xp) {
                reached = middle;
            } else {
                above = middle;
            }
        }
        return reached;
    }
}
