package io.rondo.quest.level;

import io.rondo.ledger.BalanceListener;
import io.rondo.ledger.Booking;
import io.rondo.ledger.Currency;
import io.rondo.ledger.Ledger;
import io.rondo.member.CommunityNotices;
import io.rondo.member.People;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Levels, which follow from XP by the community's curve. A new one is announced by the ledger's own step over its beginning, so once.
 * Safe to use from several threads.
 */
public final class Levels implements BalanceListener {

    public static final String LEVEL_REACHED = "level_reached";

    private final Ledger ledger;
    private final People people;
    private final CommunityNotices notices;

    /** The body of {@link #LEVEL_REACHED}. */
    public record Reached(int level) {}

    /**
     * Where somebody stands.
     *
     * @param next with how much XP the next level begins
     */
    public record Standing(int level, long xp, long begin, long next) {}

    public Levels(Ledger ledger, People people, CommunityNotices notices) {
        this.ledger = ledger;
        this.people = people;
        this.notices = notices;
    }

    public Standing of(UnitOfWork work, UUID communityId, UUID personId) {
        long xp = ledger.balances(work, communityId, personId).of(Currency.XP);
        LevelCurve curve = curve(work, communityId);
        int level = curve.level(xp);
        return new Standing(level, xp, curve.begin(level), curve.begin(level + 1));
    }

    public LevelCurve curve(UnitOfWork work, UUID communityId) {
        return work.store(LevelStore.class).curve(communityId).orElse(LevelCurve.USUAL);
    }

    /** From now on levels take so much; nobody is told of those that this gives or takes. */
    public void curve(UnitOfWork work, UUID communityId, LevelCurve curve) {
        work.store(LevelStore.class).curve(communityId, curve.base(), curve.step());
    }

    @Override
    public void changed(UnitOfWork work, UUID communityId, UUID personId, Booking.Change change) {
        if (change.currency() != Currency.XP) {
            return;
        }
        LevelCurve curve = curve(work, communityId);
        int level = curve.level(change.after());
        if (level > curve.level(change.before())) {
            work.happened(new DomainEvent(
                    LEVEL_REACHED, Optional.of(communityId), Optional.of(personId), Map.of("level", level)));
            notices.tell(
                    work,
                    communityId,
                    LEVEL_REACHED,
                    people.addresseesOfPeople(work, List.of(personId), communityId),
                    new Reached(level));
        }
    }
}
