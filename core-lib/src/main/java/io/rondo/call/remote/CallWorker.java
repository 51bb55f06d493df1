package io.rondo.call.remote;

import io.rondo.call.Attendance;
import io.rondo.call.CallProvider;
import io.rondo.call.CallRequest;
import io.rondo.call.Calls;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Does the errands of providers: asks them outside of any transaction, and puts down what became of it. An errand whose process
 * dies is taken over when its lease is over, by this process or another. Safe to use from several threads.
 */
public final class CallWorker {

    private static final Logger log = LoggerFactory.getLogger(CallWorker.class);

    private final CallTools tools;
    private final Transactor transactor;
    private final Errands errands;
    private final Map<String, RemoteCalls> providers;

    /** @param providers those whose queue this process consumes */
    public CallWorker(CallTools tools, Errands errands, List<RemoteCalls> providers) {
        this.tools = tools;
        this.transactor = tools.transactor();
        this.errands = errands;
        this.providers = providers.stream().collect(Collectors.toMap(RemoteCalls::name, Function.identity()));
    }

    /** Up to that many errands that are due, from now on this caller's. */
    public List<Errand> claim(int most) {
        List<String> names = List.copyOf(providers.keySet());
        return names.isEmpty()
                ? List.of()
                : transactor.call(work -> List.copyOf(work.store(ErrandStore.class)
                        .claim(
                                names,
                                most,
                                work.now(),
                                work.now().plus(errands.patience().lease()))));
    }

    /** Does everything that is due, one after the other, and says how much that was. */
    public int drain() {
        List<Errand> done = new ArrayList<>();
        for (List<Errand> due = claim(10); !due.isEmpty(); due = claim(10)) {
            due.forEach(this::run);
            done.addAll(due);
        }
        return done.size();
    }

    /** Does the errand; takes as long as the provider does. */
    public void run(Errand errand) {
        RemoteCalls provider = Optional.ofNullable(providers.get(errand.provider()))
                .orElseThrow(() -> new IllegalArgumentException("no provider " + errand.provider()));
        try {
            switch (errand.kind()) {
                case MAKE -> make(provider, errand);
                case END -> end(provider, errand);
                case REPORT -> report(provider, errand);
            }
        } catch (CallServiceException failure) {
            failed(provider, errand, failure);
        }
    }

    private void make(RemoteCalls provider, Errand errand) throws CallServiceException {
        if (isTooLate(errand)) {
            throw CallServiceException.busy("nobody made it in time", Optional.empty());
        }
        CallRequest request = errand.asked().bodyAs(CallRequest.class);
        CallProvider.Creation.Created made = provider.make(tools, request);
        settle(
                errand,
                work -> work.send(errand.asked()
                        .answer(
                                Queue.DATEMAKER,
                                Calls.CALL_CREATED,
                                new Calls.Made(errand.callId(), made.url(), made.secondUrl(), made.reference()))));
    }

    private boolean isTooLate(Errand errand) {
        return transactor.call(UnitOfWork::now).isAfter(errand.givesUpAt());
    }

    private void end(RemoteCalls provider, Errand errand) throws CallServiceException {
        provider.finish(errand.asked().bodyAs(Calls.ToEnd.class).reference());
        settle(errand, work -> provider.reportAfter().ifPresent(after -> errands.report(work, errand, after)));
    }

    private void report(RemoteCalls provider, Errand errand) throws CallServiceException {
        Optional<Attendance> attendance =
                provider.attendance(errand.asked().bodyAs(Calls.ToEnd.class).reference());
        if (attendance.isEmpty()) {
            throw CallServiceException.busy("nobody knows yet who was there", Optional.empty());
        }
        settle(
                errand,
                work -> work.send(Message.to(
                        Queue.DATEMAKER,
                        Calls.CALL_REPORT,
                        Message.Headers.NONE,
                        new Calls.Report(
                                errand.callId(),
                                attendance.get().participants(),
                                attendance.get().together().toSeconds()))));
    }

    private void failed(RemoteCalls provider, Errand errand, CallServiceException failure) {
        transactor.run(work -> {
            Duration pause = longer(errands.patience().pause(errand.attempts()), failure.retryAfter());
            if (failure.isPassing() && work.now().plus(pause).isBefore(errand.givesUpAt())) {
                work.store(ErrandStore.class)
                        .again(errand.id(), errand.attempts(), work.now().plus(pause));
            } else if (work.store(ErrandStore.class).done(errand.id(), errand.attempts()) > 0) {
                givenUp(work, provider, errand, failure);
            }
        });
    }

    private void givenUp(UnitOfWork work, RemoteCalls provider, Errand errand, CallServiceException failure) {
        log.warn("{} of a call by {} is given up: {}", errand.kind(), provider.name(), failure.reason());
        if (errand.kind() != Errand.Kind.MAKE) {
            return;
        }
        if (!failure.isBusy()) {
            work.afterCommit(() -> provider.latestTest().failed(failure.reason()));
        }
        work.send(errand.asked()
                .answer(Queue.DATEMAKER, Calls.CALL_FAILED, new Calls.NotMade(errand.callId(), failure.reason())));
        // An answer that was lost on the way may have been a good one.
        provider.referenceOf(errand.asked().bodyAs(CallRequest.class))
                .filter(reference -> failure.isPassing())
                .ifPresent(reference ->
                        errands.end(work, provider, new Calls.ToEnd(errand.callId(), provider.name(), reference)));
    }

    private void settle(Errand errand, Consumer<UnitOfWork> effect) {
        transactor.run(work -> {
            if (work.store(ErrandStore.class).done(errand.id(), errand.attempts()) > 0) {
                effect.accept(work);
            }
        });
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    /** Lets the providers make ahead what they make ahead. */
    public void upkeep() {
        providers.values().forEach(provider -> provider.upkeep(tools));
    }

    /** Tests every provider and keeps what it says; takes as long as they do. */
    public static void test(List<RemoteCalls> providers) {
        for (RemoteCalls provider : providers) {
            try {
                provider.test();
                provider.latestTest().passed();
            } catch (CallServiceException failure) {
                if (!failure.isBusy()) {
                    provider.latestTest().failed(failure.reason());
                }
            } catch (RuntimeException bug) {
                log.error("The test of {} broke", provider.name(), bug);
                provider.latestTest().failed("its test broke; the log says how");
            }
        }
    }
}
