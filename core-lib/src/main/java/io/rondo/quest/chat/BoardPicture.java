package io.rondo.quest.chat;

import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import javax.imageio.ImageIO;

/**
 * A leaderboard as a picture: a row for each place with a bar as long as their XP, the reader's own in another colour and framed. Where
 * the machine has no fonts there is no picture.
 */
final class BoardPicture {

    private static final int WIDTH = 720;
    private static final int ROW = 40;
    private static final int MARGIN = 16;
    private static final int NAME_WIDTH = 240;
    private static final int LONGEST_NAME = 22;
    private static final Color INK = new Color(0x22, 0x22, 0x2a);
    private static final Color BAR = new Color(0x9d, 0xc3, 0xe6);
    private static final Color OWN = new Color(0xf4, 0xb1, 0x83);

    /** A row. */
    record Row(String place, String name, String label, long xp, boolean own) {}

    private BoardPicture() {}

    /** As PNG; empty where it cannot be drawn. */
    static byte[] png(List<Row> rows) {
        BufferedImage image = new BufferedImage(WIDTH, 2 * MARGIN + ROW * rows.size(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        try {
            canvas.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
            canvas.setColor(Color.WHITE);
            canvas.fillRect(0, 0, image.getWidth(), image.getHeight());
            canvas.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, 18));
            long most = rows.stream().mapToLong(Row::xp).max().orElse(1);
            for (int i = 0; i < rows.size(); i++) {
                draw(canvas, rows.get(i), MARGIN + i * ROW, Math.max(1, most));
            }
        } catch (InternalError | NoClassDefFoundError noFonts) {
            return new byte[0];
        } finally {
            canvas.dispose();
        }
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            ImageIO.write(image, "png", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void draw(Graphics2D canvas, Row row, int top, long most) {
        int left = MARGIN + NAME_WIDTH;
        int longest = WIDTH - left - MARGIN - 110;
        int length = Math.toIntExact(Math.max(2, longest * row.xp() / most));
        canvas.setColor(row.own() ? OWN : BAR);
        canvas.fillRect(left, top + 6, length, ROW - 12);
        canvas.setColor(INK);
        if (row.own()) {
            canvas.drawRect(left, top + 6, length, ROW - 12);
        }
        String name = row.name().length() > LONGEST_NAME ? row.name().substring(0, LONGEST_NAME - 1) + "…" : row.name();
        canvas.drawString(row.place() + "  " + name, MARGIN, top + 26);
        canvas.drawString(row.label(), left + length + 8, top + 26);
    }
}
