package io.rondo.chat.dispatch;

import io.rondo.chat.Incoming;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Takes out of what people and clients send what no text needs: characters that the database refuses (NUL, half of a pair),
 * control characters, and those that turn the direction of the text around them.
 */
final class Cleaning {

    private static final Pattern LINE_ENDS = Pattern.compile("\\r\\n?|[\\u000B\\u000C\\u0085\\u2028\\u2029]");
    private static final Pattern UNWANTED = Pattern.compile("[\\p{Cc}\\p{Cs}\\u202D\\u202E&&[^\\n\\t]]");
    private static final Pattern SPACES = Pattern.compile("[\\s\\u00A0]+");

    private Cleaning() {}

    static String text(String text) {
        return UNWANTED.matcher(LINE_ENDS.matcher(text).replaceAll("\n")).replaceAll("");
    }

    static String oneLine(String text) {
        return SPACES.matcher(text).replaceAll(" ").strip();
    }

    /** The request with its names and its line cleaned; options are cleaned as they are read. */
    static Incoming request(Incoming incoming) {
        Incoming.Sender sender = incoming.sender();
        Incoming.Chat chat = incoming.chat();
        return new Incoming(
                incoming.requestId(),
                incoming.platform(),
                new Incoming.Sender(
                        sender.externalId(),
                        name(sender.username()),
                        oneLine(text(sender.name())),
                        sender.locale(),
                        sender.zone(),
                        sender.role(),
                        sender.directChat(),
                        sender.roles()),
                new Incoming.Chat(chat.place(), chat.externalId(), name(chat.title()), chat.thread(), chat.messageId()),
                incoming.input() instanceof Incoming.Input.Line(String line, boolean addressed)
                        ? new Incoming.Input.Line(text(line), addressed)
                        : incoming.input());
    }

    private static Optional<String> name(Optional<String> name) {
        return name.map(Cleaning::text).map(Cleaning::oneLine).filter(text -> !text.isEmpty());
    }
}
