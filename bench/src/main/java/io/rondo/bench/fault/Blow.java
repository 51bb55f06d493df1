package io.rondo.bench.fault;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * One thing that breaks, and when.
 *
 * @param what a service, by the image's command with its number, or one of {@link #BROKER} and {@link #DATABASE}
 * @param phase of the evening, from 0
 * @param after how long after the phase has begun
 */
record Blow(String what, int phase, Duration after) {

    static final String BROKER = "the broker";
    static final String DATABASE = "the database";

    private static final int LATEST_MILLIS = 4_000;

    /** What breaks in a run besides the processes that are killed. */
    enum Besides {
        NOTHING("kills"),
        BROKER_STOPPED("kills, broker stopped"),
        DATABASE_RESTARTED("kills, database restarted"),
        BOTH("kills, broker stopped, database restarted");

        final String words;

        Besides(String words) {
            this.words = words;
        }

        static Besides ofRun(int run) {
            return values()[run % values().length];
        }

        boolean stopsBroker() {
            return this == BROKER_STOPPED || this == BOTH;
        }

        boolean restartsDatabase() {
            return this == DATABASE_RESTARTED || this == BOTH;
        }
    }

    /** Each service once, in some order, each in a phase and at a moment of its own; in the order in which they fall. */
    static List<Blow> draw(List<String> services, int phases, Besides besides, Random random) {
        List<String> targets = new ArrayList<>(services);
        if (besides.stopsBroker()) {
            targets.add(BROKER);
        }
        if (besides.restartsDatabase()) {
            targets.add(DATABASE);
        }
        Collections.shuffle(targets, random);
        List<Integer> moments = new ArrayList<>();
        for (int phase = 0; phase < phases; phase++) {
            moments.add(phase);
        }
        Collections.shuffle(moments, random);
        List<Integer> chosen =
                moments.subList(0, targets.size()).stream().sorted().toList();
        List<Blow> blows = new ArrayList<>();
        for (int i = 0; i < targets.size(); i++) {
            blows.add(new Blow(targets.get(i), chosen.get(i), Duration.ofMillis(random.nextInt(LATEST_MILLIS))));
        }
        return blows;
    }
}
