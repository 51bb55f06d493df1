package io.rondo.testkit.telegram;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A press of a button, and the answer it waits for. Safe to use from several threads.
 *
 * @param queryId the callback query's id as the bot sees it; empty for a button that opens a link
 * @param answer completes when the bot answers the press
 * @param openedUrl the link that a URL button opened
 */
public record Press(String queryId, CompletableFuture<CallbackAnswer> answer, Optional<String> openedUrl) {

    /** Waits up to ten seconds for the bot's answer; an {@link AssertionError} when none comes. */
    public CallbackAnswer awaitAnswer() {
        return awaitAnswer(Duration.ofSeconds(10));
    }

    /** Waits for the bot's answer; an {@link AssertionError} when none comes in time. */
    public CallbackAnswer awaitAnswer(Duration atMost) {
        try {
            return answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new AssertionError("the press " + queryId + " was not answered within " + atMost, e);
        } catch (ExecutionException e) {
            throw new AssertionError("the press " + queryId + " failed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted while waiting for an answer", e);
        }
    }
}
