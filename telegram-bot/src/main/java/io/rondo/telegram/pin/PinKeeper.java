package io.rondo.telegram.pin;

import io.rondo.mirror.CardPins;
import io.rondo.mirror.CardPins.Pin;
import io.rondo.telegram.api.SendFailure;
import io.rondo.tx.Transactor;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.pinnedmessages.PinChatMessage;
import org.telegram.telegrambots.meta.api.methods.pinnedmessages.UnpinChatMessage;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/**
 * Pins live cards and unpins them, on a thread of its own. Telegram takes either twice, so a crash in between does no harm. Safe in
 * several processes at once: a row is claimed for as long as its calls may take.
 */
public final class PinKeeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(PinKeeper.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(2);
    private static final Duration LATER = Duration.ofMinutes(5);
    private static final int MOST_AT_ONCE = 4;
    private static final int PATIENT_TRIES = 30;
    private static final int UNAUTHORISED = 401;

    private final Transactor transactor;
    private final CardPins pins;
    private final TelegramClient client;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("telegram-pins").unstarted(this::run);

    public PinKeeper(Transactor transactor, CardPins pins, TelegramClient client) {
        this.transactor = transactor;
        this.pins = pins;
        this.client = client;
    }

    /** Begins; call once. */
    public void start() {
        thread.start();
    }

    private void run() {
        while (stopping.getCount() > 0) {
            try {
                if (!pass()) {
                    stopping.await(POLL.toMillis(), TimeUnit.MILLISECONDS);
                }
            } catch (InterruptedException stopped) {
                return;
            } catch (RuntimeException failure) {
                log.warn("Pinning must wait: {}", failure.toString());
                pause();
            }
        }
    }

    private void pause() {
        try {
            stopping.await(SOON.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            stopping.countDown();
        }
    }

    private boolean pass() {
        List<Pin> due = transactor.call(work -> pins.claim(work, LEASE, MOST_AT_ONCE));
        due.forEach(this::keep);
        return due.size() == MOST_AT_ONCE;
    }

    private void keep(Pin pin) {
        Optional<String> card = transactor.call(work -> pins.card(work, pin));
        if (pin.wanted() && card.isEmpty()) {
            Duration wait = pin.attempts() < PATIENT_TRIES ? SOON : LATER;
            transactor.run(work -> pins.postpone(work, pin, wait));
            return;
        }
        Optional<String> wanted = card.filter(any -> pin.wanted());
        // A process that ended after Telegram's answer has pinned the card without noting it.
        Optional<String> there = pin.wanted() ? pin.pinned() : pin.pinned().or(() -> card);
        if (there.equals(wanted)) {
            transactor.run(work -> pins.settled(work, pin, wanted));
            return;
        }
        try {
            if (there.isPresent()) {
                unpin(pin, there.get());
            }
            if (wanted.isPresent()) {
                client.execute(PinChatMessage.builder()
                        .chatId(pin.chat())
                        .messageId(Integer.valueOf(wanted.get()))
                        .disableNotification(true)
                        .build());
            }
            transactor.run(work -> pins.settled(work, pin, wanted));
        } catch (TelegramApiException thrown) {
            after(SendFailure.of(thrown), pin);
        }
    }

    /** What is not pinned any more, or not there, is as good as unpinned. */
    private void unpin(Pin pin, String message) throws TelegramApiException {
        try {
            client.execute(UnpinChatMessage.builder()
                    .chatId(pin.chat())
                    .messageId(Integer.valueOf(message))
                    .build());
        } catch (TelegramApiException thrown) {
            if (!says(SendFailure.of(thrown), "not found")) {
                throw thrown;
            }
        }
    }

    private void after(SendFailure failure, Pin pin) {
        switch (failure) {
            case SendFailure.TooMany(Duration retryAfter) ->
                transactor.run(work -> pins.postpone(work, pin, retryAfter));
            case SendFailure.Trouble trouble -> transactor.run(work -> pins.postpone(work, pin, LATER));
            case SendFailure.Unknown unknown -> transactor.run(work -> pins.postpone(work, pin, SOON));
            case SendFailure.Refused(int code, String why)
            when code == UNAUTHORISED -> transactor.run(work -> pins.postpone(work, pin, LATER));
            default -> {
                log.info("A card in {} is not pinned: {}", pin.chat(), failure);
                boolean lacksRight = says(failure, "not enough rights") || says(failure, "admin_required");
                transactor.run(work -> {
                    // Who no longer wants it pinned need not hear that it was not.
                    if (lacksRight && pin.wanted()) {
                        pins.refused(work, pin, failure.toString());
                    } else {
                        pins.leave(work, pin, failure.toString());
                    }
                });
            }
        }
    }

    private static boolean says(SendFailure failure, String part) {
        return failure instanceof SendFailure.Refused(int code, String why)
                && why.toLowerCase(Locale.ROOT).contains(part);
    }

    @Override
    public void close() {
        stopping.countDown();
        thread.interrupt();
    }
}
