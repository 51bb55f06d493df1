package io.rondo.moderation;

import io.rondo.bus.Subscription;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Delivery;
import io.rondo.member.Addressee;
import io.rondo.member.Communities;
import io.rondo.member.CommunityNotices;
import io.rondo.member.People;
import io.rondo.safety.OpenReport;
import io.rondo.safety.ReportDesk;
import io.rondo.safety.ReportState;
import io.rondo.safety.Safety;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** Who is told what about cases, and in which words; the words are found when the notice arrives, from how things stand then. */
public final class ModerationNotices implements ReportDesk {

    private static final String CASE_CHANGED = "case_changed";
    private static final String REPORT_DECIDED = "report_decided";
    private static final String MEASURE_TAKEN = "measure_taken";
    private static final String OBJECTION_MADE = "objection_made";
    private static final String RELEASED = "hold_ended";
    /** How long the outcome of a report is shown to somebody who is not written to. */
    private static final Duration UNTOLD_FOR = Duration.ofDays(30);

    private final Safety safety;
    private final Moderation moderation;
    private final CommunityNotices notices;
    private final People people;
    private final Communities communities;
    private final CaseScreens screens;
    private final ModeratorsChats chats;

    record AboutReport(UUID reportId) {}

    record AboutMeasure(UUID measureId) {}

    ModerationNotices(
            Safety safety,
            Moderation moderation,
            CommunityNotices notices,
            People people,
            Communities communities,
            CaseScreens screens,
            ModeratorsChats chats) {
        this.safety = safety;
        this.moderation = moderation;
        this.notices = notices;
        this.people = people;
        this.communities = communities;
        this.screens = screens;
        this.chats = chats;
    }

    List<Subscription> subscriptions() {
        return List.of(
                chats.subscription(),
                notices.on(CASE_CHANGED, AboutReport.class, this::caseNotice),
                notices.on(REPORT_DECIDED, AboutReport.class, this::outcome),
                notices.on(RELEASED, AboutReport.class, this::holdEnded),
                notices.on(MEASURE_TAKEN, AboutMeasure.class, this::measure),
                notices.on(OBJECTION_MADE, AboutMeasure.class, this::objection));
    }

    @Override
    public void filed(UnitOfWork work, UUID reportId) {
        safety.find(work, reportId).ifPresent(report -> caseChanged(work, report));
    }

    void caseChanged(UnitOfWork work, OpenReport report) {
        List<Addressee> moderators = moderation.moderatorsFor(work, report);
        notices.tell(work, report.communityId(), CASE_CHANGED, moderators, new AboutReport(report.id()));
        chats.changed(work, report.communityId(), report.id(), moderators, report.state() == ReportState.OPEN);
    }

    /** The moderators' notices, the reporter and the reported person learn what became of it. */
    void decided(UnitOfWork work, Moderation.Decision.Made made) {
        OpenReport report = made.report();
        caseChanged(work, report);
        tell(work, report.communityId(), REPORT_DECIDED, report.reporter(), new AboutReport(report.id()));
        made.measure().ifPresent(measure -> measureChanged(work, report.communityId(), report.reported(), measure));
        if (made.released()) {
            tell(work, report.communityId(), RELEASED, report.reported(), new AboutReport(report.id()));
        }
    }

    /** The person learns of a measure, or of what became of their objection. */
    void measureChanged(UnitOfWork work, UUID communityId, UUID personId, UUID measureId) {
        tell(work, communityId, MEASURE_TAKEN, personId, new AboutMeasure(measureId));
    }

    void objectionChanged(UnitOfWork work, Measure measure) {
        List<Addressee> moderators = moderation.moderatorsFor(work, measure);
        notices.tell(work, measure.communityId(), OBJECTION_MADE, moderators, new AboutMeasure(measure.id()));
        boolean open = measure.answer().isEmpty();
        chats.changed(work, measure.communityId(), measure.id(), moderators, open);
    }

    /**
     * What somebody who is not written to directly has not been told: what became of their reports, and what was decided about
     * them. Empty for everybody else.
     */
    List<Reply> untold(UnitOfWork work, UUID communityId, UUID personId, UUID accountId, Words words) {
        if (people.addressee(work, accountId, communityId).mayBeWrittenTo()) {
            return List.of();
        }
        String community = communities.get(work, communityId).name();
        return Stream.concat(
                        moderation.measures(work, personId).stream()
                                .filter(measure -> measure.communityId().equals(communityId))
                                .map(measure -> screens.measure(measure, community, words)),
                        safety
                                .decidedFor(
                                        work, communityId, personId, work.now().minus(UNTOLD_FOR))
                                .stream()
                                .map(report -> outcome(work, report, words)))
                .toList();
    }

    private Reply outcome(UnitOfWork work, OpenReport report, Words words) {
        return Reply.text(words.text(
                "moderation.outcome." + CaseScreens.key(report.state()), "name", people.name(work, report.reported())));
    }

    private void tell(UnitOfWork work, UUID communityId, String type, UUID personId, Object body) {
        notices.tell(work, communityId, type, people.addresseesOfPeople(work, List.of(personId), communityId), body);
    }

    private Optional<Delivery> caseNotice(
            UnitOfWork work, UUID communityId, Addressee moderator, Words words, AboutReport body) {
        return safety.find(work, body.reportId())
                .filter(report -> !report.concerns(moderator.personId()))
                .map(report ->
                        inSlot("case:" + report.id(), moderator, CASE_CHANGED, screens.notice(work, report, words)));
    }

    private Optional<Delivery> outcome(
            UnitOfWork work, UUID communityId, Addressee reporter, Words words, AboutReport body) {
        return safety.find(work, body.reportId())
                .map(report -> notices.delivery(reporter, REPORT_DECIDED, outcome(work, report, words)));
    }

    private Optional<Delivery> holdEnded(
            UnitOfWork work, UUID communityId, Addressee person, Words words, AboutReport body) {
        return Optional.of(notices.delivery(person, RELEASED, Reply.text(words.text("moderation.released"))));
    }

    private Optional<Delivery> measure(
            UnitOfWork work, UUID communityId, Addressee person, Words words, AboutMeasure body) {
        String name = communities.get(work, communityId).name();
        return moderation
                .measure(work, body.measureId())
                .map(measure -> inSlot(
                        "measure:" + measure.id(), person, MEASURE_TAKEN, screens.measure(measure, name, words)));
    }

    private Optional<Delivery> objection(
            UnitOfWork work, UUID communityId, Addressee moderator, Words words, AboutMeasure body) {
        return moderation
                .measure(work, body.measureId())
                .map(measure -> inSlot(
                        "objection:" + measure.id(),
                        moderator,
                        OBJECTION_MADE,
                        screens.objectionCard(work, measure, words)));
    }

    private Delivery inSlot(String slot, Addressee addressee, String kind, Reply reply) {
        return notices.delivery(addressee, kind, reply).inSlot(slot).superseding(slot);
    }
}
