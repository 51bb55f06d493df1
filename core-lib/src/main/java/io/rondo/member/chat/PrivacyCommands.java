package io.rondo.member.chat;

import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.member.Communities;
import io.rondo.member.Community;
import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code /privacy}: what is stored about a person, to take along and to delete. */
final class PrivacyCommands {

    private static final Option COMMUNITY = Option.required("community", new OptionType.Internal());

    private final Communities communities;
    private final List<PersonalData> data;

    /** @param data of all rooms, in the order in which they are erased */
    PrivacyCommands(Communities communities, List<PersonalData> data) {
        this.communities = communities;
        this.data = List.copyOf(data);
    }

    List<Command> commands() {
        return List.of(
                Command.typed("privacy", this::show),
                Command.pressed("privacy show", this::show),
                Command.pressed("privacy export", this::export).answering(Answer.PRIVATE),
                Command.pressed("privacy delete", this::ask),
                Command.pressed("privacy erase", this::erase),
                Command.pressed("privacy delete-in", this::askIn, COMMUNITY),
                Command.pressed("privacy erase-in", this::eraseIn, COMMUNITY));
    }

    private Reply show(Conversation conversation) {
        Words words = conversation.words();
        List<RichText> lines = new ArrayList<>();
        lines.add(words.text("member.privacy.stored"));
        data.forEach(part -> lines.add(RichText.plain("• ").then(words.text("privacy." + part.section()))));
        lines.add(words.text("member.privacy.elsewhere"));
        return Reply.text(
                RichText.lines(lines),
                ButtonRow.of(
                        Button.normal(words.label("member.button.export"), Action.of("privacy export")),
                        Button.danger(words.label("member.button.delete-me"), Action.of("privacy delete"))));
    }

    private Reply export(Conversation conversation) {
        ObjectNode all = Json.mapper().createObjectNode();
        data.forEach(part -> all.set(part.section(), part.export(conversation.work(), conversation.personId())));
        byte[] content = Json.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(all)
                .getBytes(StandardCharsets.UTF_8);
        return Reply.text(conversation.words().text("member.privacy.exported"))
                .with(new Reply.Attachment("rondo.json", "application/json", content));
    }

    private Reply ask(Conversation conversation) {
        Words words = conversation.words();
        List<Button> one = conversation.requester().communityId().stream()
                .map(id -> communities.get(conversation.work(), id))
                .<Button>map(community -> Button.normal(
                        words.label("member.button.delete-in", "name", community.name()),
                        Action.of("privacy delete-in").with("community", community.id())))
                .toList();
        return Reply.text(words.text("member.privacy.sure"))
                .with(List.of(
                        ButtonRow.of(
                                Button.danger(words.label("member.button.delete-all"), Action.of("privacy erase"))),
                        new ButtonRow(one),
                        ButtonRow.of(keep(words))));
    }

    private static Button keep(Words words) {
        return Button.normal(words.label("member.button.keep"), Action.of("privacy show"));
    }

    private Reply askIn(Conversation conversation) {
        Words words = conversation.words();
        Community community = community(conversation);
        return Reply.text(
                words.text("member.privacy.sure-in", "name", community.name()),
                ButtonRow.of(
                        Button.danger(
                                words.label("member.button.delete-in-sure"),
                                Action.of("privacy erase-in").with("community", community.id())),
                        keep(words)));
    }

    private Reply eraseIn(Conversation conversation) {
        Community community = community(conversation);
        data.forEach(part -> part.eraseIn(conversation.work(), community.id(), conversation.personId()));
        return Reply.text(conversation.words().text("member.privacy.erased-in", "name", community.name()));
    }

    private Community community(Conversation conversation) {
        return communities.get(conversation.work(), conversation.options().requiredId("community"));
    }

    private Reply erase(Conversation conversation) {
        data.forEach(part -> part.erase(conversation.work(), conversation.personId()));
        return Reply.text(conversation.words().text("member.privacy.erased"));
    }
}
