package io.rondo.telegram.answer;

import io.rondo.chat.Role;
import io.rondo.telegram.api.SendFailure;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.groupadministration.GetChatAdministrators;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/**
 * Who administers which group, as Telegram says it; asked at most every few minutes, and anew after a change that we hear
 * of. Calls the network, so not to be used inside a unit of work. Safe to use from several threads.
 */
public final class Administrators {

    private static final Logger log = LoggerFactory.getLogger(Administrators.class);
    private static final Duration KNOWN_FOR = Duration.ofMinutes(10);
    /** After a failure nobody's rights are known for a moment, rather than every line waiting for the network. */
    private static final Duration UNKNOWN_FOR = Duration.ofSeconds(20);

    private static final int CHATS_WORTH_A_CLEANING = 5_000;

    private final TelegramClient client;
    private final InstantSource clock;
    private final Map<String, Known> byChat = new ConcurrentHashMap<>();

    private record Known(Optional<Set<String>> ids, Instant until) {}

    public Administrators(TelegramClient client, InstantSource clock) {
        this.client = client;
        this.clock = clock;
    }

    /** What Telegram says of somebody's rights in a group; empty when it cannot be asked. */
    Optional<Role> role(String chat, String user) {
        Instant now = clock.instant();
        if (byChat.size() > CHATS_WORTH_A_CLEANING) {
            byChat.values().removeIf(known -> !known.until().isAfter(now));
        }
        Known known = Optional.ofNullable(byChat.get(chat))
                .filter(before -> before.until().isAfter(now))
                .orElseGet(() -> ask(chat, now));
        byChat.put(chat, known);
        return known.ids().map(ids -> ids.contains(user) ? Role.ADMIN : Role.PLAYER);
    }

    /** Somebody's rights changed, or the chat is another. */
    void forget(String chat) {
        byChat.remove(chat);
    }

    private Known ask(String chat, Instant now) {
        try {
            Set<String> ids = client.execute(new GetChatAdministrators(chat)).stream()
                    .map(member -> member.getUser().getId().toString())
                    .collect(Collectors.toUnmodifiableSet());
            return new Known(Optional.of(ids), now.plus(KNOWN_FOR));
        } catch (TelegramApiException failure) {
            log.info("The administrators of a group are not known: {}", SendFailure.of(failure));
            return new Known(Optional.empty(), now.plus(UNKNOWN_FOR));
        }
    }
}
