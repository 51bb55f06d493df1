package io.rondo.moderation;

import io.rondo.chat.Access;
import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Pages;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Words;
import io.rondo.safety.OpenReport;
import io.rondo.safety.ReportState;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Moderators' cases: {@code /moderate cases}, a case with its history, [Warn] [Exclude] [Dismiss], answers to objections. */
final class CaseCommands {

    private static final int MOST_PAGES = 1_000;
    private static final String REASON = "reason";

    private final Moderation moderation;
    private final ModerationNotices notices;
    private final Cases cases;
    private final CaseScreens screens;

    /** Where the undecided reports are. */
    @FunctionalInterface
    interface Cases {
        List<OpenReport> undecided(Conversation conversation);
    }

    CaseCommands(Moderation moderation, ModerationNotices notices, Cases cases, CaseScreens screens) {
        this.moderation = moderation;
        this.notices = notices;
        this.cases = cases;
        this.screens = screens;
    }

    List<Command> commands() {
        Option report = Option.required("report", new OptionType.Internal());
        Option measure = Option.required("measure", new OptionType.Internal());
        Option reason = Option.required(REASON, new OptionType.Text(Moderation.LONGEST_TEXT, true));
        return List.of(
                Command.typed(
                                "moderate cases",
                                this::list,
                                Option.optional(Pages.PAGE, new OptionType.Number(1, MOST_PAGES)))
                        .by(Access.MODERATOR),
                forModerators("case list", this::list).answering(Answer.PRIVATE),
                forModerators("case open", this::open, report).answering(Answer.PRIVATE),
                forModerators("case warn", c -> ask(c, "warn"), report).answering(Answer.FORM),
                forModerators("case exclude", c -> ask(c, "exclude"), report).answering(Answer.FORM),
                forModerators("case dismiss", c -> decide(c, ReportState.DISMISSED, ""), report),
                forModerators("case warned", c -> decideFor(c, ReportState.WARNED), report, reason),
                forModerators("case excluded", c -> decideFor(c, ReportState.EXCLUDED), report, reason),
                forModerators("objection open", this::objection, measure).answering(Answer.PRIVATE),
                forModerators("objection uphold", c -> answer(c, Measure.Answer.UPHELD), measure),
                forModerators("objection grant", c -> answer(c, Measure.Answer.TAKEN_BACK), measure));
    }

    private static Command forModerators(String name, Command.Handler handler, Option... options) {
        return Command.pressed(name, handler, options).by(Access.MODERATOR);
    }

    Reply list(Conversation conversation) {
        return screens.waiting(
                conversation.work(),
                cases.undecided(conversation),
                objections(conversation),
                conversation.options().number(Pages.PAGE).orElse(1),
                conversation.words());
    }

    List<Measure> objections(Conversation conversation) {
        return moderation.objections(conversation.work(), conversation.communityId(), conversation.personId());
    }

    private Reply open(Conversation conversation) {
        OpenReport report = moderation.open(
                conversation.work(), conversation.communityId(), reportId(conversation), conversation.personId());
        return screens.caseCard(conversation.work(), report, conversation.words());
    }

    /** The person reads the reason, so it is asked for; the form is the second thought as well. */
    private Reply ask(Conversation conversation, String verb) {
        OpenReport report = moderation.open(
                conversation.work(), conversation.communityId(), reportId(conversation), conversation.personId());
        Words words = conversation.words();
        if (report.state() != ReportState.OPEN) {
            return screens.caseCard(conversation.work(), report, words);
        }
        return reasonForm(
                words,
                "moderation.form." + verb,
                Optional.of(CaseScreens.reason(words, report.reason())),
                Action.of(verb.equals("warn") ? "case warned" : "case excluded").with("report", report.id()));
    }

    static Reply.Form reasonForm(Words words, String heading, Optional<String> proposed, Action submit) {
        return new Reply.Form(
                words.label(heading),
                Optional.empty(),
                List.of(new Question(
                        REASON,
                        words.label("moderation.form.reason"),
                        Question.Kind.LONG_TEXT,
                        true,
                        proposed,
                        List.of())),
                submit);
    }

    private Reply decideFor(Conversation conversation, ReportState decision) {
        return decide(
                conversation, decision, conversation.options().text(REASON).orElseThrow());
    }

    private Reply decide(Conversation conversation, ReportState decision, String reason) {
        Moderation.Decision outcome = moderation.decide(
                conversation.work(),
                conversation.communityId(),
                reportId(conversation),
                conversation.personId(),
                decision,
                reason);
        return switch (outcome) {
            case Moderation.Decision.Made made -> {
                notices.decided(conversation.work(), made);
                yield screens.caseCard(conversation.work(), made.report(), conversation.words());
            }
            case Moderation.Decision.MadeBefore(OpenReport report) ->
                screens.caseCard(conversation.work(), report, conversation.words());
        };
    }

    private Reply objection(Conversation conversation) {
        return screens.objectionCard(conversation.work(), measure(conversation), conversation.words());
    }

    private Reply answer(Conversation conversation, Measure.Answer answer) {
        UUID measureId = conversation.options().requiredId("measure");
        boolean now = moderation.answer(
                conversation.work(), conversation.communityId(), measureId, conversation.personId(), answer);
        Measure measure = measure(conversation);
        if (now) {
            notices.measureChanged(conversation.work(), measure.communityId(), measure.personId(), measureId);
            notices.objectionChanged(conversation.work(), measure);
        }
        return screens.objectionCard(conversation.work(), measure, conversation.words());
    }

    private Measure measure(Conversation conversation) {
        return moderation
                .measure(conversation.work(), conversation.options().requiredId("measure"))
                .filter(found -> found.communityId().equals(conversation.communityId()))
                .orElseThrow(() -> new io.rondo.chat.UserError("moderation.error.no-measure"));
    }

    private static UUID reportId(Conversation conversation) {
        return conversation.options().requiredId("report");
    }
}
