package io.rondo.telegram.update;

import io.rondo.secret.SecretBox;
import io.rondo.telegram.api.IncomingUpdate;
import io.rondo.telegram.api.UpdateInbox;
import io.rondo.telegram.api.UpdateReader;
import io.rondo.tx.Bell;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The updates of one bot as rows, encrypted: stored before Telegram is told that we have them, and kept until they are
 * answered or set aside. Safe to use from several threads.
 */
public final class UpdateRows implements UpdateInbox {

    private static final Logger log = LoggerFactory.getLogger(UpdateRows.class);
    private static final String RECEIVED = "RECEIVED";
    private static final String SET_ASIDE = "SET_ASIDE";
    /** What keeps failing for a reason of its own is not tried for ever. */
    private static final int MOST_ATTEMPTS = 5;

    private final Transactor transactor;
    private final SecretBox box;
    private final String bot;
    private final Bell bell = new Bell();

    /**
     * The rows of one bot.
     *
     * @param box under a key that is for updates alone
     * @param bot the bot's id
     */
    public UpdateRows(Transactor transactor, SecretBox box, String bot) {
        this.transactor = transactor;
        this.box = box;
        this.bot = bot;
    }

    /** Rung when updates were stored; for one loop. */
    Bell bell() {
        return bell;
    }

    @Override
    public void store(List<IncomingUpdate> batch) {
        transactor.run(work -> {
            work.store(UpdateStore.class)
                    .add(
                            bot,
                            batch.stream().map(IncomingUpdate::updateId).toList(),
                            batch.stream().map(this::closed).toList(),
                            batch.stream()
                                    .map(update -> problem(update).isPresent() ? SET_ASIDE : RECEIVED)
                                    .toList(),
                            batch.stream().map(UpdateRows::problem).toList(),
                            work.now());
            work.afterCommit(bell::ring);
        });
        batch.forEach(update ->
                problem(update).ifPresent(why -> log.warn("Update {} is set aside: {}", update.updateId(), why)));
    }

    /** The oldest that wait, but those that are in hand. */
    List<StoredUpdate> waiting(Collection<Long> inHand, int limit) {
        return transactor.call(work -> work.store(UpdateStore.class).waiting(bot, List.copyOf(inHand), limit)).stream()
                .map(row -> StoredUpdate.of(row.updateId(), opened(row)))
                .toList();
    }

    /** Marks the update as answered, in the transaction of what it caused. */
    public void answered(UnitOfWork work, long updateId) {
        work.store(UpdateStore.class).answered(bot, updateId, work.now());
    }

    /** Marks an update that causes nothing, or whose effects are there already, as answered. */
    public void answered(long updateId) {
        transactor.run(work -> answered(work, updateId));
    }

    /** Counts a failure. @return whether the update is set aside now */
    boolean failed(long updateId, Throwable failure) {
        // The class alone: a message may quote what people wrote.
        String error = failure.getClass().getName();
        return transactor
                .call(work -> work.store(UpdateStore.class).failed(bot, updateId, error, MOST_ATTEMPTS))
                .map(SET_ASIDE::equals)
                .orElse(true);
    }

    /** Sets the update aside, for somebody to look at. */
    public void setAside(long updateId, String why) {
        log.warn("Update {} is set aside: {}", updateId, why);
        transactor.run(work -> work.store(UpdateStore.class).failed(bot, updateId, why, 1));
    }

    private byte[] closed(IncomingUpdate update) {
        return box.close(update.json(), owner(update.updateId())).getBytes(StandardCharsets.UTF_8);
    }

    private Optional<IncomingUpdate> opened(UpdateStore.Row row) {
        try {
            return box.open(new String(row.payload(), StandardCharsets.UTF_8), owner(row.updateId()))
                    .map(UpdateReader::read);
        } catch (IllegalArgumentException unreadable) {
            return Optional.empty();
        }
    }

    private String owner(long updateId) {
        return bot + ":" + updateId;
    }

    private static Optional<String> problem(IncomingUpdate update) {
        return update instanceof IncomingUpdate.Unreadable unreadable
                ? Optional.of(unreadable.why())
                : Optional.empty();
    }
}
