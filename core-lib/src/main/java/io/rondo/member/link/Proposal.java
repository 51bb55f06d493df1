package io.rondo.member.link;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The question to two accounts whether they are one person.
 *
 * @param maker the account that made the code
 * @param giver the account that gave it
 * @param makerAt when the maker agreed
 * @param giverAt when the giver agreed
 * @param reason why they could not become one, as JSON of a {@link Verdict.Wait}
 */
public record Proposal(
        UUID id,
        UUID maker,
        UUID giver,
        Optional<Instant> makerAt,
        Optional<Instant> giverAt,
        State state,
        Optional<String> reason,
        Optional<UUID> declinedBy,
        Instant expiresAt) {

    /** What became of it; a proposal that nobody answered in time stays open and is over. */
    public enum State {
        OPEN,
        LINKED,
        DECLINED,
        REFUSED
    }

    public boolean isOf(UUID accountId) {
        return maker.equals(accountId) || giver.equals(accountId);
    }

    public UUID otherThan(UUID accountId) {
        return maker.equals(accountId) ? giver : maker;
    }

    public boolean hasAgreed(UUID accountId) {
        return (maker.equals(accountId) ? makerAt : giverAt).isPresent();
    }

    public boolean bothAgreed() {
        return makerAt.isPresent() && giverAt.isPresent();
    }

    /** Whether it can still be agreed to. */
    public boolean isOpen(Instant now) {
        return state == State.OPEN && (bothAgreed() || expiresAt.isAfter(now));
    }
}
