package io.rondo.member.chat;

import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** {@code /privacy}: what is stored about a person, to take along and to delete. */
final class PrivacyCommands {

    private final List<PersonalData> data;

    /** @param data of all rooms, in the order in which they are erased */
    PrivacyCommands(List<PersonalData> data) {
        this.data = List.copyOf(data);
    }

    List<Command> commands() {
        return List.of(
                Command.typed("privacy", this::show),
                Command.pressed("privacy show", this::show),
                Command.pressed("privacy export", this::export).answering(Answer.PRIVATE),
                Command.pressed("privacy delete", this::ask),
                Command.pressed("privacy erase", this::erase));
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
        return Reply.text(
                words.text("member.privacy.sure"),
                ButtonRow.of(
                        Button.danger(words.label("member.button.delete-all"), Action.of("privacy erase")),
                        Button.normal(words.label("member.button.keep"), Action.of("privacy show"))));
    }

    private Reply erase(Conversation conversation) {
        data.forEach(part -> part.erase(conversation.work(), conversation.personId()));
        return Reply.text(conversation.words().text("member.privacy.erased"));
    }
}
