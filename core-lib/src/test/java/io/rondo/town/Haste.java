package io.rondo.town;

import io.rondo.chat.Incoming;
import io.rondo.chat.dispatch.AnswerWriter;
import io.rondo.chat.dispatch.Answered;
import io.rondo.chat.dispatch.Dispatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** How impatient people and platforms treat a bot: a finger presses twice at once, and each request arrives twice. */
final class Haste {

    private static final int TIMES = 2;

    private Haste() {}

    /**
     * All at once: a press under two request ids, anything else under its own, and each of them twice.
     *
     * @return the answer to each request id
     * @throws AssertionError when a request that arrived twice had two answers
     */
    static List<Answered> answers(Dispatcher dispatcher, Incoming incoming) {
        boolean isPress = incoming.input() instanceof Incoming.Input.Press;
        List<Incoming> requests = isPress ? List.of(incoming, under(incoming, "again")) : List.of(incoming);
        CyclicBarrier together = new CyclicBarrier(requests.size() * TIMES);
        List<Future<Answered>> running = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (Incoming request : requests) {
                for (int time = 0; time < TIMES; time++) {
                    running.add(threads.submit(() -> {
                        together.await(30, TimeUnit.SECONDS);
                        return dispatcher.dispatch(request, AnswerWriter.NONE);
                    }));
                }
            }
        }
        List<Answered> answers = new ArrayList<>();
        for (int request = 0; request < requests.size(); request++) {
            Answered first = result(running.get(request * TIMES));
            Answered second = result(running.get(request * TIMES + 1));
            if (!first.equals(second)) {
                throw new AssertionError("one request, two answers: " + first + " and " + second);
            }
            answers.add(first);
        }
        return answers;
    }

    private static Incoming under(Incoming incoming, String suffix) {
        return new Incoming(
                incoming.requestId() + " " + suffix,
                incoming.platform(),
                incoming.sender(),
                incoming.chat(),
                incoming.input());
    }

    private static Answered result(Future<Answered> running) {
        try {
            return running.get();
        } catch (ExecutionException e) {
            throw new AssertionError(e.getCause());
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
