package io.rondo.picture;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import javax.imageio.ImageIO;

/**
 * A white picture on which boxes and short texts are put in rows of one height. Texts that are too long are cut with "…". A
 * machine without fonts draws no texts.
 */
public final class Canvas {

    private static final int FONT_SIZE = 22;
    private static final int SMALLEST_FONT_SIZE = 8;

    private final int rowHeight;
    private final BufferedImage image;
    private final Graphics2D pen;
    private boolean hasFonts = true;

    /** Sizes in pixels. */
    public Canvas(int width, int height, int rowHeight) {
        this.rowHeight = rowHeight;
        this.image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        this.pen = image.createGraphics();
        pen.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        pen.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        pen.setColor(Color.WHITE);
        pen.fillRect(0, 0, width, height);
    }

    /** A filled box as high as a row, but for the gap between rows. */
    public void box(int x, int top, int width, Color colour) {
        pen.setColor(colour);
        pen.fillRect(x, top, width, rowHeight - 2);
    }

    /** A text that begins at {@code x} and is cut to the width. */
    public void left(String text, int x, int top, int width, Color colour) {
        write(text, x, top, width, colour, false);
    }

    /** A text in the middle of the width, in smaller letters where it is too long. */
    public void centred(String text, int x, int top, int width, Color colour) {
        write(text, x, top, width, colour, true);
    }

    private void write(String text, int x, int top, int width, Color colour, boolean centred) {
        if (!hasFonts) {
            return;
        }
        try {
            FontMetrics metrics = centred ? smallerIfNeeded(text, width - 4) : font(FONT_SIZE);
            String shown = centred ? text : cut(text, metrics, width);
            int indent = centred ? (width - metrics.stringWidth(shown)) / 2 : 0;
            int base = top + (rowHeight - 2 + metrics.getAscent() - metrics.getDescent()) / 2;
            pen.setColor(colour);
            pen.drawString(shown, x + indent, base);
        } catch (RuntimeException | LinkageError | InternalError noFonts) {
            hasFonts = false;
        }
    }

    private FontMetrics font(int size) {
        pen.setFont(new Font(Font.SANS_SERIF, Font.PLAIN, size));
        return pen.getFontMetrics();
    }

    private FontMetrics smallerIfNeeded(String text, int width) {
        FontMetrics metrics = font(FONT_SIZE);
        for (int size = FONT_SIZE - 1; metrics.stringWidth(text) > width && size >= SMALLEST_FONT_SIZE; size--) {
            metrics = font(size);
        }
        return metrics;
    }

    private static String cut(String text, FontMetrics metrics, int width) {
        String shown = text;
        for (int end = text.length(); metrics.stringWidth(shown) > width && end > 1; ) {
            end = text.offsetByCodePoints(end, -1);
            shown = text.substring(0, end) + "…";
        }
        return shown;
    }

    /** The picture as a PNG file. */
    public byte[] png() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            ImageIO.write(image, "png", bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
