package io.rondo.safety;

import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.member.People;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** [Report] and [Block] as the house sees them, separate from any rating. */
public final class SafetyFeature implements Feature {

    private final Safety safety;
    private final ReportDesk desk;
    private final People people;
    private final BlockCommands blocks;

    public SafetyFeature(Safety safety, ReportDesk desk, People people) {
        this.safety = safety;
        this.desk = desk;
        this.people = people;
        this.blocks = new BlockCommands(safety, people);
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
        List<Command> all = new ArrayList<>(blocks.commands());
        all.addAll(List.of(
                Command.pressed("safety report", this::ask, pair).answering(Answer.PRIVATE),
                Command.pressed("safety reason", this::askText, pair, reason).answering(Answer.FORM),
                Command.pressed(
                                "safety file",
                                this::file,
                                pair,
                                reason,
                                Option.optional("text", new OptionType.Text(Safety.LONGEST_TEXT, true)))
                        .answering(Answer.PRIVATE),
                Command.pressed("safety block", this::block, pair).answering(Answer.PRIVATE)));
        return all;
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
                .ifPresent(report -> desk.filed(work, report));
        return Reply.text(
                conversation.words().text("safety.reported", "partner", partner(conversation, encounter)),
                ButtonRow.of(Button.danger(
                        conversation.words().label("safety.button.block"), about("safety block", encounter))));
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
