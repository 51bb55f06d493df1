package io.rondo.discord.answer;

import io.rondo.chat.reply.Reply;
import java.util.List;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;

/** Replies as Discord shows them. Safe to use from several threads. */
public interface Rendering {

    /** The messages of a reply, in their order; none for a reply that shows nothing. A form is none of these. */
    List<MessageCreateData> messages(Reply reply);

    /**
     * A form as a modal; each question's component has the question's name as its id.
     *
     * @param customId what the modal is sent back with
     */
    Modal modal(Reply.Form form, String customId);
}
