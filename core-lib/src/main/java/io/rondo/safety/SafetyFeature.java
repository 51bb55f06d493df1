package io.rondo.safety;

import io.rondo.bus.Subscription;
import io.rondo.chat.Access;
import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Delivery;
import io.rondo.event.Event;
import io.rondo.event.EventNotices;
import io.rondo.event.Events;
import io.rondo.member.Addressee;
import io.rondo.member.People;
import io.rondo.tx.UnitOfWork;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** [Report] and [Block] as the house sees them, separate from any rating. */
public final class SafetyFeature implements Feature {

    private static final String REPORT_FILED = "report_filed";
    private final Safety safety;
    private final Events events;
    private final EventNotices notices;
    private final People people;

    record ReportFiled(UUID reportId, UUID reported, String reason) {}

    public SafetyFeature(Safety safety, Events events, EventNotices notices, People people) {
        this.safety = safety;
        this.events = events;
        this.notices = notices;
        this.people = people;
    }

    @Override
    public String name() {
        return "safety";
    }

    @Override
    public List<Command> commands() {
        Option pair = Option.required("pair", new OptionType.Internal());
        Option reason = Option.required(
                "reason",
                new OptionType.OneOf(Arrays.stream(ReportReason.values())
                        .map(SafetyFeature::key)
                        .toList()));
        return List.of(
                Command.pressed("safety report", this::ask, pair).answering(Answer.PRIVATE),
                Command.pressed("safety reason", this::askText, pair, reason).answering(Answer.FORM),
                Command.pressed(
                                "safety file",
                                this::file,
                                pair,
                                reason,
                                Option.optional("text", new OptionType.Text(Safety.LONGEST_TEXT, true)))
                        .answering(Answer.PRIVATE),
                Command.pressed("safety block", this::block, pair).answering(Answer.PRIVATE),
                Command.pressed("safety read", this::read, Option.required("report", new OptionType.Internal()))
                        .by(Access.MODERATOR)
                        .answering(Answer.PRIVATE));
    }

    @Override
    public List<Subscription> subscriptions() {
        return List.of(notices.on(REPORT_FILED, ReportFiled.class, this::filed));
    }

    private Reply ask(Conversation conversation) {
        Encounters.Encounter encounter = encounter(conversation);
        Words words = conversation.words();
        List<Button> reasons = Arrays.stream(ReportReason.values())
                .map(reason -> Button.normal(
                        words.label("safety.reason." + key(reason)),
                        about("safety reason", encounter).with("reason", key(reason))))
                .toList();
        RichText question = words.text("safety.ask", "partner", partner(conversation, encounter));
        return Reply.text(
                question,
                new ButtonRow(reasons.subList(0, 3)),
                new ButtonRow(reasons.subList(3, 6)),
                ButtonRow.of(Button.danger(words.label("safety.button.block"), about("safety block", encounter))));
    }

    private Reply askText(Conversation conversation) {
        Encounters.Encounter encounter = encounter(conversation);
        Words words = conversation.words();
        Action submit = about("safety file", encounter)
                .with("reason", conversation.options().text("reason").orElseThrow());
        return new Reply.Form(
                words.label("safety.form.heading"),
                Optional.empty(),
                List.of(new Question(
                        "text",
                        words.label("safety.form.text"),
                        Question.Kind.LONG_TEXT,
                        false,
                        Optional.empty(),
                        List.of())),
                submit);
    }

    private Reply file(Conversation conversation) {
        UnitOfWork work = conversation.work();
        Encounters.Encounter encounter = encounter(conversation);
        ReportReason reason = ReportReason.valueOf(
                conversation.options().text("reason").orElseThrow().toUpperCase(Locale.ROOT));
        String text = conversation.options().text("text").orElse("");
        safety.report(work, encounter, conversation.personId(), reason, text)
                .ifPresent(report -> tellModerators(work, encounter, conversation.personId(), report, reason));
        return Reply.text(
                conversation.words().text("safety.reported", "partner", partner(conversation, encounter)),
                ButtonRow.of(Button.danger(
                        conversation.words().label("safety.button.block"), about("safety block", encounter))));
    }

    /** Only those who are no party to it; the text stays encrypted until one of them reads it. */
    private void tellModerators(
            UnitOfWork work, Encounters.Encounter encounter, UUID reporter, UUID report, ReportReason reason) {
        Set<UUID> party = Set.of(reporter, encounter.partnerId());
        List<UUID> accounts = people.moderators(work, encounter.communityId()).stream()
                .filter(moderator -> !party.contains(moderator.personId()))
                .map(Addressee::accountId)
                .toList();
        Event event = events.get(work, encounter.eventId());
        notices.tell(
                work,
                event,
                REPORT_FILED,
                accounts,
                account -> new ReportFiled(report, encounter.partnerId(), key(reason)));
    }

    private Optional<Delivery> filed(UnitOfWork work, Event event, Addressee moderator, Words words, ReportFiled body) {
        RichText text = words.text(
                "safety.notice.filed",
                "reported",
                people.name(work, body.reported()),
                "title",
                event.title(),
                "reason",
                words.label("safety.reason." + body.reason()));
        Reply reply = Reply.text(
                text,
                ButtonRow.of(Button.primary(
                        words.label("safety.button.read"),
                        Action.of("safety read").with("report", body.reportId()))));
        return Optional.of(notices.delivery(event, moderator, REPORT_FILED, reply));
    }

    private Reply read(Conversation conversation) {
        Safety.OpenReport report = safety.read(
                        conversation.work(), conversation.options().requiredId("report"), conversation.personId())
                .filter(found -> conversation
                        .requester()
                        .communityId()
                        .filter(found.communityId()::equals)
                        .isPresent())
                .orElseThrow(() -> new UserError("safety.error.no-report"));
        Words words = conversation.words();
        String text = report.text().isBlank() ? words.label("safety.report.no-text") : report.text();
        return Reply.Card.of(
                        words.label(
                                "safety.report.title", "reported", people.name(conversation.work(), report.reported())),
                        words.text("safety.reason." + key(report.reason())))
                .field(
                        words.label("safety.report.by"),
                        RichText.plain(people.name(conversation.work(), report.reporter())))
                .field(words.label("safety.report.text"), RichText.plain(text));
    }

    private Reply block(Conversation conversation) {
        Encounters.Encounter encounter = encounter(conversation);
        safety.block(conversation.work(), encounter, conversation.personId());
        return Reply.text(conversation.words().text("safety.blocked", "partner", partner(conversation, encounter)));
    }

    private Encounters.Encounter encounter(Conversation conversation) {
        return safety.encounter(
                conversation.work(), conversation.options().requiredId("pair"), conversation.personId());
    }

    private String partner(Conversation conversation, Encounters.Encounter encounter) {
        return people.name(conversation.work(), encounter.partnerId());
    }

    private static Action about(String command, Encounters.Encounter encounter) {
        return Action.of(command).with("pair", encounter.pairId());
    }

    private static String key(ReportReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
