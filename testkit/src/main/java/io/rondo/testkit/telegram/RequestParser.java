package io.rondo.testkit.telegram;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads the parameters of a call from JSON, an HTML form, a multipart form or the query string. */
final class RequestParser {
    private static final Pattern PART_NAME = Pattern.compile("[;\\s]name=\"([^\"]*)\"");
    private static final Pattern FILE_NAME = Pattern.compile("filename=\"([^\"]*)\"");
    private static final Pattern BOUNDARY = Pattern.compile("boundary=\"?([^\";]+)\"?");

    private RequestParser() {}

    /** @param fromForm whether values came as text, so that numbers and nested objects are still strings */
    record Parsed(ObjectNode params, Map<String, FakeFile> files, boolean fromForm) {}

    static Parsed parse(@Nullable String contentType, @Nullable String query, byte[] body) {
        ObjectNode params = Json.object();
        Map<String, FakeFile> files = new LinkedHashMap<>();
        if (query != null) {
            form(query, params);
        }
        String type = contentType == null ? "" : contentType;
        boolean fromForm = !params.isEmpty();
        if (type.startsWith("application/json")) {
            json(body, params);
        } else if (type.startsWith("application/x-www-form-urlencoded")) {
            form(new String(body, StandardCharsets.UTF_8), params);
            fromForm = true;
        } else if (type.startsWith("multipart/form-data")) {
            multipart(type, body, params, files);
            fromForm = true;
        }
        return new Parsed(params, files, fromForm);
    }

    private static void json(byte[] body, ObjectNode into) {
        if (body.length == 0) {
            return;
        }
        JsonNode root;
        try {
            root = Json.MAPPER.readTree(body);
        } catch (JacksonException e) {
            throw ApiError.badRequest("can't parse JSON object");
        }
        if (!(root instanceof ObjectNode object)) {
            throw ApiError.badRequest("object expected");
        }
        into.setAll(object);
    }

    private static void form(String text, ObjectNode into) {
        for (String pair : text.split("&")) {
            int eq = pair.indexOf('=');
            if (eq > 0) {
                into.put(
                        URLDecoder.decode(pair.substring(0, eq), StandardCharsets.UTF_8),
                        URLDecoder.decode(pair.substring(eq + 1), StandardCharsets.UTF_8));
            }
        }
    }

    private static void multipart(String type, byte[] body, ObjectNode into, Map<String, FakeFile> files) {
        Matcher matcher = BOUNDARY.matcher(type);
        if (!matcher.find()) {
            throw ApiError.badRequest("multipart boundary is missing");
        }
        // Latin-1 maps bytes to chars one to one, so indices in the text are indices in the body.
        String text = new String(body, StandardCharsets.ISO_8859_1);
        String boundary = "--" + matcher.group(1);
        int at = text.indexOf(boundary);
        while (at >= 0) {
            int headersFrom = at + boundary.length();
            int headersEnd = text.indexOf("\r\n\r\n", headersFrom);
            int next = text.indexOf("\r\n" + boundary, headersFrom);
            if (headersEnd < 0 || next < 0 || headersEnd > next) {
                return;
            }
            part(utf8(text.substring(headersFrom, headersEnd)), text.substring(headersEnd + 4, next), into, files);
            at = next + 2;
        }
    }

    private static void part(String headers, String content, ObjectNode into, Map<String, FakeFile> files) {
        Matcher name = PART_NAME.matcher(headers);
        if (!name.find()) {
            return;
        }
        Matcher fileName = FILE_NAME.matcher(headers);
        if (fileName.find()) {
            byte[] bytes = content.getBytes(StandardCharsets.ISO_8859_1);
            files.put(name.group(1), new FakeFile("", fileName.group(1), bytes));
        } else {
            into.put(name.group(1), utf8(content));
        }
    }

    private static String utf8(String latin1) {
        return new String(latin1.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
    }
}
