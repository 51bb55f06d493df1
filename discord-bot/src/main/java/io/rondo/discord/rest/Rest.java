package io.rondo.discord.rest;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.exceptions.RateLimitedException;
import net.dv8tion.jda.api.requests.RestAction;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.AttachedFile;
import net.dv8tion.jda.api.utils.data.DataArray;
import net.dv8tion.jda.api.utils.data.DataObject;
import net.dv8tion.jda.internal.requests.RestActionImpl;
import okhttp3.RequestBody;

/**
 * Makes one request at a time for each caller and waits for its answer, so that nothing is queued in memory without a bound. JDA
 * keeps the buckets; a wait that takes too long comes back as such. Safe to use from several threads.
 */
public final class Rest {

    private static final int SERVER_ERRORS = 500;
    private static final int TOO_MANY = 429;
    private static final int UNAUTHORISED = 401;
    private static final int RESOURCE_LIMITED = 40062;
    private static final int OVERLOADED = 130000;
    private static final Duration SHORTEST_WAIT = Duration.ofSeconds(1);

    private final Line line;
    private final RestWatch watch;
    private final Duration patience;

    /** @param watch the one that the HTTP client of the line has */
    public Rest(Line line, RestWatch watch, RestLimits limits) {
        this.line = line;
        this.watch = watch;
        this.patience = limits.patience();
    }

    public Line line() {
        return line;
    }

    /** How long nothing may be asked at all; empty when something may. */
    public Optional<Duration> pause() {
        return watch.stop().or(watch::waitEverywhere);
    }

    /** Asks by route, with a JSON body; the answer is empty where Discord answers with nothing. */
    public Result<DataObject> json(Route.CompiledRoute route, DataObject body) {
        return json(route, body, Set.of());
    }

    /** Asks by a route that takes no body. */
    public Result<DataObject> json(Route.CompiledRoute route) {
        return within(
                route,
                jda -> new RestActionImpl<>(
                        jda, route, (response, request) -> response.optObject().orElseGet(DataObject::empty)));
    }

    /** As {@link #json(Route.CompiledRoute, DataObject)}, with files beside the body. */
    public Result<DataObject> json(Route.CompiledRoute route, DataObject body, Set<? extends AttachedFile> files) {
        return within(route, jda -> new JsonAction(jda, route, body, files));
    }

    /** Asks by a route that answers with a list. */
    public Result<DataArray> list(Route.CompiledRoute route) {
        return within(
                route,
                jda -> new RestActionImpl<>(
                        jda, route, (response, request) -> response.optArray().orElseGet(DataArray::empty)));
    }

    private <T> Result<T> within(Route.CompiledRoute route, Function<JDA, RestAction<T>> action) {
        String what = route.getMethod() + " /" + route.getCompiledRoute();
        Optional<Duration> wait = watch.waitFor(what);
        if (wait.isPresent()) {
            return new Result.TooFast<>(wait.get(), false);
        }
        Result<T> result = call(action);
        return result instanceof Result.Away<T>
                ? watch.waitFor(what)
                        .<Result<T>>map(late -> new Result.TooFast<>(late, false))
                        .orElse(result)
                : result;
    }

    /**
     * Asks by an action of JDA's, which must not have {@code null} for its answer: map it where it has.
     *
     * @param action makes the action; may throw what JDA throws where a permission is missing
     */
    public <T> Result<T> call(Function<JDA, RestAction<T>> action) {
        Optional<Duration> stop = pause();
        if (stop.isPresent()) {
            return new Result.TooFast<>(stop.get(), true);
        }
        Optional<JDA> jda = line.rest();
        if (jda.isEmpty()) {
            return new Result.Away<>("the bot is not logged in");
        }
        try {
            return await(action.apply(jda.get()).submit());
        } catch (RejectedExecutionException loggedOut) {
            return new Result.Away<>("the bot has logged out");
        }
    }

    private <T> Result<T> await(CompletableFuture<T> answer) {
        try {
            return new Result.Done<>(answer.get(patience.toMillis(), TimeUnit.MILLISECONDS));
        } catch (TimeoutException late) {
            answer.cancel(true);
            return pause().<Result<T>>map(wait -> new Result.TooFast<>(wait, true))
                    .orElseGet(() -> new Result.Away<>("no answer within " + patience.toMillis() + " ms"));
        } catch (InterruptedException stopped) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            return new Result.Away<>("interrupted");
        } catch (ExecutionException failed) {
            return failed(failed);
        }
    }

    private static <T> Result<T> failed(ExecutionException failed) {
        return switch (failed.getCause()) {
            case ErrorResponseException refused -> refused(refused);
            case RateLimitedException tooFast ->
                new Result.TooFast<>(longer(Duration.ofMillis(tooFast.getRetryAfter())), false);
            case CancellationException cancelled -> new Result.Away<>("cancelled");
            case TimeoutException late -> new Result.Away<>("timed out");
            case RuntimeException surprise -> throw surprise;
            case null, default -> throw new IllegalStateException(failed);
        };
    }

    private static <T> Result<T> refused(ErrorResponseException refused) {
        int status = refused.getResponse().code;
        int code = refused.getErrorCode();
        if (status < 0 || status >= SERVER_ERRORS) {
            return new Result.Away<>(status + " " + refused.getMeaning());
        }
        if (status == TOO_MANY || code == RESOURCE_LIMITED || code == OVERLOADED) {
            return new Result.TooFast<>(longer(Duration.ofMillis(refused.getResponse().retryAfter)), false);
        }
        if (status == UNAUTHORISED) {
            // The token is not valid now; what is to be done must not be lost over that.
            return new Result.Away<>("401 " + refused.getMeaning());
        }
        return new Result.Refused<>(code, status, refused.getMeaning());
    }

    private static Duration longer(Duration wait) {
        return wait.compareTo(SHORTEST_WAIT) < 0 ? SHORTEST_WAIT : wait;
    }

    /** A request by route and id. */
    private static final class JsonAction extends RestActionImpl<DataObject> {

        private final DataObject body;
        private final Set<? extends AttachedFile> files;

        JsonAction(JDA jda, Route.CompiledRoute route, DataObject body, Set<? extends AttachedFile> files) {
            super(jda, route, (response, request) -> response.optObject().orElseGet(DataObject::empty));
            this.body = body;
            this.files = files;
        }

        @Override
        protected RequestBody finalizeData() {
            return getMultipartBody(files, body);
        }
    }
}
