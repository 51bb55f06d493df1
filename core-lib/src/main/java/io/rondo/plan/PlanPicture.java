package io.rondo.plan;

import io.rondo.member.People;
import io.rondo.pairing.Pair;
import io.rondo.pairing.Plan;
import io.rondo.picture.Canvas;
import java.awt.Color;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.IntFunction;

/**
 * People by rounds: each group under its own heading, a row for each person with their number in the group and name, a cell for
 * each round with the number of the partner, in that partner's colour; sitting out is a grey cell with a dash, so that nothing is
 * said by colour alone. Many people are several pictures, each narrow and short enough to be read on a phone as it stands in the
 * chat. Where the machine has no fonts, the cells have their colours only.
 */
final class PlanPicture {

    /** A phone shows a picture of so many rows without making it small. */
    private static final int MOST_PEOPLE = 30;

    private static final int MARGIN = 12;
    private static final int ROW = 36;
    private static final int NAME_WIDTH = 230;
    private static final int ALL_CELLS = 440;
    private static final int LEAST_CELL = 36;
    private static final int MOST_CELL = 56;
    private static final Color INK = new Color(0x22, 0x22, 0x2a);
    private static final Color FAINT = new Color(0x55, 0x55, 0x66);
    private static final Color BYE = new Color(0xb8, 0xb8, 0xc0);
    private static final Color HEADING = new Color(0xec, 0xec, 0xf2);
    /** Neighbouring numbers get colours far apart. */
    private static final float GOLDEN = 0.618034f;

    private record Row(int group, UUID person, int number) {}

    /**
     * Whom one of the pictures shows.
     *
     * @param from the number of its first person among all who have a place, from 1
     * @param people in the order of their rows
     */
    record Page(int from, List<UUID> people) {}

    private final Map<UUID, String> names;
    private final IntFunction<String> groupName;
    private final List<List<Row>> pages = new ArrayList<>();
    private final Map<UUID, int[]> partners = new HashMap<>();
    private final int rounds;
    private final int cell;

    /** @param groupName what is written above a group, counted from 1 */
    PlanPicture(Plan plan, Map<UUID, String> names, IntFunction<String> groupName) {
        this.names = names;
        this.groupName = groupName;
        this.rounds = PlanWords.rounds(plan);
        this.cell = Math.clamp(ALL_CELLS / Math.max(1, rounds), LEAST_CELL, MOST_CELL);
        for (int group = 0; group < plan.groups().size(); group++) {
            List<UUID> people = plan.groups().get(group).people();
            place(group + 1, people);
            meet(people, plan.groups().get(group).rounds());
        }
    }

    /** On the picture that there is, if there is room for the whole group; else on new ones, cut into equal parts. */
    private void place(int group, List<UUID> people) {
        int parts = Math.ceilDiv(people.size(), MOST_PEOPLE);
        int each = Math.ceilDiv(people.size(), Math.max(1, parts));
        if (pages.isEmpty() || pages.getLast().size() + people.size() > MOST_PEOPLE) {
            pages.add(new ArrayList<>());
        }
        for (int person = 0; person < people.size(); person++) {
            if (person > 0 && person % each == 0) {
                pages.add(new ArrayList<>());
            }
            pages.getLast().add(new Row(group, people.get(person), person + 1));
        }
    }

    private void meet(List<UUID> people, List<Plan.Round> planned) {
        Map<UUID, Integer> numbers = new HashMap<>();
        for (int person = 0; person < people.size(); person++) {
            numbers.put(people.get(person), person + 1);
            partners.put(people.get(person), new int[rounds]);
        }
        for (int round = 0; round < planned.size(); round++) {
            for (Pair pair : planned.get(round).pairs()) {
                ofPerson(pair.first())[round] = numbers.getOrDefault(pair.second(), 0);
                ofPerson(pair.second())[round] = numbers.getOrDefault(pair.first(), 0);
            }
        }
    }

    private int[] ofPerson(UUID person) {
        return Objects.requireNonNull(partners.get(person));
    }

    int pages() {
        return pages.size();
    }

    /** @param page counted from 1 */
    Page page(int page) {
        int before = pages.subList(0, page - 1).stream().mapToInt(List::size).sum();
        return new Page(
                before + 1, pages.get(page - 1).stream().map(Row::person).toList());
    }

    /** @param page counted from 1 */
    byte[] png(int page) {
        List<Row> rows = pages.get(page - 1);
        int headings = (int) rows.stream().map(Row::group).distinct().count();
        Canvas canvas =
                new Canvas(2 * MARGIN + NAME_WIDTH + rounds * cell, 2 * MARGIN + (rows.size() + headings) * ROW, ROW);
        int top = MARGIN;
        int group = 0;
        for (Row row : rows) {
            if (row.group() != group) {
                group = row.group();
                heading(canvas, group, top);
                top += ROW;
            }
            row(canvas, row, top);
            top += ROW;
        }
        return canvas.png();
    }

    private void heading(Canvas canvas, int group, int top) {
        canvas.box(MARGIN, top, NAME_WIDTH + rounds * cell, HEADING);
        canvas.left(groupName.apply(group), MARGIN + 6, top, NAME_WIDTH - 6, FAINT);
        for (int round = 0; round < rounds; round++) {
            canvas.centred(Integer.toString(round + 1), MARGIN + NAME_WIDTH + round * cell, top, cell - 2, FAINT);
        }
    }

    private void row(Canvas canvas, Row row, int top) {
        String name = row.number() + " " + names.getOrDefault(row.person(), People.LEFT);
        canvas.left(name, MARGIN + 6, top, NAME_WIDTH - 12, INK);
        int[] own = ofPerson(row.person());
        for (int round = 0; round < rounds; round++) {
            int x = MARGIN + NAME_WIDTH + round * cell;
            boolean sitsOut = own[round] == 0;
            canvas.box(x, top, cell - 2, sitsOut ? BYE : colour(own[round]));
            canvas.centred(sitsOut ? "–" : Integer.toString(own[round]), x, top, cell - 2, INK);
        }
    }

    private static Color colour(int partner) {
        return Color.getHSBColor(partner * GOLDEN % 1, 0.42f, 0.97f);
    }
}
