package io.rondo.pairing.rounds;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The best {@link Score} of each of {@link SmallProblems#stored}, worked out once by the {@link ExactSolver}. Run as a program, it
 * works them out and prints the resource anew, which takes long.
 */
final class StoredOptima {

    private static final int PROBLEMS = 200;

    private StoredOptima() {}

    /** By the problem's number. */
    static Map<Integer, Long> read() {
        Map<Integer, Long> optima = new LinkedHashMap<>();
        try (BufferedReader lines = new BufferedReader(new InputStreamReader(
                Objects.requireNonNull(StoredOptima.class.getResourceAsStream("optima.txt")),
                StandardCharsets.US_ASCII))) {
            lines.lines()
                    .map(line -> line.split(" "))
                    .forEach(columns -> optima.put(Integer.valueOf(columns[0]), Long.valueOf(columns[1])));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return optima;
    }

    public static void main(String[] arguments) {
        for (int number = 0; number < PROBLEMS; number++) {
            System.out.println(number + " " + ExactSolver.best(SmallProblems.stored(number)));
        }
    }
}
