package io.rondo.bench.pairing;

import ai.timefold.solver.core.api.domain.common.PlanningId;
import ai.timefold.solver.core.api.domain.entity.PlanningEntity;
import ai.timefold.solver.core.api.domain.variable.PlanningVariable;
import io.rondo.bench.pairing.Edges.Edge;
import org.jspecify.annotations.Nullable;

/** Two people who may meet, and the round in which they do, as Timefold wants it: with a setter and a constructor of nothing. */
@PlanningEntity
public class Meeting {

    @PlanningId
    private int number;

    private int a;
    private int b;
    private int affinity;

    @PlanningVariable(allowsUnassigned = true)
    private @Nullable Integer round;

    /** For Timefold's copies. */
    public Meeting() {}

    Meeting(int number, Edge edge) {
        this.number = number;
        this.a = edge.a();
        this.b = edge.b();
        this.affinity = edge.affinity();
    }

    /** From 0: its place among the pairs that may meet. */
    public int getNumber() {
        return number;
    }

    /** Set by Timefold's copies. */
    public void setNumber(int number) {
        this.number = number;
    }

    int a() {
        return a;
    }

    int b() {
        return b;
    }

    int affinity() {
        return affinity;
    }

    /** From 0; {@code null} where the two do not meet. */
    public @Nullable Integer getRound() {
        return round;
    }

    /** Set by the solver. */
    public void setRound(@Nullable Integer round) {
        this.round = round;
    }
}
