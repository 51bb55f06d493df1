package io.rondo.testkit.wire;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads the parts of a {@code multipart/form-data} body. */
public final class MultipartForm {
    private static final Pattern PART_NAME = Pattern.compile("[;\\s]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");

    private MultipartForm() {}

    /**
     * One part.
     *
     * @param fileName present when the part is a file
     */
    public record Part(String name, Optional<String> fileName, byte[] content) {
        /** The content as UTF-8 text. */
        public String text() {
            return new String(content, StandardCharsets.UTF_8);
        }
    }

    /** The parts in their order; an {@link IllegalArgumentException} when the content type names no boundary. */
    public static List<Part> parse(String contentType, byte[] body) {
        Matcher matcher = BOUNDARY.matcher(contentType);
        if (!matcher.find()) {
            throw new IllegalArgumentException("multipart boundary is missing");
        }
        // Latin-1 maps bytes to chars one to one, so indices in the text are indices in the body.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String boundary = "--" + matcher.group(1);
        List<Part> parts = new ArrayList<>();
        int at = text.indexOf(boundary);
        while (at >= 0) {
            int headersFrom = at + boundary.length();
            int headersEnd = text.indexOf("\r\n\r\n", headersFrom);
            int next = text.indexOf("\r\n" + boundary, headersFrom);
            if (headersEnd < 0 || next < 0 || headersEnd > next) {
                break;
            }
            part(text.substring(headersFrom, headersEnd), text.substring(headersEnd + 4, next))
                    .ifPresent(parts::add);
            at = next + 2;
        }
        return parts;
    }

    private static Optional<Part> part(String latin1Headers, String latin1Content) {
        String headers = new String(latin1Headers.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
        Matcher name = PART_NAME.matcher(headers);
        if (!name.find()) {
            return Optional.empty();
        }
        Matcher file = FILE_NAME.matcher(headers);
        return Optional.of(new Part(
                name.group(1),
                file.find() ? Optional.of(file.group(1)) : Optional.empty(),
                latin1Content.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
