package io.rondo.moderation;

import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Words;
import io.rondo.member.Communities;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /objection}: what moderators decided about the one who asks, and what they have to say to it. */
final class ObjectionCommands {

    private static final int MOST_SHOWN = 5;
    private static final String TEXT = "text";

    private final Moderation moderation;
    private final ModerationNotices notices;
    private final Communities communities;
    private final CaseScreens screens;

    ObjectionCommands(Moderation moderation, ModerationNotices notices, Communities communities, CaseScreens screens) {
        this.moderation = moderation;
        this.notices = notices;
        this.communities = communities;
        this.screens = screens;
    }

    List<Command> commands() {
        Option measure = Option.required("measure", new OptionType.Internal());
        return List.of(
                Command.typed("objection", this::mine),
                Command.pressed("objection write", this::write, measure).answering(Answer.FORM),
                Command.pressed(
                        "objection send",
                        this::send,
                        measure,
                        Option.required(TEXT, new OptionType.Text(Moderation.LONGEST_TEXT, true))));
    }

    private Reply mine(Conversation conversation) {
        List<Reply> measures = moderation.measures(conversation.work(), conversation.personId()).stream()
                .limit(MOST_SHOWN)
                .map(measure -> shown(conversation, measure))
                .toList();
        return switch (measures.size()) {
            case 0 -> Reply.text(conversation.words().text("moderation.measure.none"));
            case 1 -> measures.getFirst();
            default -> new Reply.Several(measures);
        };
    }

    private Reply shown(Conversation conversation, Measure measure) {
        String community =
                communities.get(conversation.work(), measure.communityId()).name();
        return screens.measure(measure, community, conversation.words());
    }

    private Reply write(Conversation conversation) {
        UUID measureId = conversation.options().requiredId("measure");
        Measure measure = moderation
                .measure(conversation.work(), measureId)
                .filter(found -> found.personId().equals(conversation.personId()))
                .orElseThrow(() -> new UserError("moderation.error.no-measure"));
        if (measure.objection().isPresent() || measure.answer().isPresent()) {
            return shown(conversation, measure);
        }
        Words words = conversation.words();
        return new Reply.Form(
                words.label("moderation.form.objection"),
                Optional.empty(),
                List.of(new Question(
                        TEXT,
                        words.label("moderation.form.objection-text"),
                        Question.Kind.LONG_TEXT,
                        true,
                        Optional.empty(),
                        List.of())),
                Action.of("objection send").with("measure", measureId));
    }

    private Reply send(Conversation conversation) {
        Measure measure = moderation.object(
                conversation.work(),
                conversation.options().requiredId("measure"),
                conversation.personId(),
                conversation.options().text(TEXT).orElseThrow());
        notices.objectionChanged(conversation.work(), measure);
        return shown(conversation, measure);
    }
}
