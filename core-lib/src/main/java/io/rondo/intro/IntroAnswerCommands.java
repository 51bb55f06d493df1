package io.rondo.intro;

import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.words.Words;
import io.rondo.member.People;
import io.rondo.safety.ReportDesk;
import io.rondo.safety.ReportReason;
import io.rondo.safety.Safety;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** What people do about one introduction: say whether they met, write to one another, report or block. */
final class IntroAnswerCommands {

    private final Intros intros;
    private final IntroScreens screens;
    private final IntroTalk talk;
    private final People people;
    private final Safety safety;
    private final ReportDesk desk;

    IntroAnswerCommands(
            Intros intros, IntroScreens screens, IntroTalk talk, People people, Safety safety, ReportDesk desk) {
        this.intros = intros;
        this.screens = screens;
        this.talk = talk;
        this.people = people;
        this.safety = safety;
        this.desk = desk;
    }

    List<Command> all() {
        Option introduction = Option.required("introduction", new OptionType.Internal());
        Option person = Option.required("person", new OptionType.Internal());
        Option reason = Option.required(
                "reason",
                new OptionType.OneOf(Arrays.stream(ReportReason.values())
                        .map(IntroAnswerCommands::key)
                        .toList()));
        return List.of(
                Command.pressed(
                        "intro answer", this::answer, introduction, Option.required("said", new OptionType.Internal())),
                Command.pressed("intro write", this::write, introduction).answering(Answer.FORM),
                Command.pressed(
                                "intro say",
                                this::say,
                                introduction,
                                Option.required("text", new OptionType.Text(IntroLimits.LONGEST_WORDS, true)))
                        .answering(Answer.PRIVATE),
                Command.pressed("intro safety", this::safety, introduction).answering(Answer.PRIVATE),
                Command.pressed("intro report", this::report, introduction, person, reason)
                        .answering(Answer.FORM),
                Command.pressed(
                                "intro file",
                                this::file,
                                introduction,
                                person,
                                reason,
                                Option.optional("text", new OptionType.Text(Safety.LONGEST_TEXT, true)))
                        .answering(Answer.PRIVATE),
                Command.pressed("intro block", this::block, introduction, person)
                        .answering(Answer.PRIVATE));
    }

    private Introduction introduction(Conversation conversation) {
        return intros.introduction(
                conversation.work(), conversation.options().requiredId("introduction"), conversation.personId());
    }

    private Reply answer(Conversation conversation) {
        Introduction introduction = introduction(conversation);
        Introduction.Answer said = said(conversation.options().text("said").orElse(""));
        intros.answer(conversation.work(), introduction, conversation.personId(), said);
        return screens.answered(conversation.work(), introduction, conversation.personId(), said, conversation.words());
    }

    private static Introduction.Answer said(String name) {
        try {
            return Introduction.Answer.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new UserError("chat.error.button-damaged");
        }
    }

    private Reply write(Conversation conversation) {
        Introduction introduction = introduction(conversation);
        Words words = conversation.words();
        if (!talk.isOpen(conversation.work(), introduction, conversation.personId())) {
            throw new UserError("intro.error.closed");
        }
        return new Reply.Form(
                words.label("intro.form.heading"),
                Optional.empty(),
                List.of(new Question(
                        "text",
                        words.label("intro.form.text"),
                        Question.Kind.LONG_TEXT,
                        true,
                        Optional.empty(),
                        List.of())),
                IntroScreens.of("intro say", introduction));
    }

    private Reply say(Conversation conversation) {
        Introduction introduction = introduction(conversation);
        UnitOfWork work = conversation.work();
        String text = conversation.options().text("text").orElseThrow();
        String names = screens.names(
                work, screens.partners(work, introduction, conversation.personId()), conversation.words());
        return switch (talk.say(work, introduction, conversation.personId(), text)) {
            case SENT -> Reply.text(conversation.words().text("intro.sent", "partner", names));
            case KEPT -> Reply.text(conversation.words().text("intro.kept", "partner", names));
            case CLOSED -> throw new UserError("intro.error.closed");
        };
    }

    /** The partner that a button names, of an introduction that is not too long ago. */
    private UUID partner(Conversation conversation, Introduction introduction) {
        UUID partner = conversation.options().requiredId("person");
        boolean theirs = intros.partners(conversation.work(), introduction, conversation.personId())
                .contains(partner);
        if (!theirs) {
            throw new UserError("intro.error.not-yours");
        }
        requireAtHand(conversation, introduction);
        return partner;
    }

    private void requireAtHand(Conversation conversation, Introduction introduction) {
        if (introduction.madeAt().plus(intros.limits().atHand()).isBefore(conversation.now())) {
            throw new UserError(
                    "safety.error.too-long-ago",
                    "days",
                    intros.limits().atHand().toDays());
        }
    }

    private Reply safety(Conversation conversation) {
        Introduction introduction = introduction(conversation);
        requireAtHand(conversation, introduction);
        Words words = conversation.words();
        List<Reply> all = new ArrayList<>();
        for (UUID partner : intros.partners(conversation.work(), introduction, conversation.personId())) {
            List<Button> reasons = Arrays.stream(ReportReason.values())
                    .map(reason -> Button.normal(
                            words.label("safety.reason." + key(reason)),
                            about("intro report", introduction, partner).with("reason", key(reason))))
                    .toList();
            all.add(Reply.text(
                    words.text("safety.ask", "partner", people.name(conversation.work(), partner)),
                    new ButtonRow(reasons.subList(0, 3)),
                    new ButtonRow(reasons.subList(3, 6)),
                    ButtonRow.of(Button.danger(
                            words.label("safety.button.block"), about("intro block", introduction, partner)))));
        }
        return all.size() == 1 ? all.getFirst() : new Reply.Several(all);
    }

    private static Action about(String command, Introduction introduction, UUID partner) {
        return IntroScreens.of(command, introduction).with("person", partner);
    }

    private Reply report(Conversation conversation) {
        Introduction introduction = introduction(conversation);
        UUID partner = partner(conversation, introduction);
        Words words = conversation.words();
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
                about("intro file", introduction, partner)
                        .with("reason", conversation.options().text("reason").orElseThrow()));
    }

    private Reply file(Conversation conversation) {
        Introduction introduction = introduction(conversation);
        UUID partner = partner(conversation, introduction);
        UnitOfWork work = conversation.work();
        ReportReason reason = ReportReason.valueOf(
                conversation.options().text("reason").orElseThrow().toUpperCase(Locale.ROOT));
        String text = conversation.options().text("text").orElse("");
        safety.report(work, introduction.communityId(), conversation.personId(), partner, reason, text)
                .ifPresent(report -> desk.filed(work, report));
        return Reply.text(conversation.words().text("safety.reported", "partner", people.name(work, partner)));
    }

    private Reply block(Conversation conversation) {
        UUID partner = partner(conversation, introduction(conversation));
        safety.block(conversation.work(), conversation.personId(), partner);
        return Reply.text(
                conversation.words().text("safety.blocked", "partner", people.name(conversation.work(), partner)));
    }

    private static String key(ReportReason reason) {
        return reason.name().toLowerCase(Locale.ROOT);
    }
}
