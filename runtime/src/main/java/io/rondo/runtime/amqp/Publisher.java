package io.rondo.runtime.amqp;

import com.rabbitmq.client.AMQP;
import com.rabbitmq.client.Channel;
import com.rabbitmq.client.Return;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.amqp.AmqpException;
import org.springframework.amqp.rabbit.connection.ConnectionFactory;

/**
 * Publishes on one channel with confirms, and with {@code mandatory}: a message that the broker cannot bring anywhere comes
 * back as a failure. Its own channel rather than Spring's template, which would add headers of its own to each message.
 * Thread-safe.
 */
final class Publisher implements AutoCloseable {

    private static final boolean MANDATORY = true;

    private final ConnectionFactory connections;
    private final Duration confirmWithin;
    private final ReentrantLock lock = new ReentrantLock();
    private final ConcurrentNavigableMap<Long, Pending> pending = new ConcurrentSkipListMap<>();
    private Optional<Channel> channel = Optional.empty();

    private record Pending(Channel channel, String messageId, CompletableFuture<Void> confirmed) {}

    /** No queue takes messages of that name. */
    static final class Unroutable extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unroutable(String routingKey) {
            super("no queue on the broker takes " + routingKey, null, false, false);
        }
    }

    /** The broker does not take the message: the queue is full, or what holds it is away. */
    static final class Refused extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Refused() {
            super("the broker refused it", null, false, false);
        }
    }

    Publisher(ConnectionFactory connections, Duration confirmWithin) {
        this.connections = connections;
        this.confirmWithin = confirmWithin;
    }

    /**
     * @return completes when the broker has the message on disk; fails with {@link Unroutable}, {@link Refused}, or because
     *     the connection is lost or no word comes in time, and then nobody knows
     */
    CompletableFuture<Void> publish(String exchange, String routingKey, AMQP.BasicProperties properties, byte[] body) {
        lock.lock();
        try {
            Channel open = open();
            long number = open.getNextPublishSeqNo();
            Pending one = new Pending(open, String.valueOf(properties.getMessageId()), new CompletableFuture<>());
            pending.put(number, one);
            CompletableFuture<Void> confirmed = one.confirmed()
                    .orTimeout(confirmWithin.toMillis(), TimeUnit.MILLISECONDS)
                    .whenComplete((done, failure) -> pending.remove(number, one));
            open.basicPublish(exchange, routingKey, MANDATORY, properties, body);
            return confirmed;
        } catch (IOException | RuntimeException e) {
            return CompletableFuture.failedFuture(e);
        } finally {
            lock.unlock();
        }
    }

    /** How many messages wait for the broker's word. */
    int unconfirmed() {
        return pending.size();
    }

    private Channel open() throws IOException {
        if (channel.isPresent() && channel.get().isOpen()) {
            return channel.get();
        }
        Channel fresh;
        try {
            fresh = connections.createConnection().getDelegate().createChannel();
        } catch (AmqpException | UncheckedIOException away) {
            throw new IOException(away);
        }
        if (fresh == null) {
            throw new IOException("the broker gives no more channels");
        }
        failAll(pending.values(), new IOException("its channel was closed"));
        fresh.confirmSelect();
        fresh.addConfirmListener(
                (number, multiple) -> settle(fresh, number, multiple, true),
                (number, multiple) -> settle(fresh, number, multiple, false));
        fresh.addReturnListener(this::returned);
        fresh.addShutdownListener(cause -> failAll(
                pending.values().stream().filter(one -> one.channel() == fresh).toList(), cause));
        channel = Optional.of(fresh);
        return fresh;
    }

    private void settle(Channel of, long number, boolean multiple, boolean taken) {
        Collection<Pending> settled = multiple
                ? List.copyOf(pending.headMap(number, true).values())
                : Optional.ofNullable(pending.get(number)).stream().toList();
        for (Pending one : settled) {
            if (one.channel() == of) {
                if (taken) {
                    one.confirmed().complete(null);
                } else {
                    one.confirmed().completeExceptionally(new Refused());
                }
            }
        }
    }

    /** Comes before the confirm of the same message. */
    private void returned(Return returned) {
        String id = String.valueOf(returned.getProperties().getMessageId());
        pending.values().stream()
                .filter(one -> one.messageId().equals(id))
                .toList()
                .forEach(one -> one.confirmed().completeExceptionally(new Unroutable(returned.getRoutingKey())));
    }

    private static void failAll(Collection<Pending> lost, Exception why) {
        List.copyOf(lost).forEach(one -> one.confirmed().completeExceptionally(why));
    }

    /** Waits a while for the broker's word on what is published. */
    @Override
    public void close() {
        CompletableFuture<?>[] waiting =
                pending.values().stream().map(Pending::confirmed).toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(waiting).exceptionally(failure -> null).join();
    }
}
