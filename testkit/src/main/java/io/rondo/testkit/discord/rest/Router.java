package io.rondo.testkit.discord.rest;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Which handler answers which path. Filled before the server starts, read by all threads. */
public final class Router {
    private static final List<String> MAJOR = List.of("channel", "guild", "webhook", "token");

    private final List<Route> routes = new ArrayList<>();

    /** Answers a request; refuses with {@link RestError}. */
    public interface Handler extends Function<RestCall, RestAnswer> {}

    record Route(String method, String template, List<String> segments, Handler handler) {
        Optional<Map<String, String>> match(String askedMethod, List<String> asked) {
            if (!method.equals(askedMethod) || asked.size() != segments.size()) {
                return Optional.empty();
            }
            Map<String, String> variables = new LinkedHashMap<>();
            for (int i = 0; i < asked.size(); i++) {
                String segment = segments.get(i);
                if (segment.startsWith("{")) {
                    variables.put(segment.substring(1, segment.length() - 1), asked.get(i));
                } else if (!segment.equals(asked.get(i))) {
                    return Optional.empty();
                }
            }
            return Optional.of(variables);
        }

        long variables() {
            return segments.stream().filter(s -> s.startsWith("{")).count();
        }
    }

    /** A route that fits, and the values of its variables. */
    record Match(Route route, Map<String, String> variables) {
        /** Requests of the same bucket share their rate limit: route and major parameters. */
        String bucket() {
            Map<String, String> major = new TreeMap<>(variables);
            major.keySet().retainAll(MAJOR);
            return route.method() + " " + route.template() + major;
        }
    }

    /**
     * Adds a route.
     *
     * @param template such as {@code /channels/{channel}/messages}; the variables {@code channel}, {@code guild},
     *     {@code webhook} and {@code token} are major parameters of rate limits
     */
    public Router on(String method, String template, Handler handler) {
        routes.add(new Route(method, template, segments(template), handler));
        routes.sort(Comparator.comparingLong(Route::variables));
        return this;
    }

    Optional<Match> match(String method, String path) {
        List<String> asked = segments(path);
        for (Route route : routes) {
            Optional<Map<String, String>> variables = route.match(method, asked);
            if (variables.isPresent()) {
                return Optional.of(new Match(route, variables.get()));
            }
        }
        return Optional.empty();
    }

    private static List<String> segments(String path) {
        return List.of(path.substring(1).split("/", -1));
    }
}
