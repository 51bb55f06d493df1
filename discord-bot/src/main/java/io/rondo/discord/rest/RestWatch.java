package io.rondo.discord.rest;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import okhttp3.Interceptor;
import okhttp3.Request;
import okhttp3.Response;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sees every answer of Discord's REST API to the whole bot. Too many invalid requests would get the address banned, so far below that
 * number it lets none through any more but answers to interactions, and says so. It also remembers how long Discord told us to
 * wait. Thread-safe; to be added to the HTTP client that JDA is given.
 */
public final class RestWatch implements Interceptor {

    private static final Logger log = LoggerFactory.getLogger(RestWatch.class);
    private static final int UNAUTHORISED = 401;
    private static final int FORBIDDEN = 403;
    private static final int TOO_MANY = 429;
    private static final Set<Integer> INVALID = Set.of(UNAUTHORISED, FORBIDDEN, TOO_MANY);
    /** What stands before the first resource: the path of the API's address. */
    private static final Pattern BASE = Pattern.compile("^.*?(?=/(?:channels|guilds|users|applications)/)");

    private static final int MOST_WAITS = 1_000;

    private final RestLimits limits;
    private final InstantSource clock;
    private final Deque<Instant> invalid = new ArrayDeque<>();
    private final Map<String, Instant> waits = new HashMap<>();
    private Instant everywhereUntil = Instant.MIN;
    private boolean stopped;

    public RestWatch(RestLimits limits, InstantSource clock) {
        this.limits = limits;
        this.clock = clock;
    }

    /** How long nothing may be asked because of invalid requests. */
    public synchronized Optional<Duration> stop() {
        Instant now = clock.instant();
        forgetOld(now);
        if (invalid.size() < limits.mostInvalid()) {
            stopped = false;
            return Optional.empty();
        }
        return Optional.of(Duration.between(now, invalid.getFirst().plus(limits.window())));
    }

    /** In words for the operator, while it is so. */
    public Optional<String> problem() {
        return stop().map(wait -> "too many requests were refused by Discord (401, 403 or 429), so for "
                + wait.toSeconds() + " s only presses and commands are answered: see the log for what was refused");
    }

    /** How long Discord told us to ask nothing at all. */
    synchronized Optional<Duration> waitEverywhere() {
        return left(everywhereUntil);
    }

    /**
     * How long Discord told us to wait with such requests.
     *
     * @param what the method and the path from its first resource on, such as {@code POST /channels/1/messages}
     */
    synchronized Optional<Duration> waitFor(String what) {
        return Optional.ofNullable(waits.get(what)).flatMap(this::left);
    }

    private Optional<Duration> left(Instant until) {
        Instant now = clock.instant();
        return until.isAfter(now) ? Optional.of(Duration.between(now, until)) : Optional.empty();
    }

    @Override
    public Response intercept(Chain chain) throws IOException {
        Request request = chain.request();
        if (!isAnswer(request) && stop().isPresent()) {
            throw new IOException("nothing is asked of Discord for a while: too many requests were refused");
        }
        Response response = chain.proceed(request);
        if (INVALID.contains(response.code())) {
            refused(request, response);
        }
        return response;
    }

    /** Answers to interactions are owed to somebody who waits, and each comes from a press of a person. */
    private static boolean isAnswer(Request request) {
        String path = request.url().encodedPath();
        return path.contains("/interactions/") || path.contains("/webhooks/");
    }

    private synchronized void refused(Request request, Response response) {
        Instant now = clock.instant();
        if (response.code() == TOO_MANY) {
            remember(request, response, now);
            if ("shared".equals(response.header("X-RateLimit-Scope"))) {
                // Discord does not count what others of the same server or channel used up.
                return;
            }
        }
        forgetOld(now);
        invalid.addLast(now);
        if (invalid.size() >= limits.mostInvalid() && !stopped) {
            stopped = true;
            log.error(
                    "Discord refused {} requests within {} min, at last {} {} with {}: for a while only answers are sent",
                    invalid.size(),
                    limits.window().toMinutes(),
                    request.method(),
                    request.url().encodedPath(),
                    response.code());
        }
    }

    private void remember(Request request, Response response, Instant now) {
        Instant until = now.plus(retryAfter(response));
        if (response.header("X-RateLimit-Global") != null || response.header("Via") == null) {
            everywhereUntil = until;
        }
        waits.values().removeIf(end -> !end.isAfter(now));
        if (waits.size() < MOST_WAITS) {
            waits.put(what(request), until);
        }
    }

    private static String what(Request request) {
        return request.method() + " "
                + BASE.matcher(request.url().encodedPath()).replaceFirst("");
    }

    private static Duration retryAfter(Response response) {
        try {
            double seconds = Double.parseDouble(
                    Optional.ofNullable(response.header("Retry-After")).orElse("1"));
            return Duration.ofMillis(Math.round(Math.ceil(seconds * 1_000)));
        } catch (NumberFormatException unreadable) {
            return Duration.ofSeconds(1);
        }
    }

    private void forgetOld(Instant now) {
        Instant begin = now.minus(limits.window());
        while (!invalid.isEmpty() && !invalid.getFirst().isAfter(begin)) {
            invalid.removeFirst();
        }
    }
}
