package io.rondo.discord.answer;

import io.rondo.Features;
import io.rondo.chat.Incoming;
import io.rondo.chat.Platform;
import io.rondo.chat.Requester;
import io.rondo.chat.dispatch.Answered;
import io.rondo.chat.dispatch.Unavailable;
import io.rondo.chat.form.KeptForms;
import io.rondo.chat.reply.Reply;
import io.rondo.delivery.Delivery;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.MessageType;
import net.dv8tion.jda.api.entities.channel.ChannelType;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears what people write to the bot itself, and answers with deliveries. Lines of one chat are handled in their order, different
 * chats side by side. Discord hands a line over once only: while the database is away it is held in memory for a while, and
 * what a killed process held is lost. Thread-safe.
 */
public final class DirectLines extends ListenerAdapter {

    private static final Logger log = LoggerFactory.getLogger(DirectLines.class);
    private static final String KIND = "answer";
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(200);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(5);
    private static final int MOST_TRIES = 60;

    private final Features features;
    private final InteractionReader reader;
    private final Map<String, Deque<Incoming>> lanes = new HashMap<>();
    private final CountDownLatch stopping = new CountDownLatch(1);

    public DirectLines(Features features) {
        this.features = features;
        this.reader = new InteractionReader(features.codec());
    }

    @Override
    public void onMessageReceived(MessageReceivedEvent event) {
        Message message = event.getMessage();
        boolean isLine = event.isFromType(ChannelType.PRIVATE)
                && !message.getAuthor().isBot()
                && !message.getAuthor().isSystem()
                && (message.getType() == MessageType.DEFAULT || message.getType() == MessageType.INLINE_REPLY);
        if (isLine) {
            enqueue(reader.line(message));
        }
    }

    private void enqueue(Incoming line) {
        String lane = line.chat().externalId();
        synchronized (lanes) {
            Deque<Incoming> waiting = lanes.get(lane);
            if (waiting != null) {
                waiting.add(line);
                return;
            }
            Deque<Incoming> queue = new ArrayDeque<>();
            queue.add(line);
            lanes.put(lane, queue);
        }
        Thread.ofVirtual().name("discord-lines").start(() -> {
            for (Incoming next = head(lane); next != null; next = head(lane)) {
                handle(next);
            }
        });
    }

    /** The lane's next line; null ends the lane. */
    private @Nullable Incoming head(String lane) {
        synchronized (lanes) {
            Incoming next = lanes.getOrDefault(lane, new ArrayDeque<>()).poll();
            if (next == null) {
                lanes.remove(lane);
            }
            return next;
        }
    }

    private void handle(Incoming line) {
        Duration backOff = FIRST_BACK_OFF;
        for (int attempt = 1; attempt <= MOST_TRIES; attempt++) {
            try {
                features.dispatcher().dispatch(line, this::write);
                return;
            } catch (Unavailable away) {
                if (isStopping(backOff)) {
                    break;
                }
                Duration doubled = backOff.multipliedBy(2);
                backOff = doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
            } catch (RuntimeException failure) {
                log.error("Request {} failed", line.requestId(), failure);
                return;
            }
        }
        log.warn("Request {} was given up: the database is away", line.requestId());
    }

    private boolean isStopping(Duration pause) {
        try {
            return stopping.await(pause.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private void write(UnitOfWork work, Incoming line, Optional<Requester> requester, Answered answered) {
        for (Reply message : answered.reply().messages()) {
            Delivery delivery = Delivery.to(
                            Platform.DISCORD, line.chat().externalId(), KIND, shown(work, line, requester, message))
                    .asAnswer();
            features.deliveries()
                    .add(
                            work,
                            requester
                                    .map(known -> delivery.toAccount(known.accountId()))
                                    .orElse(delivery));
        }
    }

    /** A modal cannot be the answer to a line. */
    private Reply shown(UnitOfWork work, Incoming line, Optional<Requester> requester, Reply message) {
        if (!(message instanceof Reply.Form form) || requester.isEmpty()) {
            return message;
        }
        KeptForms.keep(work, line, form);
        return KeptForms.invitation(
                form,
                features.bundles()
                        .words(requester.get().locale(), requester.get().zone(), work.now()));
    }

    /** Waits for the database no more. */
    public void close() {
        stopping.countDown();
    }
}
