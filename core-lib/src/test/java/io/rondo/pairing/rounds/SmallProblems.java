package io.rondo.pairing.rounds;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Random problems of few people, the same for the same number: sparse and dense, with two sides and without. */
final class SmallProblems {

    private SmallProblems() {}

    /** @param number also the seed */
    static RoundProblem ofPeople(int fewest, int most, int mostRounds, double densest, int number) {
        Random random = new Random(number);
        int people = fewest + random.nextInt(most - fewest + 1);
        int rounds = 1 + random.nextInt(mostRounds);
        double density = 0.15 + (densest - 0.15) * random.nextDouble();
        boolean twoSides = random.nextInt(5) == 0;
        boolean allAlike = random.nextInt(4) == 0;
        boolean someWereLeftOut = random.nextInt(3) == 0;
        List<RoundProblem.Person> persons = new ArrayList<>();
        for (int person = 0; person < people; person++) {
            persons.add(new RoundProblem.Person(0, someWereLeftOut ? random.nextInt(2) : 0));
        }
        List<RoundProblem.Link> links = new ArrayList<>();
        for (int one = 0; one < people; one++) {
            for (int other = one + 1; other < people; other++) {
                boolean meets = random.nextDouble() < density && !(twoSides && one % 2 == other % 2);
                int affinity = allAlike ? 500 : random.nextInt(RoundProblem.MOST_AFFINITY + 1);
                if (meets) {
                    links.add(new RoundProblem.Link(one, other, affinity));
                }
            }
        }
        return new RoundProblem(persons, links, rounds);
    }

    /** Those whose optima are stored: few people with many rounds, many with few, and sparse ones, whose odd circles are hard. */
    static RoundProblem stored(int number) {
        return switch (number % 4) {
            case 0 -> ofPeople(9, 10, 3, 1, number);
            case 1 -> ofPeople(11, 12, 3, 0.45, number);
            case 2 -> ofPeople(9, 10, 4, 0.5, number);
            default -> ofPeople(10, 12, 3, 0.3, number);
        };
    }
}
