package io.rondo.chat.form;

import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Incoming;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.TreeMap;
import java.util.zip.CRC32;

/**
 * Forms that wait for a press, for a platform that shows a form only as the direct answer to one: where that is not possible (the
 * form follows another form, a typed line, or came too late), it is kept as a row, and a button opens it. One for each
 * account. Without state; safe to use from several threads.
 */
public final class KeptForms {

    /** The command of the button that opens the form. */
    public static final String OPEN = "form open";

    private static final String FORM = "form";
    /** Stands where a chat's id would be, so that a line in that chat is no answer to the form. */
    private static final String CHAT = "(kept)";

    private static final String NO_ANSWERS = "{}";
    private static final Duration KEPT_FOR = Duration.ofHours(24);

    private KeptForms() {}

    /** The command that opens a kept form; for the catalogue. */
    public static Command command() {
        return Command.pressed(OPEN, KeptForms::open, Option.required(FORM, new OptionType.Internal()))
                .answering(Answer.FORM);
    }

    /** Keeps the form for whoever asked, in the place of one kept before. */
    public static void keep(UnitOfWork work, Incoming incoming, Reply.Form form) {
        work.store(FormStore.class)
                .put(
                        incoming.platform().key(),
                        CHAT,
                        incoming.sender().externalId(),
                        Json.write(form),
                        NO_ANSWERS,
                        work.now());
    }

    /** What stands in the form's place: why it is shown, and the button that opens it. */
    public static Reply invitation(Reply.Form form, Words words) {
        RichText said = form.notice().orElseGet(() -> RichText.bold(form.title()));
        return Reply.text(
                said,
                Reply.ButtonRow.of(Button.primary(
                        words.label("chat.form.open"), Action.of(OPEN).with(FORM, number(form)))));
    }

    private static Reply open(Conversation conversation) {
        Incoming incoming = conversation.incoming();
        String number = conversation.options().text(FORM).orElseThrow();
        return conversation
                .work()
                .store(FormStore.class)
                .find(
                        incoming.platform().key(),
                        CHAT,
                        incoming.sender().externalId(),
                        conversation.now().minus(KEPT_FOR))
                .map(json -> Json.read(json, Row.class).form())
                .filter(form -> Long.toString(number(form)).equals(number))
                .orElseThrow(() -> new UserError("chat.form.over"));
    }

    private record Row(Reply.Form form) {}

    /** The same for the same form, in every process, so that the same answer given twice has the same button. */
    private static long number(Reply.Form form) {
        Action submit = form.submit();
        CRC32 sum = new CRC32();
        sum.update((submit.command() + new TreeMap<>(submit.options()) + form.questions())
                .getBytes(StandardCharsets.UTF_8));
        return sum.getValue();
    }
}
