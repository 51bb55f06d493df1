package io.rondo.discord.answer;

import io.rondo.chat.Answer;
import io.rondo.discord.render.DiscordRenderer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.interactions.callbacks.IMessageEditCallback;
import net.dv8tion.jda.api.interactions.callbacks.IModalCallback;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/**
 * One interaction while it is being answered. Discord takes one first response, within three seconds: the answer itself or a
 * deferral, which fixes whether the answer is private. One atomic switch decides which it is, so that a deferral and an answer
 * that come at the same instant are never both sent. Thread-safe; its calls wait for Discord.
 */
final class Exchange {

    private enum Stage {
        OPEN,
        DEFERRED,
        ANSWERED
    }

    private final IReplyCallback interaction;
    private Answer expected = Answer.PRIVATE;
    private final boolean ephemeral;
    private final AtomicReference<Stage> stage = new AtomicReference<>(Stage.OPEN);
    private volatile boolean finished;
    private volatile Optional<String> answer = Optional.empty();

    /**
     * An interaction that nobody has responded to. Until more is known it is expected to be answered in private.
     *
     * @param ephemeral whether private messages have to be made ephemeral; in a direct chat everything is private
     */
    Exchange(IReplyCallback interaction, boolean ephemeral) {
        this.interaction = interaction;
        this.ephemeral = ephemeral;
    }

    String id() {
        return interaction.getId();
    }

    /** How it will be answered, or was deferred. */
    synchronized Answer expected() {
        return expected;
    }

    /**
     * Says how it will be answered; too late after a deferral, which has fixed it.
     *
     * @param answer EDIT only where the message may be edited, FORM where a modal may follow
     */
    synchronized void expect(Answer answer) {
        if (stage.get() == Stage.OPEN) {
            expected = answer;
        }
    }

    /** Tells Discord that the answer takes its time, unless there is one already. A form cannot follow, so it is not deferred. */
    boolean defer() {
        Answer how;
        synchronized (this) {
            how = expected;
            if (how == Answer.FORM || !stage.compareAndSet(Stage.OPEN, Stage.DEFERRED)) {
                return false;
            }
        }
        if (how == Answer.EDIT) {
            editor().deferEdit().complete();
        } else {
            interaction.deferReply(isEphemeral(how)).complete();
        }
        return true;
    }

    /**
     * Answers with messages, or edits the deferral into them. What is private stays private, whatever was deferred.
     *
     * @param messages at least one
     */
    void say(Answer how, List<MessageCreateData> messages) {
        MessageCreateData first = messages.getFirst();
        boolean isEdit = how == Answer.EDIT && expected() == Answer.EDIT;
        Message shown;
        if (stage.compareAndSet(Stage.OPEN, Stage.ANSWERED)) {
            shown = respond(isEdit, how, first).getCallbackResponse().getMessage();
        } else if (isEdit || isDeferredAs(how)) {
            shown = hook().editOriginal(DiscordRenderer.edit(first)).complete();
        } else {
            shown = sayBeside(how, first);
        }
        answer = Optional.ofNullable(shown).filter(Message::isEphemeral).map(Message::getId);
        for (MessageCreateData next : messages.subList(1, messages.size())) {
            hook().sendMessage(next).setEphemeral(isEphemeral(how)).complete();
        }
    }

    private InteractionHook respond(boolean isEdit, Answer how, MessageCreateData message) {
        return isEdit
                ? editor().editMessage(DiscordRenderer.edit(message)).complete()
                : interaction.reply(message).setEphemeral(isEphemeral(how)).complete();
    }

    /** The message that stands as the answer, where nobody else sees it: only this interaction's token can change it. */
    Optional<String> ownMessage() {
        return answer;
    }

    /** A deferral in public cannot become private: it goes, and the answer is a message of its own. */
    private Message sayBeside(Answer how, MessageCreateData message) {
        if (expected() == Answer.PUBLIC) {
            hook().deleteOriginal().complete();
        }
        return hook().sendMessage(message).setEphemeral(isEphemeral(how)).complete();
    }

    private boolean isDeferredAs(Answer how) {
        return expected() == Answer.PRIVATE || (expected() == Answer.PUBLIC && how == Answer.PUBLIC);
    }

    /** Shows a modal. @return false where none can be shown: after a deferral, or as the answer to another one */
    boolean show(Modal modal) {
        if (!(interaction instanceof IModalCallback asks) || !stage.compareAndSet(Stage.OPEN, Stage.ANSWERED)) {
            return false;
        }
        asks.replyModal(modal).complete();
        return true;
    }

    /** Discord has the whole answer. */
    void finished() {
        finished = true;
    }

    boolean isFinished() {
        return finished;
    }

    /** Whether a modal could still be shown; another thread may defer in the next instant. */
    boolean mayShowModal() {
        return interaction instanceof IModalCallback && stage.get() == Stage.OPEN;
    }

    /** Responds without showing anything. */
    void sayNothing() {
        boolean first = stage.compareAndSet(Stage.OPEN, Stage.ANSWERED);
        if (expected() == Answer.EDIT) {
            if (first) {
                editor().deferEdit().complete();
            }
            return;
        }
        if (first) {
            interaction.deferReply(ephemeral).complete();
        }
        hook().deleteOriginal().complete();
    }

    private boolean isEphemeral(Answer how) {
        return ephemeral && how != Answer.PUBLIC;
    }

    private IMessageEditCallback editor() {
        return Optional.of(interaction)
                .filter(IMessageEditCallback.class::isInstance)
                .map(IMessageEditCallback.class::cast)
                .orElseThrow(() -> new IllegalStateException("sits on no message: interaction " + id()));
    }

    private InteractionHook hook() {
        return interaction.getHook();
    }
}
