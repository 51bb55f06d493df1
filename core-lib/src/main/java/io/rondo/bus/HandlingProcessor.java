package io.rondo.bus;

import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.Transactor;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.core.JacksonException;

/**
 * Gives each message to the subscription for its queue and type, in a unit of work that records the message's id first:
 * a repeat has no effect, and a failure leaves no trace. Thread-safe.
 */
public final class HandlingProcessor implements MessageProcessor {

    private final Transactor transactor;
    private final List<Subscription> subscriptions;

    /** @throws IllegalArgumentException when two subscriptions want the same message */
    public HandlingProcessor(Transactor transactor, List<Subscription> subscriptions) {
        this.transactor = transactor;
        this.subscriptions = List.copyOf(subscriptions);
        requireOneEach(this.subscriptions);
    }

    @Override
    public Outcome process(Message message) {
        Optional<Subscription> subscription = find(message.queue(), message.type());
        if (subscription.isEmpty()) {
            return new Outcome.Dead("unknown type " + message.type() + " on queue "
                    + message.queue().name());
        }
        try {
            return handle(subscription.get(), message);
        } catch (Unprocessable unprocessable) {
            return new Outcome.Dead(unprocessable.reason());
        } catch (JacksonException unreadable) {
            return new Outcome.Dead("the body does not fit " + message.type() + ": " + unreadable.getOriginalMessage());
        } catch (RuntimeException failure) {
            return Infrastructure.isAway(failure) ? new Outcome.Unavailable(failure) : new Outcome.Failed(failure);
        } catch (Error error) {
            // A consumer that died of one message would stop its queue.
            return new Outcome.Failed(new IllegalStateException(error));
        }
    }

    private Outcome handle(Subscription subscription, Message message) {
        try {
            return handle(subscription.handler(), subscription.repeated(), message);
        } catch (Refused refused) {
            return handle((work, same) -> refused.tell(work), subscription.repeated(), message);
        }
    }

    private Outcome handle(MessageHandler handler, MessageHandler repeated, Message message) {
        return transactor.call(work -> {
            if (work.store(InboxStore.class)
                            .record(message.id(), message.queue().name(), work.now())
                    == 0) {
                repeated.handle(work, message);
                return new Outcome.Repeated();
            }
            handler.handle(work, message);
            return new Outcome.Handled();
        });
    }

    private Optional<Subscription> find(Queue queue, String type) {
        return subscriptions.stream()
                .filter(one -> one.type().equals(type) && one.takes().test(queue))
                .findFirst();
    }

    private static void requireOneEach(List<Subscription> subscriptions) {
        for (Queue queue : Topology.queues()) {
            List<String> types = new ArrayList<>();
            for (Subscription subscription : subscriptions) {
                if (subscription.takes().test(queue)) {
                    if (types.contains(subscription.type())) {
                        throw new IllegalArgumentException(
                                "two handlers for " + subscription.type() + " on queue " + queue.name());
                    }
                    types.add(subscription.type());
                }
            }
        }
    }
}
