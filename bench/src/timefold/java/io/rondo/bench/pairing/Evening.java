package io.rondo.bench.pairing;

import ai.timefold.solver.core.api.domain.solution.PlanningEntityCollectionProperty;
import ai.timefold.solver.core.api.domain.solution.PlanningScore;
import ai.timefold.solver.core.api.domain.solution.PlanningSolution;
import ai.timefold.solver.core.api.domain.valuerange.ValueRange;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeFactory;
import ai.timefold.solver.core.api.domain.valuerange.ValueRangeProvider;
import ai.timefold.solver.core.api.score.BendableScore;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An evening as Timefold wants it. */
@PlanningSolution
public class Evening {

    private int people;
    private int rounds;

    @PlanningEntityCollectionProperty
    private List<Meeting> meetings = new ArrayList<>();

    @PlanningScore(bendableHardLevelsSize = 1, bendableSoftLevelsSize = 3)
    private @Nullable BendableScore score;

    /** For Timefold's copies. */
    public Evening() {}

    Evening(int people, int rounds, List<Meeting> meetings) {
        this.people = people;
        this.rounds = rounds;
        this.meetings = new ArrayList<>(meetings);
    }

    /** The rounds that a meeting may be in. */
    @ValueRangeProvider
    public ValueRange<Integer> rangeOfRounds() {
        return ValueRangeFactory.createIntValueRange(0, rounds);
    }

    /** All pairs that may meet, whether they do or not. */
    public List<Meeting> getMeetings() {
        return meetings;
    }

    /** Set by Timefold's copies. */
    public void setMeetings(List<Meeting> meetings) {
        this.meetings = meetings;
    }

    /** What the plan is worth; {@code null} before it is counted. */
    public @Nullable BendableScore getScore() {
        return score;
    }

    /** Set by the solver. */
    public void setScore(@Nullable BendableScore score) {
        this.score = score;
    }

    int people() {
        return people;
    }

    int rounds() {
        return rounds;
    }
}
