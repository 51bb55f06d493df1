package io.rondo.intro;

import io.rondo.chat.UserError;
import io.rondo.series.Occurrences;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Use cases on introductions: begun, held round after round, asked about, counted. Each runs in the unit of work that it is given; safe
 * to use from several threads.
 *
 * <p>A round is a row for its date, claimed under the lock of the intro, so that it is made once, whatever restarts; asking and counting
 * are claimed on that row. Each step is a timer in the outbox; the one for the next round carries the intro's version.
 */
public final class Intros {

    static final String INTRO_DUE = "intro_due";
    static final String INTRO_ASK = "intro_ask";
    static final String INTRO_END = "intro_end";

    /** How many questions there are to begin with: those of the rounds. */
    static final int ICEBREAKERS = 30;

    private static final int LOOKED_AHEAD = 50;

    private final IntroPeople people;
    private final Matchmaker matchmaker;
    private final IntroLimits limits;
    private final Told told;

    /** The body of {@link #INTRO_DUE}. */
    record Due(UUID introId, int version, LocalDate date) {}

    /** The body of {@link #INTRO_ASK} and {@link #INTRO_END}. */
    record OfRound(UUID introId, LocalDate date) {}

    /** Who is told what, when something happened. */
    interface Told {
        void introduced(UnitOfWork work, Intro intro, LocalDate date, Collection<UUID> people);

        void leftOut(UnitOfWork work, Intro intro, LocalDate date, Collection<UUID> people);

        void asked(UnitOfWork work, Intro intro, LocalDate date, Collection<UUID> people);

        void dropped(UnitOfWork work, Intro intro, Collection<IntroMember> members);

        /** What its card shows is different. */
        void changed(UnitOfWork work, Intro intro);
    }

    Intros(IntroPeople people, Matchmaker matchmaker, IntroLimits limits, Told told) {
        this.people = people;
        this.matchmaker = matchmaker;
        this.limits = limits;
        this.told = told;
    }

    public IntroLimits limits() {
        return limits;
    }

    /** @throws UserError when there is none */
    public Intro get(UnitOfWork work, UUID id) {
        return work.store(IntroStore.class).find(id).orElseThrow(() -> new UserError("intro.error.gone"));
    }

    /** The intro, its row locked until the unit of work ends. @throws UserError when there is none */
    public Intro lock(UnitOfWork work, UUID id) {
        return work.store(IntroStore.class).lock(id).orElseThrow(() -> new UserError("intro.error.gone"));
    }

    /** The community's intros that go on, oldest first. */
    public List<Intro> running(UnitOfWork work, UUID communityId) {
        return work.store(IntroStore.class).running(communityId);
    }

    /** @throws UserError when the community has too many already */
    Intro begin(UnitOfWork work, IntroStore.Values values, UUID maker) {
        IntroStore store = work.store(IntroStore.class);
        if (store.running(values.communityId()).size() >= limits.running()) {
            throw new UserError("intro.error.too-many", "most", limits.running());
        }
        Intro intro = lock(work, store.add(values, maker, work.now()).id());
        waitForNext(work, intro);
        told.changed(work, intro);
        return intro;
    }

    /** When people are introduced next; empty when the rule has ended or the intro is stopped. */
    static Optional<Instant> nextOf(UnitOfWork work, Intro intro) {
        return nextDate(work, intro).map(intro::on);
    }

    private static Optional<LocalDate> nextDate(UnitOfWork work, Intro intro) {
        if (intro.isStopped()) {
            return Optional.empty();
        }
        Optional<LocalDate> last = work.store(IntroStore.class).lastRound(intro.id());
        LocalDate today = LocalDate.ofInstant(work.now(), intro.zoneId());
        return Occurrences.from(intro.repeatRule(), intro.firstDate(), today, LOOKED_AHEAD).stream()
                .filter(date -> last.isEmpty() || date.isAfter(last.get()))
                .filter(date -> intro.on(date).isAfter(work.now()))
                .findFirst();
    }

    private static void waitForNext(UnitOfWork work, Intro locked) {
        int version = work.store(IntroStore.class).nextVersion(locked.id());
        nextDate(work, locked)
                .ifPresent(date -> work.sendAt(
                        Message.to(
                                Queue.DATEMAKER, INTRO_DUE, Message.Headers.NONE, new Due(locked.id(), version, date)),
                        locked.on(date)));
    }

    /** The timer of a round has come due: holds it, unless the timer is stale, and waits for the next. */
    void due(UnitOfWork work, Message message) {
        Due due = message.bodyAs(Due.class);
        Optional<Intro> locked =
                work.store(IntroStore.class).lock(due.introId()).filter(intro -> intro.version() == due.version());
        locked.filter(intro -> !intro.isStopped()).ifPresent(intro -> {
            hold(work, intro, due.date());
            waitForNext(work, intro);
            told.changed(work, intro);
        });
    }

    private void hold(UnitOfWork work, Intro intro, LocalDate date) {
        IntroStore store = work.store(IntroStore.class);
        if (store.round(intro.id(), date, work.now()) == 0) {
            return;
        }
        store.awaited(intro.id()).forEach(awaited -> count(work, intro, awaited));
        List<IntroMember> there = there(work, intro);
        Matchmaker.Introduced introduced = matchmaker.introduce(people.asked(work, intro, there, date));
        List<UUID> placed = write(work, intro, date, introduced.together());
        IntroMemberStore members = work.store(IntroMemberStore.class);
        members.placed(intro.id(), placed);
        members.leftOut(intro.id(), introduced.leftOut());
        store.leftOut(intro.id(), date, introduced.leftOut().size());
        told.introduced(work, intro, date, placed);
        told.leftOut(work, intro, date, introduced.leftOut());
        if (!placed.isEmpty()) {
            OfRound round = new OfRound(intro.id(), date);
            work.sendAt(
                    Message.to(Queue.DATEMAKER, INTRO_ASK, Message.Headers.NONE, round),
                    work.now().plus(intro.askAfter()));
        }
        work.happened(new DomainEvent(
                "introductions_made",
                Optional.of(intro.communityId()),
                Optional.empty(),
                new OfRound(intro.id(), date)));
    }

    /** Who takes part in this round; whoever skips it does so once. */
    private List<IntroMember> there(UnitOfWork work, Intro intro) {
        IntroMemberStore store = work.store(IntroMemberStore.class);
        List<IntroMember> free = store.in(intro.id()).stream()
                .filter(member -> !member.isPaused(work.now()))
                .toList();
        List<UUID> skipping = free.stream()
                .filter(IntroMember::skipsNext)
                .map(IntroMember::personId)
                .toList();
        store.skipped(intro.id(), skipping);
        return people.admitted(
                work, intro, free.stream().filter(member -> !member.skipsNext()).toList());
    }

    private static List<UUID> write(UnitOfWork work, Intro intro, LocalDate date, List<List<UUID>> together) {
        List<IntroStore.New> introductions = new ArrayList<>();
        List<IntroStore.Place> places = new ArrayList<>();
        List<UUID> placed = new ArrayList<>();
        int icebreaker = Math.floorMod(date.toEpochDay(), ICEBREAKERS);
        for (List<UUID> group : together) {
            UUID id = UUID.randomUUID();
            introductions.add(
                    new IntroStore.New(id, intro.id(), date, (icebreaker + introductions.size()) % ICEBREAKERS));
            group.forEach(person -> places.add(new IntroStore.Place(id, person)));
            placed.addAll(group);
        }
        if (!introductions.isEmpty()) {
            work.store(IntroStore.class).introduce(introductions, work.now());
            work.store(IntroStore.class).introducePeople(places);
        }
        return placed;
    }

    /** It is time to ask whether they met; asked once. */
    void ask(UnitOfWork work, Message message) {
        OfRound round = message.bodyAs(OfRound.class);
        Intro intro = lock(work, round.introId());
        if (work.store(IntroStore.class).asked(intro.id(), round.date(), work.now()) == 1) {
            told.asked(work, intro, round.date(), work.store(IntroStore.class).silent(intro.id(), round.date()));
            work.sendAt(
                    Message.to(Queue.DATEMAKER, INTRO_END, Message.Headers.NONE, round),
                    work.now().plus(limits.answerTime()));
        }
    }

    /** No answer counts as none now. */
    void end(UnitOfWork work, Message message) {
        OfRound round = message.bodyAs(OfRound.class);
        count(work, lock(work, round.introId()), round.date());
    }

    /** Counts who has not answered, once; after too many in a row they take part no more, and are told the way back. */
    private void count(UnitOfWork work, Intro locked, LocalDate date) {
        IntroStore store = work.store(IntroStore.class);
        if (store.ended(locked.id(), date, work.now()) == 0) {
            return;
        }
        IntroMemberStore members = work.store(IntroMemberStore.class);
        members.silent(locked.id(), store.silent(locked.id(), date));
        List<IntroMember> dropped = members.drop(locked.id(), limits.mostUnanswered());
        if (!dropped.isEmpty()) {
            told.dropped(work, locked, dropped);
            told.changed(work, locked);
        }
    }

    /** The introduction, for somebody who is in it. @throws UserError for anybody else */
    public Introduction introduction(UnitOfWork work, UUID id, UUID personId) {
        return work.store(IntroStore.class)
                .introduction(id, personId)
                .orElseThrow(() -> new UserError("intro.error.not-yours"));
    }

    /** The others in an introduction. */
    public List<UUID> partners(UnitOfWork work, Introduction introduction, UUID personId) {
        return work.store(IntroStore.class).people(introduction.id()).stream()
                .map(IntroStore.Said::personId)
                .filter(id -> !id.equals(personId))
                .toList();
    }

    /** What somebody says of an introduction; they can say otherwise later. An answer, however late, ends a row of silence. */
    public void answer(UnitOfWork work, Introduction introduction, UUID personId, Introduction.Answer answer) {
        work.store(IntroStore.class).answer(introduction.id(), personId, answer, work.now());
        work.store(IntroMemberStore.class).answered(introduction.introId(), personId);
    }

    /**
     * Takes part from the next round on; joining again, also after being dropped, begins anew.
     *
     * @throws UserError when the intro is stopped or full
     */
    public IntroMember join(UnitOfWork work, UUID introId, UUID personId, UUID accountId) {
        Intro intro = lock(work, introId);
        IntroMemberStore store = work.store(IntroMemberStore.class);
        if (intro.isStopped()) {
            throw new UserError("intro.error.stopped", "title", intro.title());
        }
        boolean isNew = store.find(introId, personId).filter(IntroMember::isIn).isEmpty();
        if (isNew && store.countIn(introId) >= limits.people()) {
            throw new UserError("intro.error.full", "title", intro.title(), "most", limits.people());
        }
        IntroMember member = store.join(introId, personId, accountId, work.now());
        told.changed(work, intro);
        return member;
    }

    /** Takes part no more; false when they did not. */
    public boolean leave(UnitOfWork work, Intro intro, UUID personId) {
        boolean left = work.store(IntroMemberStore.class).leave(intro.id(), personId) == 1;
        if (left) {
            told.changed(work, intro);
        }
        return left;
    }

    /** @param until empty to go on at once; @throws UserError when the person does not take part */
    public void pause(UnitOfWork work, Intro intro, UUID personId, Optional<Instant> until) {
        requireIn(intro, work.store(IntroMemberStore.class).pause(intro.id(), personId, until));
    }

    /** @throws UserError when the person does not take part */
    public void skip(UnitOfWork work, Intro intro, UUID personId, boolean skips) {
        requireIn(intro, work.store(IntroMemberStore.class).skip(intro.id(), personId, skips));
    }

    private static void requireIn(Intro intro, int changed) {
        if (changed == 0) {
            throw new UserError("intro.error.not-in", "title", intro.title());
        }
    }

    public Optional<IntroMember> member(UnitOfWork work, UUID introId, UUID personId) {
        return work.store(IntroMemberStore.class).find(introId, personId);
    }

    /** Nobody is introduced any more; false when it was stopped already. */
    public boolean stop(UnitOfWork work, Intro locked) {
        boolean stopped = work.store(IntroStore.class).stop(locked.id(), work.now()) == 1;
        work.store(IntroStore.class).nextVersion(locked.id());
        told.changed(work, get(work, locked.id()));
        return stopped;
    }

    /** Goes on with the next round to come. */
    public void resume(UnitOfWork work, Intro locked) {
        work.store(IntroStore.class).resume(locked.id());
        Intro now = lock(work, locked.id());
        waitForNext(work, now);
        told.changed(work, now);
    }
}
