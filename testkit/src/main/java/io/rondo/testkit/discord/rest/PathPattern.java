package io.rondo.testkit.discord.rest;

import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Method and path with {@code *} for any one segment; {@code *} alone as the method fits all. */
record PathPattern(String method, Pattern path) {

    static PathPattern of(String pattern) {
        String[] parts = pattern.split(" ", 2);
        if (parts.length != 2 || !parts[1].startsWith("/")) {
            throw new IllegalArgumentException(
                    "a method and a path, such as \"POST /channels/*/messages\": " + pattern);
        }
        String regex = Stream.of(parts[1].split("/", -1))
                .map(s -> s.equals("*") ? "[^/]+" : Pattern.quote(s))
                .collect(Collectors.joining("/"));
        return new PathPattern(parts[0], Pattern.compile(regex));
    }

    boolean matches(String askedMethod, String askedPath) {
        return (method.equals("*") || method.equalsIgnoreCase(askedMethod))
                && path.matcher(askedPath).matches();
    }
}
