package io.rondo.moderation;

import io.rondo.chat.Pages;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.chat.words.Words;
import io.rondo.event.Event;
import io.rondo.event.Events;
import io.rondo.member.People;
import io.rondo.safety.OpenReport;
import io.rondo.safety.ReportReason;
import io.rondo.safety.ReportState;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

/** Cases, measures and objections as moderators see them, and measures as their person does. */
final class CaseScreens {

    private static final int PAGE = 5;

    private final Moderation moderation;
    private final People people;
    private final Events events;

    CaseScreens(Moderation moderation, People people, Events events) {
        this.moderation = moderation;
        this.people = people;
        this.events = events;
    }

    static String key(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    static String reason(Words words, ReportReason reason) {
        return words.label("safety.reason." + key(reason));
    }

    /** The short notice of a case: who and why, and what became of it; the text only for whoever opens it. */
    Reply notice(UnitOfWork work, OpenReport report, Words words) {
        String title = report.eventId()
                .map(event -> events.get(work, event))
                .map(Event::title)
                .orElse("");
        RichText text = words.text(
                "moderation.notice.case",
                "reported",
                people.name(work, report.reported()),
                "title",
                title,
                "reason",
                reason(words, report.reason()));
        if (report.state() == ReportState.OPEN) {
            return Reply.text(text, ButtonRow.of(open(words, report.id())));
        }
        return Reply.text(RichText.lines(text, decided(work, report, words)));
    }

    private static Button open(Words words, UUID reportId) {
        return Button.primary(
                words.label("moderation.button.open"), Action.of("case open").with("report", reportId));
    }

    private RichText decided(UnitOfWork work, OpenReport report, Words words) {
        String by = report.decidedBy().map(id -> people.name(work, id)).orElse("");
        return words.text("moderation.decided." + key(report.state()), "by", by);
    }

    /** The case with its history, and what can be decided. */
    Reply caseCard(UnitOfWork work, OpenReport report, Words words) {
        String name = people.name(work, report.reported());
        String said = report.text().isBlank() ? words.label("moderation.case.no-text") : report.text();
        Reply.Card card = Reply.Card.of(
                        words.label("moderation.case.title", "reported", name),
                        words.text(
                                "moderation.case.text",
                                "reason",
                                reason(words, report.reason()),
                                "at",
                                words.time(report.reportedAt(), Span.Style.FULL)))
                .field(words.label("moderation.case.by"), RichText.plain(people.name(work, report.reporter())))
                .field(words.label("moderation.case.said"), RichText.plain(said))
                .field(
                        words.label("moderation.case.history"),
                        history(moderation.history(work, report.communityId(), report.reported()), words));
        if (report.state() != ReportState.OPEN) {
            return card.footer(decided(work, report, words));
        }
        return card.with(ButtonRow.of(
                decision("warn", Button.Style.NORMAL, report.id(), words),
                decision("exclude", Button.Style.DANGER, report.id(), words),
                decision("dismiss", Button.Style.NORMAL, report.id(), words)));
    }

    private static Button decision(String verb, Button.Style style, UUID reportId, Words words) {
        return new Button.Press(
                words.label("moderation.button." + verb),
                Action.of("case " + verb).with("report", reportId),
                style);
    }

    static RichText history(History history, Words words) {
        return words.text(
                "moderation.history",
                "reports",
                history.reports().reports(),
                "reporters",
                history.reports().reporters(),
                "warnings",
                history.warnings(),
                "exclusions",
                history.exclusions(),
                "came",
                history.attendance().came(),
                "absences",
                history.attendance().absences());
    }

    /** The cases and objections that wait for this moderator. */
    Reply waiting(UnitOfWork work, List<OpenReport> cases, List<Measure> objections, int page, Words words) {
        if (cases.isEmpty() && objections.isEmpty()) {
            return Reply.text(words.text("moderation.cases.none"));
        }
        List<Reply.Item> all = new ArrayList<>();
        objections.forEach(measure -> all.add(new Reply.Item(
                objection(work, measure, words),
                List.of(Button.primary(
                        words.label("moderation.button.objection"),
                        Action.of("objection open").with("measure", measure.id()))))));
        Map<UUID, String> names = people.names(
                work, cases.stream().map(OpenReport::reported).distinct().toList());
        cases.forEach(report -> all.add(new Reply.Item(
                words.text(
                        "moderation.cases.one",
                        "reported",
                        names.getOrDefault(report.reported(), ""),
                        "reason",
                        reason(words, report.reason()),
                        "at",
                        words.time(report.reportedAt(), Span.Style.RELATIVE)),
                List.of(open(words, report.id())))));
        return Pages.listing(
                words.text("moderation.cases.title", "cases", cases.size(), "objections", objections.size()),
                all,
                page,
                PAGE,
                item -> item,
                Action.of("moderate cases"));
    }

    private RichText objection(UnitOfWork work, Measure measure, Words words) {
        return words.text(
                "moderation.objection.one",
                "name",
                people.name(work, measure.personId()),
                "kind",
                new Words.Select(measure.kind().name()));
    }

    /** An objection, for whoever answers it. */
    Reply objectionCard(UnitOfWork work, Measure measure, Words words) {
        Reply.Card card = Reply.Card.of(
                        words.label("moderation.objection.title", "name", people.name(work, measure.personId())),
                        objection(work, measure, words))
                .field(words.label("moderation.objection.reason"), RichText.plain(measure.reason()))
                .field(words.label("moderation.objection.by"), RichText.plain(people.name(work, measure.madeBy())))
                .field(
                        words.label("moderation.objection.said"),
                        RichText.plain(measure.objection().orElse("")))
                .field(
                        words.label("moderation.case.history"),
                        history(moderation.history(work, measure.communityId(), measure.personId()), words));
        if (measure.answer().isPresent()) {
            return card.footer(words.text(
                    "moderation.objection.answered." + key(measure.answer().get())));
        }
        return card.with(ButtonRow.of(
                Button.normal(
                        words.label("moderation.button.uphold"),
                        Action.of("objection uphold").with("measure", measure.id())),
                Button.primary(
                        words.label("moderation.button.take-back"),
                        Action.of("objection grant").with("measure", measure.id()))));
    }

    /** A measure as its person is told it; never who reported, and at which meeting. */
    Reply measure(Measure measure, String community, Words words) {
        RichText what = words.text(
                "moderation.measure." + key(measure.kind()), "community", community, "reason", measure.reason());
        if (measure.answer().isPresent()) {
            return Reply.text(RichText.lines(
                    what,
                    words.text("moderation.measure." + key(measure.answer().get()))));
        }
        if (measure.objection().isPresent()) {
            return Reply.text(RichText.lines(what, words.text("moderation.measure.objected")));
        }
        return Reply.text(
                what,
                ButtonRow.of(Button.normal(
                        words.label("moderation.button.object"),
                        Action.of("objection write").with("measure", measure.id()))));
    }
}
