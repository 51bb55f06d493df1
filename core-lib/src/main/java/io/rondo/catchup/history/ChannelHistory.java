package io.rondo.catchup.history;

import io.rondo.chat.Platform;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads back what was written in a channel. One for each platform, filled by its bot. Every method may block for as long as the
 * platform does, so none is called in a transaction. Safe to use from several threads.
 */
public interface ChannelHistory {

    Platform platform();

    /**
     * Whether the account may read the channel now, and whether the bot can. What cannot be found out is {@link Access.Unknown}.
     *
     * @param accountId the person, by the platform's id
     */
    Access access(ChatChannel channel, String accountId);

    /**
     * What was written from {@code from} on and before {@code until}: oldest first, threads and topics included; bots' and system
     * messages are marked, not left out. Where there are more than {@code most}, the newest of them.
     *
     * @throws HistoryException when the platform does not give it
     */
    History read(ChatChannel channel, Instant from, Instant until, int most) throws HistoryException;

    /**
     * When the account last wrote in the channel, not looking further back than {@code notBefore}; empty where it did not.
     *
     * @throws HistoryException when the platform does not give it
     */
    Optional<Instant> lastWrote(ChatChannel channel, String accountId, Instant notBefore) throws HistoryException;
}
