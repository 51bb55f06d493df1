package io.rondo.chat;

import io.rondo.chat.reply.Action;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What came in from a platform, before it is known what it means to us.
 *
 * @param requestId unique per press or line, and the same when the platform delivers it again
 */
public record Incoming(String requestId, Platform platform, Sender sender, Chat chat, Input input) {

    /**
     * Who sent it, from the platform's own sender field.
     *
     * @param role what the platform says of the sender's rights in this chat, where it was asked
     * @param directChat where the bot may write to the sender, as far as this request shows it
     * @param roles the sender's roles in this chat, by the platform's ids; empty where the platform does not tell them
     */
    public record Sender(
            String externalId,
            Optional<String> username,
            String name,
            Optional<String> locale,
            Optional<String> zone,
            Optional<Role> role,
            Optional<String> directChat,
            Optional<Set<String>> roles) {

        /** A sender of whose roles nothing is told. */
        public Sender(
                String externalId,
                Optional<String> username,
                String name,
                Optional<String> locale,
                Optional<String> zone,
                Optional<Role> role,
                Optional<String> directChat) {
            this(externalId, username, name, locale, zone, role, directChat, Optional.empty());
        }

        /** The same with these roles. */
        public Sender with(Set<String> newRoles) {
            return new Sender(
                    externalId, username, name, locale, zone, role, directChat, Optional.of(Set.copyOf(newRoles)));
        }
    }

    /**
     * Where it was sent.
     *
     * @param messageId the message that the button sits on
     */
    public record Chat(
            Place place,
            String externalId,
            Optional<String> title,
            Optional<String> thread,
            Optional<String> messageId) {}

    /** What was said or done. */
    public sealed interface Input {
        /**
         * A typed line, a command or not.
         *
         * @param addressed whether it is surely meant for this bot: it named the bot, or no other could be meant
         */
        record Line(String text, boolean addressed) implements Input {

            /** A line that may be meant for anyone in the chat. */
            public Line(String text) {
                this(text, false);
            }
        }

        /** A command as the platform parsed it. */
        record Invocation(String command, Map<String, String> options) implements Input {}

        /** A pressed button, with the signed data that it carried. */
        record Press(String data) implements Input {}

        /** A filled form: the action that the form's reply named, from our own rows or signed data, and the answers. */
        record Submission(Action submit, Map<String, String> answers) implements Input {}
    }
}
