package io.rondo.testkit.discord.rest;

import io.rondo.testkit.wire.Json;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Rate limits per route and major parameter, and the global one. Safe to use from several threads.
 *
 * <p>Headers are sent always; requests are refused only when limits are strict, since most tests are not about them.
 * Windows are counted in real time, as the client library waits in real time.
 */
public final class Buckets {
    private static final Limit GENEROUS = new Limit(1000, Duration.ofSeconds(1));
    private static final Limit GLOBAL = new Limit(50, Duration.ofSeconds(1));

    private final Map<String, Limit> limits = new HashMap<>();
    private final Map<String, Deque<Long>> used = new HashMap<>();
    private boolean strict;

    private record Limit(int requests, Duration window) {}

    Buckets() {
        limits.put("POST /channels/{channel}/messages", new Limit(5, Duration.ofSeconds(5)));
        limits.put("PATCH /channels/{channel}/messages/{message}", new Limit(5, Duration.ofSeconds(5)));
        limits.put("DELETE /channels/{channel}/messages/{message}", new Limit(5, Duration.ofSeconds(1)));
        limits.put("POST /webhooks/{webhook}/{token}", new Limit(5, Duration.ofSeconds(2)));
        limits.put("PATCH /webhooks/{webhook}/{token}/messages/{message}", new Limit(5, Duration.ofSeconds(2)));
        limits.put("PUT /guilds/{guild}/members/{user}/roles/{role}", new Limit(10, Duration.ofSeconds(10)));
        limits.put("DELETE /guilds/{guild}/members/{user}/roles/{role}", new Limit(10, Duration.ofSeconds(10)));
    }

    /** Refuses what is over the limits from now on; off by default. */
    public synchronized void strict(boolean on) {
        strict = on;
    }

    /** Sets a route's limit, and makes limits strict. */
    public synchronized void limit(String route, int requests, Duration window) {
        limits.put(route, new Limit(requests, window));
        strict = true;
    }

    /** A refusal when the request is over a limit; it counts otherwise. */
    synchronized Optional<RestAnswer> refuse(Router.Match match) {
        if (!strict) {
            return Optional.empty();
        }
        boolean interaction = match.route().template().startsWith("/interactions")
                || match.route().template().startsWith("/webhooks");
        Optional<Duration> globally = interaction ? Optional.empty() : take("global", GLOBAL);
        if (globally.isPresent()) {
            return Optional.of(tooMany(globally.get(), Scope.GLOBAL, headers(match)));
        }
        return take(match.bucket(), limitOf(match)).map(wait -> tooMany(wait, Scope.USER, headers(match)));
    }

    private Limit limitOf(Router.Match match) {
        Limit known = limits.get(match.route().method() + " " + match.route().template());
        return known == null || !strict ? GENEROUS : known;
    }

    private Optional<Duration> take(String key, Limit limit) {
        Deque<Long> times = used.computeIfAbsent(key, k -> new ArrayDeque<>());
        long now = System.nanoTime();
        forget(times, limit, now);
        if (times.size() >= limit.requests()) {
            return Optional.of(
                    Duration.ofNanos(times.getFirst() + limit.window().toNanos() - now));
        }
        times.addLast(now);
        return Optional.empty();
    }

    private static void forget(Deque<Long> times, Limit limit, long now) {
        while (!times.isEmpty() && now - times.getFirst() >= limit.window().toNanos()) {
            times.removeFirst();
        }
    }

    /** The headers by which clients pace themselves. */
    synchronized Map<String, String> headers(Router.Match match) {
        Limit limit = limitOf(match);
        Deque<Long> times = used.getOrDefault(match.bucket(), new ArrayDeque<>());
        long now = System.nanoTime();
        forget(times, limit, now);
        double resetAfter = times.isEmpty()
                ? limit.window().toMillis() / 1000.0
                : Math.max(0, (times.getFirst() + limit.window().toNanos() - now) / 1e9);
        Map<String, String> headers = new LinkedHashMap<>();
        headers.put("X-RateLimit-Limit", Integer.toString(limit.requests()));
        headers.put("X-RateLimit-Remaining", Integer.toString(Math.max(0, limit.requests() - times.size())));
        headers.put("X-RateLimit-Reset-After", seconds(resetAfter));
        headers.put("X-RateLimit-Reset", seconds(System.currentTimeMillis() / 1000.0 + resetAfter));
        headers.put("X-RateLimit-Bucket", Integer.toHexString(hash(match.route())));
        return headers;
    }

    private static int hash(Router.Route route) {
        return List.of(route.method(), route.template()).hashCode();
    }

    private static String seconds(double value) {
        return String.format(Locale.ROOT, "%.3f", value);
    }

    /** Whose limit a 429 is about. */
    enum Scope {
        USER,
        GLOBAL,
        SHARED,
        CLOUDFLARE
    }

    static RestAnswer tooMany(Duration wait, Scope scope, Map<String, String> headers) {
        double exact = Math.max(1, wait.toMillis()) / 1000.0;
        Map<String, String> all = new LinkedHashMap<>(headers);
        all.put("Retry-After", Long.toString((long) Math.ceil(exact)));
        all.put("X-RateLimit-Remaining", "0");
        all.put("X-RateLimit-Reset-After", seconds(exact));
        if (scope == Scope.CLOUDFLARE) {
            // Without "via" the answer comes from in front of Discord, and is no JSON.
            return new RestAnswer(
                    429,
                    Optional.of("error code: 1015"),
                    Map.of("Retry-After", all.get("Retry-After") + "", "Via", NONE),
                    Optional.of("0 Cloudflare"));
        }
        all.put("X-RateLimit-Scope", scope.name().toLowerCase(Locale.ROOT));
        if (scope == Scope.GLOBAL) {
            all.put("X-RateLimit-Global", "true");
        }
        String body = Json.object()
                .put("message", "You are being rate limited.")
                .put("retry_after", exact)
                .put("global", scope == Scope.GLOBAL)
                .toString();
        return new RestAnswer(429, Optional.of(body), all, Optional.of("0 You are being rate limited."));
    }

    /** Stands for a header that must not be sent. */
    static final String NONE = "";

    static boolean isSent(@Nullable String value) {
        return value != null && !value.equals(NONE);
    }
}
