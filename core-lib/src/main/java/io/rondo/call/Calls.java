package io.rondo.call;

import io.rondo.tx.Message;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Use cases on calls: asked for, made, failed, ended. Each runs in the unit of work that it is given, with the event locked.
 * Safe to use from several threads.
 */
public final class Calls {

    /** Asks a provider for a call; answered by {@link #CALL_CREATED} or {@link #CALL_FAILED}. */
    public static final String CREATE_CALL = "create_call";

    public static final String CALL_CREATED = "call_created";
    public static final String CALL_FAILED = "call_failed";

    /** Asks a provider to end a call. */
    public static final String END_CALL = "end_call";

    /** Tells who was there and for how long. */
    public static final String CALL_REPORT = "call_report";

    private final CallProviders providers;

    /** The body of {@link #CALL_CREATED}. */
    public record Made(UUID callId, String url, Optional<String> secondUrl, String reference) {}

    /** The body of {@link #CALL_FAILED}. */
    public record NotMade(UUID callId, String reason) {}

    /** The body of {@link #END_CALL}. */
    public record ToEnd(UUID callId, String provider, String reference) {}

    /**
     * The body of {@link #CALL_REPORT}.
     *
     * @param participants how many of the two were there
     * @param seconds for how long both were
     */
    public record Report(UUID callId, int participants, long seconds) {}

    /**
     * What is known of an event's calls.
     *
     * @param known how many calls a provider told something about
     * @param both in how many of them both came
     * @param seconds for how long two were there at once, over all
     */
    public record Visited(int known, int both, long seconds) {

        /** For how long the two were there together, on the average of those where both came. */
        public Duration average() {
            return both == 0 ? Duration.ZERO : Duration.ofSeconds(seconds / both);
        }
    }

    /**
     * For whom a call is.
     *
     * @param names providers in order of preference
     * @param venue the link that the host typed, or empty
     * @param endsAt when the round is to end, as far as that is known
     */
    public record Order(
            UUID pairId, UUID eventId, Pairing pairing, List<String> names, String venue, Optional<Instant> endsAt) {}

    public Calls(CallProviders providers) {
        this.providers = providers;
    }

    /**
     * Asks for the pair's next call: the first from the provider that the event prefers of those that serve the two, each further one
     * from the next provider, and after the last from the first again.
     *
     * @return the call asked for, or empty when no provider can be used
     */
    public Optional<Call> ask(UnitOfWork work, Order order) {
        List<Call> before = work.store(CallStore.class).ofPair(order.pairId());
        return next(work, order, before).findFirst().map(provider -> ask(work, order, provider));
    }

    private Call ask(UnitOfWork work, Order order, CallProvider provider) {
        Call call = work.store(CallStore.class).ask(order.pairId(), provider.name(), work.now());
        CallRequest request = new CallRequest(
                call.id(),
                order.pairId(),
                order.eventId(),
                order.pairing(),
                call.attempt(),
                provider.name(),
                order.venue(),
                order.endsAt());
        work.send(Message.to(provider.queue(), CREATE_CALL, Message.Headers.ofEvent(order.eventId()), request));
        return call;
    }

    /** The providers that can be used, beginning behind the one that was asked last. */
    private Stream<CallProvider> next(UnitOfWork work, Order order, List<Call> before) {
        List<String> names = new ArrayList<>(order.names());
        if (!before.isEmpty()) {
            Collections.rotate(names, -(names.indexOf(before.getLast().provider()) + 1));
        }
        return providers.usable(work, names, order.pairing()).stream();
    }

    /** Asks again after a failure, unless every provider that can be used has failed since a call was there. */
    public Optional<Call> askAfterFailure(UnitOfWork work, Order order) {
        List<Call> calls = work.store(CallStore.class).ofPair(order.pairId());
        Set<String> failedLately = calls.reversed().stream()
                .takeWhile(call -> call.state() == Call.State.FAILED)
                .map(Call::provider)
                .collect(Collectors.toSet());
        return next(work, order, calls)
                .filter(provider -> !failedLately.contains(provider.name()))
                .findFirst()
                .map(provider -> ask(work, order, provider));
    }

    /** A provider has made the call; empty when it is not wanted any more, and then it is ended again. */
    public Optional<Call> made(UnitOfWork work, Made made) {
        CallStore store = work.store(CallStore.class);
        Optional<Call> created = store.created(made.callId(), made.url(), made.secondUrl(), made.reference());
        if (created.isEmpty()) {
            store.find(made.callId())
                    .filter(call ->
                            call.state() == Call.State.ENDED && call.url().isEmpty())
                    .ifPresent(call -> askToEnd(work, call, made.reference()));
        }
        return created;
    }

    /** A provider could not make the call; empty when it was not waited for any more. */
    public Optional<Call> notMade(UnitOfWork work, NotMade notMade) {
        return work.store(CallStore.class).failed(notMade.callId(), notMade.reason(), work.now());
    }

    /** Ends all open calls of the pairs; the providers are asked to end theirs. */
    public void end(UnitOfWork work, Collection<UUID> pairIds) {
        if (pairIds.isEmpty()) {
            return;
        }
        for (Call call : work.store(CallStore.class).end(pairIds, work.now())) {
            call.reference().ifPresent(reference -> askToEnd(work, call, reference));
        }
    }

    private void askToEnd(UnitOfWork work, Call call, String reference) {
        providers
                .find(call.provider())
                .ifPresent(provider -> work.send(Message.to(
                        provider.queue(),
                        END_CALL,
                        Message.Headers.NONE,
                        new ToEnd(call.id(), call.provider(), reference))));
    }

    /** The call that holds: the pair's last. */
    public Optional<Call> current(UnitOfWork work, UUID pairId) {
        List<Call> calls = work.store(CallStore.class).ofPair(pairId);
        return calls.isEmpty() ? Optional.empty() : Optional.of(calls.getLast());
    }

    /** Whether the provider of the call ends it for the two. */
    public boolean endsByItself(Call call) {
        return providers.find(call.provider()).map(CallProvider::endsCalls).orElse(false);
    }

    /** Whether others than the two can enter the call, which they are told. */
    public boolean administratorsCanEnter(Call call) {
        return providers
                .find(call.provider())
                .map(CallProvider::administratorsCanEnter)
                .orElse(false);
    }

    /** The call that a provider knows by this reference. */
    public Optional<Call> byReference(UnitOfWork work, String provider, String reference) {
        return work.store(CallStore.class).byReference(provider, reference);
    }

    /** A provider tells who was there. */
    public void report(UnitOfWork work, Report report) {
        work.store(CallStore.class).report(report.callId(), report.participants(), report.seconds());
    }

    /** What providers told about the event's calls; not all can tell. */
    public Visited visited(UnitOfWork work, UUID eventId) {
        return work.store(CallStore.class).visited(eventId);
    }

    /**
     * What went wrong with the event's calls and what is the matter with its providers now, each kind of failure once, in
     * English for the host.
     *
     * @param names the event's providers
     */
    public List<String> failures(UnitOfWork work, UUID eventId, List<String> names) {
        Stream<String> now = names.stream()
                .flatMap(name -> providers.find(name).stream())
                .flatMap(provider -> provider.unready().map(reason -> provider.name() + ": " + reason).stream());
        return Stream.concat(work.store(CallStore.class).failures(eventId).stream(), now)
                .distinct()
                .toList();
    }

    /** How many calls were made and have not ended. */
    public long active(UnitOfWork work) {
        return work.store(CallStore.class).active();
    }
}
