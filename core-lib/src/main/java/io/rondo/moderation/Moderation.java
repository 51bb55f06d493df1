package io.rondo.moderation;

import io.rondo.chat.Role;
import io.rondo.chat.UserError;
import io.rondo.event.Events;
import io.rondo.member.Addressee;
import io.rondo.member.People;
import io.rondo.registration.Registration;
import io.rondo.registration.Registrations;
import io.rondo.safety.OpenReport;
import io.rondo.safety.ReportState;
import io.rondo.safety.Safety;
import io.rondo.secret.SecretBox;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Use cases of moderators. Each runs in the unit of work that it is given; safe to use from several threads.
 *
 * <p>Rights are checked here too: a moderator has no say in what concerns them, and none over someone of their own rank.
 */
public final class Moderation {

    /** How long a warning or an exclusion is on record; who is excluded stays so until they are readmitted. */
    public static final Duration ON_RECORD = Safety.KEPT;

    /** The longest reason and the longest objection, in characters. */
    public static final int LONGEST_TEXT = 1_000;

    private final Safety safety;
    private final People people;
    private final Events events;
    private final Registrations registrations;
    private final SecretBox box;

    /** What became of a decision on a report. */
    public sealed interface Decision {
        /**
         * It is decided now.
         *
         * @param released whether the person had been held out of the event and is not any more
         */
        record Made(OpenReport report, Optional<UUID> measure, boolean released) implements Decision {}

        /** Somebody was faster. */
        record MadeBefore(OpenReport report) implements Decision {}
    }

    /** @param box encrypts reasons and objections */
    public Moderation(Safety safety, People people, Events events, Registrations registrations, SecretBox box) {
        this.safety = safety;
        this.people = people;
        this.events = events;
        this.registrations = registrations;
        this.box = box;
    }

    /** Opens a case. @throws UserError when it is gone, of another community, or concerns the moderator */
    public OpenReport open(UnitOfWork work, UUID communityId, UUID reportId, UUID moderatorId) {
        return safety.read(work, reportId, moderatorId)
                .filter(report -> report.communityId().equals(communityId))
                .orElseThrow(() -> new UserError("moderation.error.no-case"));
    }

    public History history(UnitOfWork work, UUID communityId, UUID personId) {
        int warnings = 0;
        int exclusions = 0;
        for (ModerationStore.KindCount holding : store(work).holding(communityId, personId)) {
            switch (Measure.Kind.valueOf(holding.kind())) {
                case WARNING -> warnings = holding.count();
                case EXCLUSION -> exclusions = holding.count();
            }
        }
        return new History(
                safety.standing(work, communityId, personId),
                warnings,
                exclusions,
                registrations.attendance(work, communityId, personId));
    }

    /**
     * Decides a case. A dismissal ends a hold; whatever it is, the two do not meet again; an exclusion takes the person out of everything that
     * is to come.
     *
     * @param decision not {@link ReportState#OPEN}
     * @param reason what the person is told; not used for a dismissal
     * @throws UserError when the case is not this moderator's to decide
     */
    public Decision decide(
            UnitOfWork work, UUID communityId, UUID reportId, UUID moderatorId, ReportState decision, String reason) {
        OpenReport report = open(work, communityId, reportId, moderatorId);
        if (decision != ReportState.DISMISSED) {
            requireRankOver(work, communityId, moderatorId, report.reported());
        }
        if (decision == ReportState.EXCLUDED) {
            giveBackPlaces(work, communityId, report.reported());
        }
        if (!safety.decide(work, report, decision, moderatorId)) {
            return new Decision.MadeBefore(safety.find(work, reportId).orElse(report));
        }
        Optional<UUID> measure = switch (decision) {
            case WARNED -> Optional.of(record(work, Measure.Kind.WARNING, report, moderatorId, reason));
            case EXCLUDED -> {
                people.exclude(work, moderatorId, communityId, report.reported());
                yield Optional.of(record(work, Measure.Kind.EXCLUSION, report, moderatorId, reason));
            }
            case DISMISSED, OPEN -> Optional.empty();
        };
        boolean released = decision == ReportState.DISMISSED && safety.release(work, report);
        return new Decision.Made(safety.find(work, reportId).orElse(report), measure, released);
    }

    private UUID record(UnitOfWork work, Measure.Kind kind, OpenReport report, UUID by, String reason) {
        return add(work, kind, report.communityId(), report.reported(), by, reason, Optional.of(report.id()));
    }

    private UUID add(
            UnitOfWork work,
            Measure.Kind kind,
            UUID communityId,
            UUID personId,
            UUID by,
            String reason,
            Optional<UUID> reportId) {
        UUID id = UUID.randomUUID();
        store(work)
                .add(
                        id,
                        communityId,
                        personId,
                        kind.name(),
                        box.close(reason, belongsTo(id)),
                        reportId,
                        by,
                        work.now(),
                        work.now().plus(ON_RECORD));
        return id;
    }

    /** Warns a member without a report. @return the measure */
    public UUID warn(UnitOfWork work, UUID communityId, UUID by, UUID personId, String reason) {
        requireRankOver(work, communityId, by, personId);
        work.happened(new DomainEvent("member_warned", Optional.of(communityId), Optional.of(personId), new By(by)));
        return add(work, Measure.Kind.WARNING, communityId, personId, by, reason, Optional.empty());
    }

    private record By(UUID by) {}

    /**
     * Excludes a member without a report: their places are given back, and they can do nothing here until they are readmitted.
     *
     * @return the measure, or empty when they are excluded already
     */
    public Optional<UUID> exclude(UnitOfWork work, UUID communityId, UUID by, UUID personId, String reason) {
        requireRankOver(work, communityId, by, personId);
        giveBackPlaces(work, communityId, personId);
        if (people.isExcluded(work, communityId, personId)) {
            return Optional.empty();
        }
        people.exclude(work, by, communityId, personId);
        return Optional.of(add(work, Measure.Kind.EXCLUSION, communityId, personId, by, reason, Optional.empty()));
    }

    /** Lets an excluded member in again. @return false when they were not excluded */
    public boolean readmit(UnitOfWork work, UUID communityId, UUID by, UUID personId) {
        requireNotSelf(by, personId);
        if (!people.isExcluded(work, communityId, personId)) {
            return false;
        }
        people.readmit(work, by, communityId, personId);
        store(work).takeBackExclusions(communityId, personId, by, work.now());
        return true;
    }

    /** In the order of the events' ids, which are locked. */
    private void giveBackPlaces(UnitOfWork work, UUID communityId, UUID personId) {
        registrations.ahead(work, personId).stream()
                .map(Registration::eventId)
                .sorted(Comparator.naturalOrder())
                .filter(event -> events.get(work, event).communityId().equals(communityId))
                .forEach(event -> registrations.cancel(work, event, personId));
    }

    private void requireRankOver(UnitOfWork work, UUID communityId, UUID by, UUID personId) {
        requireNotSelf(by, personId);
        Role theirs = people.role(work, communityId, personId);
        if (theirs.isAtLeast(Role.MODERATOR) && theirs.isAtLeast(people.role(work, communityId, by))) {
            throw new UserError("moderation.error.rank", "name", people.name(work, personId));
        }
    }

    private static void requireNotSelf(UUID by, UUID personId) {
        if (by.equals(personId)) {
            throw new UserError("moderation.error.yourself");
        }
    }

    /** What holds or held against the person, newest first. */
    public List<Measure> measures(UnitOfWork work, UUID personId) {
        return store(work).ofPerson(personId).stream().map(this::opened).toList();
    }

    public Optional<Measure> measure(UnitOfWork work, UUID measureId) {
        return store(work).find(measureId).map(this::opened);
    }

    /**
     * The person says something against a measure, once.
     *
     * @return the measure as it is now
     * @throws UserError when it is not theirs, or was answered or objected to already
     */
    public Measure object(UnitOfWork work, UUID measureId, UUID personId, String text) {
        Measure measure = measure(work, measureId)
                .filter(found -> found.personId().equals(people.current(work, personId)))
                .orElseThrow(() -> new UserError("moderation.error.no-measure"));
        if (store(work).object(measureId, box.close(text, belongsTo(measureId)), work.now()) == 0) {
            throw new UserError(
                    measure.answer().isPresent() ? "moderation.error.answered" : "moderation.error.objected");
        }
        return measure(work, measureId).orElseThrow();
    }

    /** Objections that a moderator may answer, oldest first. */
    public List<Measure> objections(UnitOfWork work, UUID communityId, UUID moderatorId) {
        return store(work).objectedTo(communityId, moderatorId).stream()
                .map(this::opened)
                .toList();
    }

    /**
     * Answers an objection, once. Whoever took the measure leaves that to others where there are any.
     *
     * @return whether it was this answer
     */
    public boolean answer(UnitOfWork work, UUID communityId, UUID measureId, UUID moderatorId, Measure.Answer answer) {
        Measure measure = measure(work, measureId)
                .filter(found -> found.communityId().equals(communityId))
                .orElseThrow(() -> new UserError("moderation.error.no-measure"));
        requireNotSelf(moderatorId, measure.personId());
        if (measure.madeBy().equals(moderatorId) && othersCanAnswer(work, measure)) {
            throw new UserError("moderation.error.own-measure");
        }
        if (store(work).answer(measureId, answer.name(), moderatorId, work.now()) == 0) {
            return false;
        }
        if (answer == Measure.Answer.TAKEN_BACK && measure.kind() == Measure.Kind.EXCLUSION) {
            people.readmit(work, moderatorId, communityId, measure.personId());
        }
        work.happened(new DomainEvent(
                "objection_answered",
                Optional.of(communityId),
                Optional.of(measure.personId()),
                new Answered(measureId, answer, moderatorId)));
        return true;
    }

    private record Answered(UUID measureId, Measure.Answer answer, UUID by) {}

    private boolean othersCanAnswer(UnitOfWork work, Measure measure) {
        return people.moderators(work, measure.communityId()).stream()
                .map(Addressee::personId)
                .anyMatch(id -> !id.equals(measure.madeBy()) && !id.equals(measure.personId()));
    }

    /** Moderators who may have a say in the report. */
    public List<Addressee> moderatorsFor(UnitOfWork work, OpenReport report) {
        return people.moderators(work, report.communityId()).stream()
                .filter(moderator -> !report.concerns(moderator.personId()))
                .toList();
    }

    /** Moderators who may answer the objection, also the one who took the measure: they should know. */
    public List<Addressee> moderatorsFor(UnitOfWork work, Measure measure) {
        return people.moderators(work, measure.communityId()).stream()
                .filter(moderator -> !moderator.personId().equals(measure.personId()))
                .toList();
    }

    private Measure opened(ModerationStore.MeasureRow row) {
        String belongsTo = belongsTo(row.id());
        return new Measure(
                row.id(),
                row.communityId(),
                row.personId(),
                Measure.Kind.valueOf(row.kind()),
                box.open(row.reason(), belongsTo).orElse(""),
                row.reportId(),
                row.madeBy(),
                row.madeAt(),
                row.objection().map(text -> box.open(text, belongsTo).orElse("")),
                row.answer().map(Measure.Answer::valueOf));
    }

    private static String belongsTo(UUID measureId) {
        return "measure/" + measureId;
    }

    private static ModerationStore store(UnitOfWork work) {
        return work.store(ModerationStore.class);
    }
}
