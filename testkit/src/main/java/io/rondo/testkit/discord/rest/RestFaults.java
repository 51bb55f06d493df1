package io.rondo.testkit.discord.rest;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong between the bot and Discord's REST API, said by tests before it happens. Thread-safe.
 *
 * <pre>{@code
 * discord.faults().onSends().in(channel.id()).times(2).dropAfterHandling();
 * discord.faults().on("PATCH /channels/*}{@code /messages/*").during(Duration.ofSeconds(20)).tooManyRequests();
 * }</pre>
 */
public final class RestFaults {
    private final List<Rule> rules = new ArrayList<>();

    RestFaults() {}

    sealed interface Fault {
        record DropBefore() implements Fault {}

        record DropAfter() implements Fault {}

        record Delay(Duration by) implements Fault {}

        record TooMany(Duration retryAfter, Buckets.Scope scope) implements Fault {}

        record Refuse(RestError error) implements Fault {}

        record Page(int status) implements Fault {}

        record Run(Runnable action) implements Fault {}
    }

    /** Starts a fault for requests such as {@code POST /channels/*}{@code /messages}; a star is any one segment. */
    public Rule on(String methodAndPath) {
        return new Rule(PathPattern.of(methodAndPath));
    }

    /** Starts a fault for new messages in channels, threads and direct messages. */
    public Rule onSends() {
        return on("POST /channels/*/messages");
    }

    /** Starts a fault for every request. */
    public Rule onAny() {
        return new Rule(null);
    }

    /** Forgets all faults. */
    public synchronized void clear() {
        rules.clear();
    }

    synchronized Optional<Fault> take(String method, String path) {
        for (Iterator<Rule> it = rules.iterator(); it.hasNext(); ) {
            Rule rule = it.next();
            if (rule.isOver()) {
                it.remove();
                continue;
            }
            if (!rule.matches(method, path)) {
                continue;
            }
            if (rule.skip > 0) {
                rule.skip--;
                continue;
            }
            if (--rule.left == 0) {
                it.remove();
            }
            return Optional.ofNullable(rule.current());
        }
        return Optional.empty();
    }

    /** One fault being described; it counts from the call that says what happens. */
    public final class Rule {
        private final @Nullable PathPattern pattern;
        private @Nullable String channel;
        private int skip;
        private int left = 1;
        private @Nullable Duration length;
        private long until;
        private @Nullable Fault fault;

        private Rule(@Nullable PathPattern pattern) {
            this.pattern = pattern;
        }

        private boolean matches(String method, String path) {
            return (pattern == null || pattern.matches(method, path))
                    && (channel == null || path.startsWith(channel + "/") || path.equals(channel));
        }

        private boolean isOver() {
            return length != null && System.nanoTime() >= until;
        }

        /** Within a stretch of time a client is told to wait for its end. */
        private @Nullable Fault current() {
            if (length != null && fault instanceof Fault.TooMany(var ignored, var scope)) {
                return new Fault.TooMany(Duration.ofNanos(Math.max(1, until - System.nanoTime())), scope);
            }
            return fault;
        }

        /** Only for requests about this channel, thread or direct message. */
        public Rule in(long channelId) {
            channel = "/channels/" + channelId;
            return this;
        }

        /** Lets that many matching requests pass first. */
        public Rule after(int requests) {
            skip = requests;
            return this;
        }

        /** Hits that many requests; one by default. */
        public Rule times(int requests) {
            left = requests;
            return this;
        }

        /** Hits every request until {@link RestFaults#clear()}. */
        public Rule always() {
            left = Integer.MAX_VALUE;
            return this;
        }

        /** Hits every request for that much real time from now. */
        public Rule during(Duration time) {
            length = time;
            return always();
        }

        /** The connection breaks and nothing has happened. */
        public void dropBeforeHandling() {
            add(new Fault.DropBefore());
        }

        /** It has happened, and the connection breaks before the answer: the window in which sends double. */
        public void dropAfterHandling() {
            add(new Fault.DropAfter());
        }

        /** The request is handled that much later. */
        public void delay(Duration by) {
            add(new Fault.Delay(by));
        }

        /** Refused with 429 of the route; the wait is the rest of {@link #during}, else a second. */
        public void tooManyRequests() {
            tooManyRequests(Duration.ofSeconds(1));
        }

        /** Refused with 429 of the route. */
        public void tooManyRequests(Duration retryAfter) {
            add(new Fault.TooMany(retryAfter, Buckets.Scope.USER));
        }

        /** Refused with 429 of the whole application. */
        public void globalLimit(Duration retryAfter) {
            add(new Fault.TooMany(retryAfter, Buckets.Scope.GLOBAL));
        }

        /** Refused with 429 of a limit that others share; it does not count as an invalid request. */
        public void sharedLimit(Duration retryAfter) {
            add(new Fault.TooMany(retryAfter, Buckets.Scope.SHARED));
        }

        /** Refused with 429 by what stands in front of Discord, as after too many invalid requests. */
        public void cloudflareLimit(Duration retryAfter) {
            add(new Fault.TooMany(retryAfter, Buckets.Scope.CLOUDFLARE));
        }

        /** Refused with one of Discord's codes, such as 40003, 50007 or 50013. */
        public void refuse(int code) {
            add(new Fault.Refuse(RestError.of(code)));
        }

        /** Refused with this status, such as 500 or 503, in Discord's JSON. */
        public void serverError(int status) {
            add(new Fault.Refuse(new RestError(status, 0, status + ": Internal Server Error")));
        }

        /** Refused with this status by something in between, whose answer is a page of HTML. */
        public void gatewayError(int status) {
            add(new Fault.Page(status));
        }

        /** Runs this on the server's thread just before the request is handled as usual. */
        public void run(Runnable action) {
            add(new Fault.Run(action));
        }

        private void add(Fault what) {
            synchronized (RestFaults.this) {
                fault = what;
                if (length != null) {
                    until = System.nanoTime() + length.toNanos();
                }
                rules.add(this);
            }
        }
    }
}
