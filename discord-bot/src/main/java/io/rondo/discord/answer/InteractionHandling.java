package io.rondo.discord.answer;

import io.rondo.Features;
import io.rondo.chat.Answer;
import io.rondo.chat.Incoming;
import io.rondo.chat.Place;
import io.rondo.chat.Requester;
import io.rondo.chat.dispatch.Answered;
import io.rondo.chat.dispatch.Unavailable;
import io.rondo.chat.form.KeptForms;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Words;
import io.rondo.discord.render.DiscordRenderer;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.requests.ErrorResponse;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Handles interactions: hands the request to the dispatcher and answers with what comes back, or tells the person to wait when that
 * takes its time. The answer's token is kept in the answer's transaction. Safe to use from several threads.
 */
public final class InteractionHandling {

    private static final Logger log = LoggerFactory.getLogger(InteractionHandling.class);
    private static final int REFERENCE_LENGTH = 6;
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(100);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(2);
    /** While the database is away, somebody who was told to wait does so for this long at most. */
    private static final Duration PATIENCE = Duration.ofSeconds(45);

    private final Features features;
    private final KeptInteractions kept;
    private final DiscordRenderer renderer;
    private final ExpectedAnswers expectedAnswers;
    private final Duration deferAfter;
    private final ScheduledExecutorService timer;
    private final InstantSource clock;
    private final CountDownLatch stopping = new CountDownLatch(1);

    /**
     * Handles for one bot.
     *
     * @param deferAfter how long an answer may take before the person is told to wait
     * @param timer rings then; its threads are not kept
     */
    public InteractionHandling(
            Features features,
            KeptInteractions kept,
            DiscordRenderer renderer,
            Duration deferAfter,
            ScheduledExecutorService timer,
            InstantSource clock) {
        this.features = features;
        this.kept = kept;
        this.renderer = renderer;
        this.expectedAnswers = new ExpectedAnswers(features.catalogue(), features.codec());
        this.deferAfter = deferAfter;
        this.timer = timer;
        this.clock = clock;
    }

    /**
     * Handles one interaction, on a thread that may wait.
     *
     * @param ownMessage whether it sits on a message that this person alone sees, so that it may become the answer
     */
    void handle(IReplyCallback interaction, Incoming incoming, boolean ownMessage) {
        Instant began = clock.instant();
        Exchange exchange = new Exchange(interaction, incoming.chat().place() == Place.GROUP);
        Supplier<KeptInteraction> token = () -> new KeptInteraction(
                interaction.getId(),
                interaction.getToken(),
                exchange.expected(),
                incoming.sender().locale());
        Future<?> deferral =
                timer.schedule(() -> deferBeside(exchange, token), deferAfter.toMillis(), TimeUnit.MILLISECONDS);
        Asker asker = new Asker();
        Answered answered;
        try {
            exchange.expect(expectedAnswers.of(incoming, ownMessage));
            answered = dispatched(incoming, token, asker, began);
        } catch (RuntimeException failure) {
            answered = new Answered(broken(exchange, incoming, failure), Answer.PRIVATE);
        }
        deferral.cancel(false);
        answer(exchange, incoming, answered, words(incoming, asker.requester));
    }

    private Reply broken(Exchange exchange, Incoming incoming, RuntimeException failure) {
        String reference = exchange.id().substring(Math.max(0, exchange.id().length() - REFERENCE_LENGTH));
        log.error("Reference {}: interaction {} failed", reference, exchange.id(), failure);
        return Reply.text(words(incoming, Optional.empty()).text("chat.error.broken", "reference", reference));
    }

    /** Who asks, once the dispatcher has found it out; of one thread alone. */
    private static final class Asker {
        private Optional<Requester> requester = Optional.empty();
    }

    private void deferBeside(Exchange exchange, Supplier<KeptInteraction> token) {
        Thread.ofVirtual().name("discord-defer").start(() -> {
            try {
                if (exchange.defer()) {
                    kept.keep(token.get());
                    if (exchange.isFinished()) {
                        kept.answered(exchange.id(), exchange.ownMessage());
                    }
                }
            } catch (RuntimeException failure) {
                log.warn("Interaction {} was not deferred: {}", exchange.id(), failure.toString());
            }
        });
    }

    /** A database that is away is waited for, as long as somebody was told to wait. */
    private Answered dispatched(Incoming incoming, Supplier<KeptInteraction> token, Asker asker, Instant began) {
        Duration backOff = FIRST_BACK_OFF;
        while (true) {
            try {
                return features.dispatcher().dispatch(incoming, (work, clean, requester, answered) -> {
                    if (token.get().answer() != Answer.FORM) {
                        kept.keep(work, token.get());
                    }
                    asker.requester = requester;
                    if (answered.reply() instanceof Reply.Form form) {
                        KeptForms.keep(work, clean, form);
                    }
                });
            } catch (Unavailable away) {
                Duration patience = token.get().answer() == Answer.FORM ? deferAfter : PATIENCE;
                if (clock.instant().isAfter(began.plus(patience)) || !paused(backOff)) {
                    log.warn("Request {} was given up: {}", incoming.requestId(), away.getMessage());
                    return new Answered(
                            Reply.text(words(incoming, Optional.empty()).text("chat.error.away")), Answer.PRIVATE);
                }
                Duration doubled = backOff.multipliedBy(2);
                backOff = doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
            }
        }
    }

    private boolean paused(Duration time) {
        try {
            return !stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private void answer(Exchange exchange, Incoming incoming, Answered answered, Words words) {
        try {
            say(exchange, answered, words);
            exchange.finished();
            kept.answered(exchange.id(), exchange.ownMessage());
        } catch (ErrorResponseException refused) {
            if (refused.getErrorResponse() == ErrorResponse.INTERACTION_ALREADY_ACKNOWLEDGED) {
                log.debug("Interaction {} has its answer already", exchange.id());
            } else {
                log.error("Interaction {} was not answered: {}", exchange.id(), refused.getMeaning(), refused);
            }
        } catch (RuntimeException failure) {
            sorry(exchange, broken(exchange, incoming, failure));
        }
    }

    /** What could not be shown is not met with silence. */
    private void sorry(Exchange exchange, Reply broken) {
        try {
            exchange.say(Answer.PRIVATE, renderer.messages(broken));
        } catch (RuntimeException second) {
            log.error("Interaction {} was not answered: {}", exchange.id(), second.toString());
        }
    }

    private void say(Exchange exchange, Answered answered, Words words) {
        if (answered.reply() instanceof Reply.Form form) {
            if (!exchange.mayShowModal()
                    || !exchange.show(
                            DiscordRenderer.modal(form, features.codec().encode(form.submit())))) {
                exchange.say(Answer.PRIVATE, renderer.messages(KeptForms.invitation(form, words)));
            }
            return;
        }
        List<MessageCreateData> messages = renderer.messages(answered.reply());
        if (messages.isEmpty()) {
            exchange.sayNothing();
        } else {
            exchange.say(answered.how(), messages);
        }
    }

    /** Nobody is kept waiting for the database any more. */
    public void close() {
        stopping.countDown();
    }

    private Words words(Incoming incoming, Optional<Requester> requester) {
        return requester
                .map(known -> features.bundles().words(known.locale(), known.zone(), clock.instant()))
                .orElseGet(() -> features.bundles()
                        .words(
                                features.bundles().closest(incoming.sender().locale()),
                                ZoneOffset.UTC,
                                clock.instant()));
    }
}
