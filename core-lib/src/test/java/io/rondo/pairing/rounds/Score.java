package io.rondo.pairing.rounds;

import java.util.Arrays;

/**
 * All aims of a plan as one number, the greater the better, for few people and rounds: meetings, then how many people have none, one,
 * two, …, then meetings of those who were left out before, then affinity.
 */
final class Score {

    private final RoundProblem problem;
    private final int levels;
    private final long perMeeting;
    private final long perPerson;
    private final long perClaim;

    Score(RoundProblem problem) {
        this.problem = problem;
        this.levels = Arrays.stream(problem.before).max().orElse(0) + problem.rounds + 1;
        long most = (long) problem.people * problem.rounds;
        this.perClaim = most * RoundProblem.MOST_AFFINITY + 1;
        this.perPerson =
                perClaim * (most * (1 + Arrays.stream(problem.claim).max().orElse(0)));
        this.perMeeting = Math.multiplyExact(perPerson, power(levels) * problem.people + 1);
        Math.multiplyExact(perMeeting, most + 1);
    }

    long ofMeeting(int affinity) {
        return perMeeting + affinity;
    }

    long ofPerson(int person, int meetings) {
        long fewness = power(levels - problem.before[person] - meetings);
        return perClaim * problem.claim[person] * meetings - perPerson * fewness;
    }

    long of(Iterable<RoundProblem.Link> meetings) {
        int[] degree = new int[problem.people];
        long score = 0;
        for (RoundProblem.Link meeting : meetings) {
            degree[meeting.one()]++;
            degree[meeting.other()]++;
            score += ofMeeting(meeting.affinity());
        }
        for (int person = 0; person < problem.people; person++) {
            score += ofPerson(person, degree[person]);
        }
        return score;
    }

    /** So that one person with fewer meetings outweighs all people with more. */
    private long power(int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power = Math.multiplyExact(power, problem.people + 1L);
        }
        return power;
    }
}
