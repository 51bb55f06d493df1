package io.rondo.discord.answer;

import io.rondo.chat.Answer;
import io.rondo.discord.send.AnswerTokens;
import io.rondo.secret.SecretBox;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * The interactions of one bot as rows, while Discord honours their tokens, so that an answer outlives the process that found it.
 * Tokens are encrypted. Safe to use from several threads.
 */
public final class KeptInteractions implements AnswerTokens {

    /** How long Discord honours a token, less a minute for the way. */
    static final Duration HONOURED = Duration.ofMinutes(14);

    /** How long Discord honours a token at most; then the row goes. */
    private static final Duration KEPT = Duration.ofMinutes(15);

    private final Transactor transactor;
    private final SecretBox box;
    private final String bot;

    /**
     * The rows of one bot.
     *
     * @param box under a key that is for tokens of interactions alone
     * @param bot the bot's id, and its shards where they are not all
     */
    public KeptInteractions(Transactor transactor, SecretBox box, String bot) {
        this.transactor = transactor;
        this.box = box;
        this.bot = bot;
    }

    /** Keeps it in the transaction of its answer; doing so twice changes nothing. */
    void keep(UnitOfWork work, KeptInteraction kept) {
        work.store(InteractionStore.class)
                .add(
                        kept.id(),
                        bot,
                        box.close(kept.token(), kept.id()),
                        kept.answer().name(),
                        kept.locale(),
                        work.now());
    }

    /** Keeps one that takes its time, so that the person is not left waiting if the process dies. */
    void keep(KeptInteraction kept) {
        transactor.run(work -> keep(work, kept));
    }

    /**
     * Discord has the answer.
     *
     * @param message what stands as the answer, where only the person sees it
     */
    void answered(String id, Optional<String> message) {
        transactor.run(work -> work.store(InteractionStore.class).answered(id, message, work.now()));
    }

    @Override
    public Optional<String> tokenFor(String messageId) {
        return transactor
                .call(work -> work.store(InteractionStore.class)
                        .answeredBy(messageId, work.now().minus(HONOURED)))
                .flatMap(row -> box.open(row.token(), row.id()));
    }

    /** Those that an earlier process left without an answer and that can still be answered, oldest first. */
    List<KeptInteraction> waiting() {
        return transactor.call(work -> {
            InteractionStore store = work.store(InteractionStore.class);
            store.remove(work.now().minus(KEPT));
            return store.waiting(bot, work.now().minus(HONOURED)).stream()
                    .flatMap(row -> box
                            .open(row.token(), row.id())
                            .map(token ->
                                    new KeptInteraction(row.id(), token, Answer.valueOf(row.answer()), row.locale()))
                            .stream())
                    .toList();
        });
    }
}
