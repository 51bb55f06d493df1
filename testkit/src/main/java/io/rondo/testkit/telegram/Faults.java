package io.rondo.testkit.telegram;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What goes wrong between the bot and Telegram, said by tests before it happens. Safe to use from several threads.
 *
 * <pre>{@code
 * api.faults().on("sendMessage").inChat(group).times(2).dropAfterHandling();
 * }</pre>
 */
public final class Faults {
    private final List<Rule> rules = new ArrayList<>();

    Faults() {}

    sealed interface Fault {
        record DropBefore() implements Fault {}

        record DropAfter() implements Fault {}

        record Delay(Duration by) implements Fault {}

        record TooMany(long retryAfterSeconds) implements Fault {}

        record Status(int code, boolean page) implements Fault {}

        record Garbage(String body) implements Fault {}

        record Run(Runnable action) implements Fault {}
    }

    /** Starts a fault for calls of this method, in Telegram's spelling. */
    public Rule on(String method) {
        return new Rule(method);
    }

    /** Starts a fault for every call but getUpdates. */
    public Rule onAny() {
        return new Rule(null);
    }

    /** Forgets all faults. */
    public synchronized void clear() {
        rules.clear();
    }

    synchronized Optional<Fault> take(String method, Optional<Long> chatId) {
        for (Iterator<Rule> it = rules.iterator(); it.hasNext(); ) {
            Rule rule = it.next();
            if (!rule.matches(method, chatId)) {
                continue;
            }
            if (rule.skip > 0) {
                rule.skip--;
                continue;
            }
            if (--rule.left == 0) {
                it.remove();
            }
            return Optional.ofNullable(rule.fault);
        }
        return Optional.empty();
    }

    /** One fault being described; it counts from the call that says what happens. */
    public final class Rule {
        private final @Nullable String method;
        private @Nullable Long chatId;
        private int skip;
        private int left = 1;
        private @Nullable Fault fault;

        private Rule(@Nullable String method) {
            this.method = method;
        }

        private boolean matches(String called, Optional<Long> chat) {
            boolean byMethod = method == null ? !called.equals("getUpdates") : method.equalsIgnoreCase(called);
            return byMethod && (chatId == null || chat.filter(chatId::equals).isPresent());
        }

        /** Only for calls that address this chat. */
        public Rule inChat(FakeChat chat) {
            chatId = chat.id();
            return this;
        }

        /** Lets that many matching calls pass first. */
        public Rule after(int calls) {
            skip = calls;
            return this;
        }

        /** Hits that many calls; one by default. */
        public Rule times(int calls) {
            left = calls;
            return this;
        }

        /** Hits every call until {@link Faults#clear()}. */
        public Rule always() {
            left = Integer.MAX_VALUE;
            return this;
        }

        /** The connection breaks and nothing has happened. */
        public void dropBeforeHandling() {
            add(new Fault.DropBefore());
        }

        /** It has happened, and the connection breaks before the answer: the window in which sends double. */
        public void dropAfterHandling() {
            add(new Fault.DropAfter());
        }

        /** The call is handled that much later. */
        public void delay(Duration by) {
            add(new Fault.Delay(by));
        }

        /** The call is refused with 429 and this {@code retry_after}. */
        public void tooManyRequests(long retryAfterSeconds) {
            add(new Fault.TooMany(retryAfterSeconds));
        }

        /** The call is refused with this status, such as 500 or 502, said in Telegram's JSON. */
        public void serverError(int status) {
            add(new Fault.Status(status, false));
        }

        /** The call is refused with this status by something in between, whose answer is a page of HTML. */
        public void gatewayError(int status) {
            add(new Fault.Status(status, true));
        }

        /** HTTP 200 with something that is not JSON; nothing has happened. */
        public void garbage() {
            garbage("<html><body>upstream</body></html>");
        }

        /** HTTP 200 with this body; nothing has happened. */
        public void garbage(String body) {
            add(new Fault.Garbage(body));
        }

        /** Runs this on the server's thread just before the call is handled as usual. */
        public void run(Runnable action) {
            add(new Fault.Run(action));
        }

        private void add(Fault what) {
            synchronized (Faults.this) {
                fault = what;
                rules.add(this);
            }
        }
    }
}
