package io.rondo.quest.level;

import io.rondo.ledger.BalanceListener;
import io.rondo.ledger.Booking;
import io.rondo.ledger.Currency;
import io.rondo.ledger.Holding;
import io.rondo.ledger.Ledger;
import io.rondo.quest.rule.Cadence;
import io.rondo.quest.rule.Calendar;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Who has most XP: this week's, by the community's weeks, and of all time. Whoever hid themselves is on nobody's board but their own.
 * Safe to use from several threads.
 */
public final class Leaderboards implements BalanceListener {

    private final Ledger ledger;
    private final Calendars calendars;

    /** The calendar of a community. */
    @FunctionalInterface
    public interface Calendars {
        Calendar of(UnitOfWork work, UUID communityId);
    }

    /** A line of a board. */
    public record Place(long place, UUID personId, long xp) {}

    public Leaderboards(Ledger ledger, Calendars calendars) {
        this.ledger = ledger;
        this.calendars = calendars;
    }

    @Override
    public void changed(UnitOfWork work, UUID communityId, UUID personId, Booking.Change change) {
        if (change.currency() == Currency.XP && change.after() != change.before()) {
            work.store(LevelStore.class)
                    .score(communityId, week(work, communityId), personId, change.after() - change.before());
        }
    }

    private Instant week(UnitOfWork work, UUID communityId) {
        return calendars.of(work, communityId).period(Cadence.WEEK, work.now()).from();
    }

    /** The best of all time. */
    public List<Place> ofAllTime(UnitOfWork work, UUID communityId, int most) {
        return places(
                1,
                ledger.richest(work, communityId, Currency.XP, hidden(work, communityId), most).stream()
                        .map(Leaderboards::score)
                        .toList());
    }

    /** The best of this week. */
    public List<Place> ofWeek(UnitOfWork work, UUID communityId, int most) {
        return places(
                1,
                work.store(LevelStore.class)
                        .ofWeek(communityId, week(work, communityId), hidden(work, communityId), most));
    }

    /** The person among their neighbours, of all time. */
    public List<Place> aroundOfAllTime(UnitOfWork work, UUID communityId, UUID personId, int each) {
        List<UUID> hidden = hiddenBut(work, communityId, personId);
        List<LevelStore.Score> scores = ledger.around(work, communityId, Currency.XP, hidden, personId, each).stream()
                .map(Leaderboards::score)
                .toList();
        long first = scores.getFirst().xp();
        return places(ledger.richerThan(work, communityId, Currency.XP, hidden, first) + 1, scores);
    }

    /** The person among their neighbours, of this week. */
    public List<Place> aroundOfWeek(UnitOfWork work, UUID communityId, UUID personId, int each) {
        LevelStore store = work.store(LevelStore.class);
        List<UUID> hidden = hiddenBut(work, communityId, personId);
        Instant week = week(work, communityId);
        long own = store.own(communityId, week, personId);
        List<LevelStore.Score> scores = new ArrayList<>(
                store.above(communityId, week, hidden, own, personId, each).reversed());
        scores.add(new LevelStore.Score(personId, own));
        scores.addAll(store.below(communityId, week, hidden, own, personId, each));
        long first = scores.getFirst().xp();
        return places(store.moreThan(communityId, week, hidden, first) + 1, scores);
    }

    private static LevelStore.Score score(Holding owner) {
        return new LevelStore.Score(owner.personId(), owner.amount());
    }

    /** Who has the same shares the place. */
    private static List<Place> places(long first, List<LevelStore.Score> scores) {
        List<Place> places = new ArrayList<>();
        long place = first;
        for (int i = 0; i < scores.size(); i++) {
            if (i > 0 && scores.get(i).xp() != scores.get(i - 1).xp()) {
                place = first + i;
            }
            places.add(new Place(place, scores.get(i).personId(), scores.get(i).xp()));
        }
        return places;
    }

    private static List<UUID> hidden(UnitOfWork work, UUID communityId) {
        return work.store(LevelStore.class).hidden(communityId);
    }

    private static List<UUID> hiddenBut(UnitOfWork work, UUID communityId, UUID personId) {
        return hidden(work, communityId).stream()
                .filter(id -> !id.equals(personId))
                .toList();
    }

    public boolean isHidden(UnitOfWork work, UUID communityId, UUID personId) {
        return work.store(LevelStore.class).isHidden(communityId, personId);
    }

    /** Takes the person off the boards that others see, or puts them back. */
    public void hide(UnitOfWork work, UUID communityId, UUID personId, boolean hide) {
        LevelStore store = work.store(LevelStore.class);
        if (hide) {
            store.hide(communityId, personId);
        } else {
            store.show(communityId, personId);
        }
    }
}
