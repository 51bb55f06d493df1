package io.rondo.bench.chat;

import io.rondo.bench.Bench;
import io.rondo.bench.Row;
import io.rondo.bench.chat.Load.Timings;
import io.rondo.bench.chat.Target.Guest;
import io.rondo.runtime.RuntimeSettings;
import io.rondo.secret.MasterKey;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** How long {@code /events} takes where a community has a hundred of them and thousands of people. */
public final class EventsBench implements Bench {

    /** The goal in milliseconds for the slowest of a hundred. */
    private static final double GOAL = 100;

    private static final int CONNECTIONS =
            RuntimeSettings.Database.at("", "", "").connections();
    private static final int PAGES = 20;

    private final Path dataFolder;
    private final Scale scale;

    /** A hundred events in ten weeks, and five thousand people who each have a seat in every tenth. */
    public static final Scale USUAL = new Scale(5_000, 100, 10, 10, List.of(1, 8), 1_000);

    /**
     * How much there is and is asked.
     *
     * @param everySoManyth in which events each person has a seat
     * @param atATime how many ask at once, one measurement for each
     * @param questions in each measurement, and before the first one
     */
    public record Scale(int people, int events, int weeks, int everySoManyth, List<Integer> atATime, int questions) {
        public Scale {
            atATime = List.copyOf(atATime);
        }
    }

    /** @param dataFolder as of {@link ChatBench} */
    public EventsBench(Path dataFolder, Scale scale) {
        this.dataFolder = dataFolder;
        this.scale = scale;
    }

    @Override
    public String name() {
        return "events";
    }

    @Override
    public String about() {
        return "/events in a community with " + scale.events() + " events and " + scale.people() + " people";
    }

    @Override
    public String legend() {
        return """
                /events   any page of the list, asked in the group by people in turn, through the dispatcher to the committed answer
                ÷ goal    the number to the left divided by the goal for it, 100 ms
                """;
    }

    @Override
    public List<Row> run(Consumer<String> progress) {
        AtomicInteger requests = new AtomicInteger();
        progress.accept("starting PostgreSQL");
        try (Database database = Database.create(dataFolder);
                House house = new House(
                        database.connections(), CONNECTIONS, MasterKey.parse(MasterKey.generate()), requests)) {
            progress.accept("making " + scale.events() + " events and " + scale.people() + " people");
            house.makeEvents(scale.events());
            List<Guest> guests = house.makeGuests(scale.people());
            house.spread(scale.weeks(), scale.everySoManyth());
            AtomicInteger next = new AtomicInteger();
            progress.accept("warming up");
            ask(house, guests, next, scale.atATime().getLast());
            List<Row> rows = new ArrayList<>();
            for (int atATime : scale.atATime()) {
                progress.accept(atATime + " at a time");
                rows.addAll(rows(atATime, ask(house, guests, next, atATime)));
            }
            return rows;
        }
    }

    private Timings ask(House house, List<Guest> guests, AtomicInteger next, int atATime) {
        List<Runnable> questions = new ArrayList<>();
        for (int i = 0; i < scale.questions(); i++) {
            int number = next.getAndIncrement();
            Guest guest = guests.get(number % guests.size());
            questions.add(() -> house.asks(guest, "/events page:" + (1 + number % PAGES)));
        }
        return Load.run(atATime, questions);
    }

    private static List<Row> rows(int atATime, Timings timings) {
        String of = "/events, " + atATime + " at a time";
        return List.of(
                new Row(of, "p50", timings.percentile(0.5), "ms"),
                new Row(of, "p99", timings.percentile(0.99), "ms"),
                new Row(of, "p99 ÷ goal", timings.percentile(0.99) / GOAL, ""),
                new Row(of, "throughput", timings.perSecond(), "1/s"));
    }
}
