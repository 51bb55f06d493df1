package io.rondo.pairing;

import java.util.ArrayList;
import java.util.List;

/** Rounds of pairs of numbers: of people, or of places that people are then put on. */
record Schedule(List<List<Meeting>> rounds) {

    record Meeting(int a, int b) {
        /** The smaller number first. */
        static Meeting of(int one, int other) {
            return one < other ? new Meeting(one, other) : new Meeting(other, one);
        }
    }

    interface PairAction {
        void accept(int a, int b);
    }

    static final Schedule EMPTY = new Schedule(List.of());

    void forEachPair(PairAction action) {
        for (List<Meeting> round : rounds) {
            for (Meeting meeting : round) {
                action.accept(meeting.a(), meeting.b());
            }
        }
    }

    int meetings() {
        return rounds.stream().mapToInt(List::size).sum();
    }

    /** These rounds followed by those. */
    Schedule then(Schedule later) {
        List<List<Meeting>> all = new ArrayList<>(rounds);
        all.addAll(later.rounds());
        return new Schedule(all);
    }

    /** Adds to {@code counts}, indexed by number, how often each one meets. */
    void count(int[] counts) {
        forEachPair((a, b) -> {
            counts[a]++;
            counts[b]++;
        });
    }

    /** Without empty rounds at the end. */
    Schedule trimmed() {
        int length = rounds.size();
        while (length > 0 && rounds.get(length - 1).isEmpty()) {
            length--;
        }
        return new Schedule(List.copyOf(rounds.subList(0, length)));
    }
}
