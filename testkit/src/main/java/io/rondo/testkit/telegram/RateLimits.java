package io.rondo.testkit.telegram;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;

/** Telegram's limits on sending: 30 a second in all, one a second and chat with a small burst, 20 a minute and group. */
final class RateLimits {
    private static final int OVERALL_PER_SECOND = 30;
    private static final int BURST_PER_CHAT = 3;
    private static final Duration CHAT_WINDOW = Duration.ofSeconds(BURST_PER_CHAT);
    private static final int GROUP_PER_MINUTE = 20;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);

    private final Deque<Instant> overall = new ArrayDeque<>();
    private final Map<Long, Deque<Instant>> perChat = new HashMap<>();
    private final Map<Long, Instant> closedUntil = new HashMap<>();
    private boolean strict;

    synchronized void strict(boolean on) {
        strict = on;
    }

    synchronized void close(long chatId, Instant until) {
        closedUntil.put(chatId, until);
    }

    /** Counts a send, or refuses it. */
    synchronized void send(FakeChat chat, Instant now) {
        Instant until = closedUntil.get(chat.id());
        if (until != null && now.isBefore(until)) {
            throw ApiError.tooManyRequests(secondsUntil(now, until));
        }
        if (!strict) {
            return;
        }
        Deque<Instant> here = perChat.computeIfAbsent(chat.id(), id -> new ArrayDeque<>());
        check(overall, OVERALL_PER_SECOND, SECOND, now);
        check(here, BURST_PER_CHAT, CHAT_WINDOW, now);
        if (chat.isGroup()) {
            check(here, GROUP_PER_MINUTE, MINUTE, now);
        }
        overall.add(now);
        here.add(now);
        here.removeIf(at -> at.isBefore(now.minus(MINUTE)));
        overall.removeIf(at -> at.isBefore(now.minus(SECOND)));
    }

    private static void check(Deque<Instant> sends, int allowed, Duration window, Instant now) {
        Instant from = now.minus(window);
        long within = sends.stream().filter(at -> at.isAfter(from)).count();
        if (within >= allowed) {
            Instant oldest =
                    sends.stream().filter(at -> at.isAfter(from)).findFirst().orElse(now);
            throw ApiError.tooManyRequests(secondsUntil(now, oldest.plus(window)));
        }
    }

    private static long secondsUntil(Instant now, Instant then) {
        return Math.max(1, Duration.between(now, then).plusMillis(999).toSeconds());
    }
}
