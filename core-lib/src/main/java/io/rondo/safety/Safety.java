package io.rondo.safety;

import io.rondo.chat.UserError;
import io.rondo.secret.SecretBox;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Use cases of safety. Each runs in the unit of work that it is given; safe to use from several threads. */
public final class Safety {

    /** How long a report is kept. */
    public static final Duration KEPT = Duration.ofDays(90);

    /** How long after a meeting somebody can be reported. */
    public static final Duration AT_HAND = Duration.ofDays(30);

    /** The longest text of a report, in characters. */
    public static final int LONGEST_TEXT = 1_000;

    private final Encounters encounters;
    private final SecretBox box;

    /** Two people who must not meet, in either order. */
    public record Apart(UUID first, UUID second) {}

    /** What was said about somebody in a community: reports that were not dismissed, and how many people made them. */
    public record Standing(int reports, int reporters) {}

    /** @param box encrypts the texts of reports */
    public Safety(Encounters encounters, SecretBox box) {
        this.encounters = encounters;
        this.box = box;
    }

    /** The encounter that somebody wants to report or block. @throws UserError when it is not theirs or too long ago */
    public Encounters.Encounter encounter(UnitOfWork work, UUID pairId, UUID personId) {
        Encounters.Encounter encounter =
                encounters.find(work, pairId, personId).orElseThrow(() -> new UserError("safety.error.not-yours"));
        if (encounter.since().plus(AT_HAND).isBefore(work.now())) {
            throw new UserError("safety.error.too-long-ago", "days", AT_HAND.toDays());
        }
        return encounter;
    }

    /** The two never meet again; what they have together now ends at once. Doing it again changes nothing. */
    public void block(UnitOfWork work, Encounters.Encounter encounter, UUID personId) {
        encounters.separate(work, encounter, personId, false);
        work.store(SafetyStore.class).block(personId, encounter.partnerId(), work.now());
    }

    /** Those whom the person has blocked, in that order. */
    public List<UUID> blocked(UnitOfWork work, UUID personId) {
        return work.store(SafetyStore.class).blockedBy(personId);
    }

    /** As {@link #block(UnitOfWork, Encounters.Encounter, UUID)}, also for somebody whom the person has not met. */
    public void block(UnitOfWork work, UUID personId, UUID other) {
        encounters.separateEverywhere(work, personId, other);
        work.store(SafetyStore.class).block(personId, other, work.now());
    }

    /** Takes a block back; false when there was none. */
    public boolean unblock(UnitOfWork work, UUID personId, UUID blocked) {
        return work.store(SafetyStore.class).unblock(personId, blocked) == 1;
    }

    /**
     * Files a report and takes the two apart; a serious reason holds the reported person out of the remaining rounds.
     *
     * @return the report's id, or empty when this person has reported the same already
     */
    public Optional<UUID> report(
            UnitOfWork work, Encounters.Encounter encounter, UUID personId, ReportReason reason, String text) {
        encounters.separate(work, encounter, personId, reason.isSerious());
        // The report is erased one day, and the two still do not meet.
        work.store(SafetyStore.class).block(personId, encounter.partnerId(), work.now());
        String sealed = box.close(text, belongsTo(personId, encounter.partnerId()));
        Optional<UUID> id = work.store(SafetyStore.class)
                .report(
                        encounter.communityId(),
                        encounter.eventId(),
                        encounter.pairId(),
                        personId,
                        encounter.partnerId(),
                        reason.name(),
                        sealed,
                        work.now(),
                        work.now().plus(KEPT));
        id.ifPresent(report -> work.happened(new DomainEvent(
                "report_filed", Optional.of(encounter.communityId()), Optional.empty(), new Filed(report))));
        return id;
    }

    /**
     * As {@link #report(UnitOfWork, Encounters.Encounter, UUID, ReportReason, String)}, for two who met outside an event.
     *
     * @return the report's id, or empty when an undecided one of the same says so already
     */
    public Optional<UUID> report(
            UnitOfWork work, UUID communityId, UUID personId, UUID other, ReportReason reason, String text) {
        block(work, personId, other);
        Optional<UUID> id = work.store(SafetyStore.class)
                .reportOutside(
                        communityId,
                        personId,
                        other,
                        reason.name(),
                        box.close(text, belongsTo(personId, other)),
                        work.now(),
                        work.now().plus(KEPT));
        id.ifPresent(report -> work.happened(
                new DomainEvent("report_filed", Optional.of(communityId), Optional.empty(), new Filed(report))));
        return id;
    }

    private record Filed(UUID reportId) {}

    private record Read(UUID reportId) {}

    private record Decided(UUID reportId, ReportState decision) {}

    /** Opens a report for a moderator who is not party to it; audited. */
    public Optional<OpenReport> read(UnitOfWork work, UUID reportId, UUID moderatorId) {
        Optional<OpenReport> found = find(work, reportId).filter(report -> !report.concerns(moderatorId));
        found.ifPresent(report -> work.happened(new DomainEvent(
                "report_read", Optional.of(report.communityId()), Optional.of(moderatorId), new Read(reportId))));
        return found;
    }

    /** The report, for the house itself. */
    public Optional<OpenReport> find(UnitOfWork work, UUID reportId) {
        return work.store(SafetyStore.class).find(reportId).map(this::opened);
    }

    /** The person's own reports in the community that were decided since then, oldest decision first. */
    public List<OpenReport> decidedFor(UnitOfWork work, UUID communityId, UUID reporter, Instant since) {
        return work.store(SafetyStore.class).decidedFor(communityId, reporter, since).stream()
                .map(this::opened)
                .toList();
    }

    /** The community's reports that nobody has decided, oldest first, without those that concern this moderator. */
    public List<OpenReport> undecided(UnitOfWork work, UUID communityId, UUID moderatorId) {
        return work.store(SafetyStore.class).undecided(communityId, moderatorId).stream()
                .map(this::opened)
                .toList();
    }

    /**
     * Decides a report, once: of several who do so at the same time one does.
     *
     * @return whether it was this decision
     */
    public boolean decide(UnitOfWork work, OpenReport report, ReportState decision, UUID moderatorId) {
        boolean decided =
                work.store(SafetyStore.class).decide(report.id(), decision.name(), moderatorId, work.now()) == 1;
        if (decided) {
            work.happened(new DomainEvent(
                    "report_decided",
                    Optional.of(report.communityId()),
                    Optional.of(moderatorId),
                    new Decided(report.id(), decision)));
        }
        return decided;
    }

    /**
     * Lets the reported person go on with what is left of the event, unless another serious report holds them.
     *
     * @return whether they had been held out and are not any more
     */
    public boolean release(UnitOfWork work, OpenReport report) {
        return report.eventId()
                .filter(event -> serious(work, event, report.reported()) == 0)
                .filter(event -> encounters.release(work, event, report.reported()))
                .isPresent();
    }

    private static int serious(UnitOfWork work, UUID eventId, UUID reported) {
        List<String> reasons = Stream.of(ReportReason.values())
                .filter(ReportReason::isSerious)
                .map(Enum::name)
                .toList();
        return work.store(SafetyStore.class).countAbout(eventId, reported, reasons);
    }

    public Standing standing(UnitOfWork work, UUID communityId, UUID personId) {
        return work.store(SafetyStore.class).standing(communityId, personId);
    }

    private OpenReport opened(SafetyStore.Report report) {
        return new OpenReport(
                report.id(),
                report.communityId(),
                report.eventId(),
                report.reporter(),
                report.reported(),
                ReportReason.valueOf(report.reason()),
                box.open(report.text(), belongsTo(report.reporter(), report.reported()))
                        .orElse(""),
                ReportState.valueOf(report.state()),
                report.reportedAt(),
                report.decidedBy());
    }

    /** The report is of other ids from now on; its text is sealed anew, since it is bound to them. */
    void moveReport(UnitOfWork work, SafetyStore.Report report, UUID reporter, UUID reported) {
        String text = box.open(report.text(), belongsTo(report.reporter(), report.reported()))
                .orElse("");
        work.store(SafetyStore.class)
                .move(report.id(), reporter, reported, box.close(text, belongsTo(reporter, reported)));
    }

    /** A report as its maker may take it along. */
    public record OwnReport(ReportReason reason, String text, Instant reportedAt) {}

    /** What the person reported, oldest first. */
    public List<OwnReport> reportedBy(UnitOfWork work, UUID personId) {
        return work.store(SafetyStore.class).reportedBy(personId).stream()
                .map(this::opened)
                .map(report -> new OwnReport(report.reason(), report.text(), report.reportedAt()))
                .toList();
    }

    private static String belongsTo(UUID reporter, UUID reported) {
        return "report/" + reporter + "/" + reported;
    }

    /** Those of the people who must not meet: one blocked or reported the other. */
    public Set<Apart> apart(UnitOfWork work, Collection<UUID> people) {
        if (people.size() < 2) {
            return Set.of();
        }
        return work.store(SafetyStore.class).apart(people).stream()
                .map(pair -> new Apart(pair.first(), pair.second()))
                .collect(Collectors.toUnmodifiableSet());
    }

    public boolean areApart(UnitOfWork work, UUID one, UUID other) {
        return !apart(work, List.of(one, other)).isEmpty();
    }

    public int reportsOf(UnitOfWork work, UUID eventId) {
        return work.store(SafetyStore.class).countOfEvent(eventId);
    }
}
