package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Telegram's HTML: turns it into text and entities, or refuses it as Telegram does. */
final class Markup {
    private static final Map<String, String> SIMPLE = Map.ofEntries(
            Map.entry("b", "bold"),
            Map.entry("strong", "bold"),
            Map.entry("i", "italic"),
            Map.entry("em", "italic"),
            Map.entry("u", "underline"),
            Map.entry("ins", "underline"),
            Map.entry("s", "strikethrough"),
            Map.entry("strike", "strikethrough"),
            Map.entry("del", "strikethrough"),
            Map.entry("tg-spoiler", "spoiler"),
            Map.entry("code", "code"),
            Map.entry("pre", "pre"),
            Map.entry("blockquote", "blockquote"));
    private static final Set<String> WITH_ATTRIBUTES = Set.of("a", "span", "tg-emoji", "tg-time");
    private static final Pattern TAG = Pattern.compile("<(/?)([a-zA-Z0-9-]*)([^>]*)>");
    private static final Pattern ATTRIBUTE =
            Pattern.compile("\\s+([a-zA-Z0-9-]+)(?:\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s>\"']+)))?");
    private static final Pattern ENTITY = Pattern.compile("&(#\\d{1,7}|#x[0-9a-fA-F]{1,6}|lt|gt|amp|quot);?");
    private static final Pattern TIME_FORMAT = Pattern.compile("r|w?[dD]?[tT]?");

    private final String source;
    private final StringBuilder plain = new StringBuilder();
    private final ArrayNode entities = Json.array();
    private final List<String> sloppy = new ArrayList<>();
    private final Deque<Open> open = new ArrayDeque<>();

    private record Open(String tag, int from, ObjectNode entity) {}

    /** @param sloppy characters that should have been escaped although Telegram lets them pass */
    record Parsed(String text, ArrayNode entities, List<String> sloppy) {}

    private Markup(String source) {
        this.source = source;
    }

    /** Parses by the given mode; only HTML is understood, any other text is taken as it stands. */
    static Parsed parse(String text, String parseMode) {
        if (parseMode.isEmpty()) {
            return new Parsed(text.strip(), Json.array(), List.of());
        }
        return switch (parseMode.toLowerCase(Locale.ROOT)) {
            case "html" -> new Markup(text).html();
            case "markdown", "markdownv2" -> new Parsed(text.strip(), Json.array(), List.of());
            default -> throw ApiError.badRequest("unsupported parse_mode");
        };
    }

    private Parsed html() {
        int at = 0;
        while (at < source.length()) {
            char c = source.charAt(at);
            at = switch (c) {
                case '<' -> tag(at);
                case '&' -> entity(at);
                default -> {
                    if (c == '>') {
                        sloppy.add("'>' at " + at + " is not escaped");
                    }
                    plain.append(c);
                    yield at + 1;
                }
            };
        }
        if (!open.isEmpty()) {
            throw refuse("Can't find end tag corresponding to start tag \""
                    + open.peek().tag() + "\"");
        }
        return new Parsed(plain.toString().strip(), entities, List.copyOf(sloppy));
    }

    private int entity(int at) {
        Matcher matcher = ENTITY.matcher(source).region(at, source.length());
        if (!matcher.lookingAt()) {
            sloppy.add("'&' at " + at + " is not escaped");
            plain.append('&');
            return at + 1;
        }
        String name = matcher.group(1);
        switch (name) {
            case "lt" -> plain.append('<');
            case "gt" -> plain.append('>');
            case "amp" -> plain.append('&');
            case "quot" -> plain.append('"');
            default ->
                plain.appendCodePoint(
                        name.startsWith("#x")
                                ? Integer.parseInt(name.substring(2), 16)
                                : Integer.parseInt(name.substring(1)));
        }
        return matcher.end();
    }

    private int tag(int at) {
        Matcher matcher = TAG.matcher(source).region(at, source.length());
        if (!matcher.lookingAt()) {
            throw refuse("Unclosed start tag at byte offset " + at);
        }
        String name = matcher.group(2).toLowerCase(Locale.ROOT);
        if (matcher.group(1).isEmpty()) {
            start(name, matcher.group(3), at);
        } else {
            end(name, at);
        }
        return matcher.end();
    }

    private void start(String name, String attributes, int at) {
        if (!SIMPLE.containsKey(name) && !WITH_ATTRIBUTES.contains(name)) {
            throw refuse("Unsupported start tag \"" + name + "\" at byte offset " + at);
        }
        open.push(new Open(name, plain.length(), entityFor(name, attributes, at)));
    }

    private ObjectNode entityFor(String name, String attributes, int at) {
        ObjectNode entity = Json.object();
        Map<String, String> values = attributes(attributes);
        switch (name) {
            case "a" -> entity.put("type", "text_link").put("url", values.getOrDefault("href", ""));
            case "span" -> {
                if (!"tg-spoiler".equals(values.get("class"))) {
                    throw refuse("Tag \"span\" must have class \"tg-spoiler\" at byte offset " + at);
                }
                entity.put("type", "spoiler");
            }
            case "tg-emoji" -> {
                if (!values.getOrDefault("emoji-id", "").matches("\\d+")) {
                    throw refuse("Invalid custom emoji identifier specified at byte offset " + at);
                }
                entity.put("type", "custom_emoji").put("custom_emoji_id", values.get("emoji-id"));
            }
            case "tg-time" -> time(entity, values, at);
            case "blockquote" ->
                entity.put("type", values.containsKey("expandable") ? "expandable_blockquote" : "blockquote");
            default -> entity.put("type", SIMPLE.get(name));
        }
        return entity;
    }

    private static void time(ObjectNode entity, Map<String, String> values, int at) {
        String unix = values.getOrDefault("unix", "");
        String format = values.getOrDefault("format", "");
        if (!unix.matches("\\d{1,11}") || !TIME_FORMAT.matcher(format).matches()) {
            throw refuse("Invalid date-time entity specified at byte offset " + at);
        }
        entity.put("type", "date_time").put("unix_time", Long.parseLong(unix));
        if (!format.isEmpty()) {
            entity.put("date_time_format", format);
        }
    }

    private static Map<String, String> attributes(String text) {
        Map<String, String> values = new java.util.HashMap<>();
        Matcher matcher = ATTRIBUTE.matcher(text);
        while (matcher.find()) {
            String value = matcher.group(2) != null
                    ? matcher.group(2)
                    : matcher.group(3) != null ? matcher.group(3) : matcher.group(4) != null ? matcher.group(4) : "";
            values.put(matcher.group(1).toLowerCase(Locale.ROOT), new Markup(value).attributeValue());
        }
        return values;
    }

    private String attributeValue() {
        int at = 0;
        while (at < source.length()) {
            if (source.charAt(at) == '&') {
                at = entity(at);
            } else {
                plain.append(source.charAt(at++));
            }
        }
        return plain.toString();
    }

    private void end(String name, int at) {
        if (open.isEmpty()) {
            throw refuse("Unexpected end tag at byte offset " + at);
        }
        Open started = open.pop();
        if (!name.isEmpty() && !name.equals(started.tag())) {
            throw refuse("Unmatched end tag at byte offset " + at + ", expected \"</" + started.tag()
                    + ">\", found \"</" + name + ">\"");
        }
        int length = plain.length() - started.from();
        if (length > 0) {
            entities.add(started.entity().put("offset", started.from()).put("length", length));
        }
    }

    private static ApiError refuse(String why) {
        return ApiError.badRequest("can't parse entities: " + why);
    }
}
