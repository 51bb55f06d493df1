package io.rondo.bench.pairing;

import ai.timefold.solver.core.api.solver.SolverFactory;
import ai.timefold.solver.core.config.score.director.ScoreDirectorFactoryConfig;
import ai.timefold.solver.core.config.solver.SolverConfig;
import io.rondo.pairing.Pair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Timefold Solver's community edition with its usual phases (first fit, then late acceptance), given ten seconds, and the score
 * counted incrementally, which is the fastest way that it offers. Each pair that may meet is an entity; its round, or none, is the
 * variable.
 */
public final class TimefoldContender implements Contender {

    private static final Duration TIME = Duration.ofSeconds(10);

    @Override
    public String name() {
        return "Timefold, 10 s";
    }

    @Override
    public List<List<Pair>> plan(Instance instance) {
        Edges edges = Edges.of(instance.request());
        int rounds = instance.request().rounds();
        SolverConfig config = new SolverConfig()
                .withSolutionClass(Evening.class)
                .withEntityClasses(Meeting.class)
                .withRandomSeed(0L)
                .withTerminationSpentLimit(TIME)
                .withScoreDirectorFactory(new ScoreDirectorFactoryConfig()
                        .withIncrementalScoreCalculatorClass(EveningScore.class));
        List<Meeting> meetings = IntStream.range(0, edges.all().size())
                .mapToObj(number -> new Meeting(number, edges.all().get(number)))
                .toList();
        Evening evening = new Evening(edges.people().size(), rounds, meetings);
        return rounds(edges, SolverFactory.<Evening>create(config).buildSolver().solve(evening));
    }

    /** Should the time have been too short to mend a double booking, the later of the two pairs is left out. */
    private static List<List<Pair>> rounds(Edges edges, Evening solved) {
        boolean[][] busy = new boolean[solved.rounds()][solved.people()];
        List<List<Pair>> rounds = new ArrayList<>();
        IntStream.range(0, solved.rounds()).forEach(round -> rounds.add(new ArrayList<>()));
        for (Meeting meeting : solved.getMeetings()) {
            Integer round = meeting.getRound();
            if (round != null && !busy[round][meeting.a()] && !busy[round][meeting.b()]) {
                busy[round][meeting.a()] = true;
                busy[round][meeting.b()] = true;
                rounds.get(round).add(edges.pair(edges.all().get(meeting.getNumber())));
            }
        }
        return rounds;
    }
}
