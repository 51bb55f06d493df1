package io.rondo.plan;

import io.rondo.member.People;
import io.rondo.pairing.Pair;
import io.rondo.pairing.Plan;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import javax.imageio.ImageIO;

/**
 * People by rounds: a row for each person with their number in the group and name, a line above each group, a cell for each round with the number of the partner, in that
 * partner's colour; sitting out is a grey cell with a dash, so that nothing is said by colour alone. Many people stand in several
 * columns, so that the picture keeps the shape of a phone's screen. Where the machine has no fonts, the cells have their colours
 * only.
 */
final class PlanPicture {

    private static final int FEW = 24;
    private static final int SOME = 70;
    private static final int MARGIN = 16;
    private static final int GAP = 20;
    private static final int WIDEST_CELLS = 1_400;
    private static final int LEAST_CELL_WITH_NUMBER = 18;
    private static final Color PAPER = Color.WHITE;
    private static final Color INK = new Color(0x22, 0x22, 0x2a);
    private static final Color BYE = new Color(0xb8, 0xb8, 0xc0);
    private static final Color GROUP_LINE = new Color(0x55, 0x55, 0x66);
    /** Neighbouring numbers get colours far apart. */
    private static final float GOLDEN = 0.618034f;

    private record Row(int group, UUID person, int number) {}

    private final Map<UUID, String> names;
    private final List<Row> rows = new ArrayList<>();
    private final Map<UUID, int[]> partners = new HashMap<>();
    private final int rounds;
    private final int blocks;
    private final int rowsPerBlock;
    private final int rowHeight;
    private final int nameWidth;
    private final int cell;
    private boolean hasFonts = true;

    PlanPicture(Plan plan, Map<UUID, String> names) {
        this.names = names;
        this.rounds = PlanWords.rounds(plan);
        Map<UUID, Integer> numbers = new HashMap<>();
        for (int group = 0; group < plan.groups().size(); group++) {
            int number = 0;
            for (UUID person : plan.groups().get(group).people()) {
                numbers.put(person, ++number);
                rows.add(new Row(group, person, number));
                partners.put(person, new int[rounds]);
            }
        }
        for (Plan.Group group : plan.groups()) {
            for (int round = 0; round < group.rounds().size(); round++) {
                for (Pair pair : group.rounds().get(round).pairs()) {
                    meets(pair.first(), round, numbers.getOrDefault(pair.second(), 0));
                    meets(pair.second(), round, numbers.getOrDefault(pair.first(), 0));
                }
            }
        }
        int people = rows.size();
        this.blocks = people <= FEW ? 1 : people <= SOME ? 2 : Math.max(3, Math.ceilDiv(people, 70));
        this.rowsPerBlock = Math.ceilDiv(people, blocks);
        this.rowHeight = blocks == 1 ? 46 : blocks == 2 ? 38 : 32;
        this.nameWidth = blocks == 1 ? 260 : blocks == 2 ? 190 : 140;
        this.cell = Math.clamp(WIDEST_CELLS / Math.max(1, blocks * rounds), 3, blocks == 1 ? 64 : 46);
    }

    private void meets(UUID person, int round, int partner) {
        Objects.requireNonNull(partners.get(person))[round] = partner;
    }

    byte[] png() {
        int blockWidth = nameWidth + cell * rounds;
        int width = 2 * MARGIN + blocks * blockWidth + (blocks - 1) * GAP;
        int height = 2 * MARGIN + rowHeight * (rowsPerBlock + 1);
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(PAPER);
        pen.fillRect(0, 0, width, height);
        for (int block = 0; block < blocks; block++) {
            int left = MARGIN + block * (blockWidth + GAP);
            heading(pen, left);
            int last = Math.min(rows.size(), (block + 1) * rowsPerBlock);
            for (int row = block * rowsPerBlock; row < last; row++) {
                row(pen, rows.get(row), left, MARGIN + rowHeight * (1 + row % rowsPerBlock), blockWidth);
            }
        }
        pen.dispose();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void heading(Graphics2D pen, int left) {
        for (int round = 0; round < rounds; round++) {
            if (cell >= LEAST_CELL_WITH_NUMBER) {
                write(pen, Integer.toString(round + 1), left + nameWidth + round * cell, MARGIN, cell, true);
            }
        }
    }

    private void row(Graphics2D pen, Row row, int left, int top, int width) {
        write(pen, row.number() + " " + names.getOrDefault(row.person(), People.LEFT), left, top, nameWidth, false);
        int[] own = Objects.requireNonNull(partners.get(row.person()));
        for (int round = 0; round < rounds; round++) {
            int x = left + nameWidth + round * cell;
            pen.setColor(own[round] == 0 ? BYE : colour(own[round]));
            pen.fillRect(x, top, Math.max(1, cell - (cell > 8 ? 2 : 0)), rowHeight - 2);
            if (cell >= LEAST_CELL_WITH_NUMBER) {
                write(pen, own[round] == 0 ? "–" : Integer.toString(own[round]), x, top, cell - 2, true);
            }
        }
        if (row.number() == 1) {
            pen.setColor(GROUP_LINE);
            pen.fillRect(left, top - 2, width, 2);
        }
    }

    private static Color colour(int partner) {
        float hue = partner * GOLDEN % 1;
        return Color.getHSBColor(hue, 0.42f, 0.97f);
    }

    /** Cut to the width; centred in it or from its left. */
    private void write(Graphics2D pen, String text, int x, int top, int width, boolean centred) {
        if (!hasFonts) {
            return;
        }
        try {
            int size = Math.min(rowHeight * 3 / 5, centred ? cell * 3 / 5 + 2 : rowHeight);
            pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
            String shown = text;
            if (centred && pen.getFontMetrics().stringWidth(text) > width) {
                pen.setFont(new Font(
                        Font.SANS_SERIF,
                        Font.PLAIN,
                        size * width / pen.getFontMetrics().stringWidth(text)));
            }
            FontMetrics metrics = pen.getFontMetrics();
            for (int end = text.length(); !centred && metrics.stringWidth(shown) > width && end > 1; ) {
                end = text.offsetByCodePoints(end, -1);
                shown = text.substring(0, end) + "…";
            }
            pen.setColor(INK);
            int indent = centred ? (width - metrics.stringWidth(shown)) / 2 : 0;
            int base = top + (rowHeight - 2 + metrics.getAscent() - metrics.getDescent()) / 2;
            pen.drawString(shown, x + indent, base);
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            hasFonts = false;
        }
    }
}
