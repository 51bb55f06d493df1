package io.rondo.telegram.send;

import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.delivery.Transport;
import io.rondo.telegram.api.SendFailure;
import io.rondo.telegram.api.TelegramHtml;
import io.rondo.telegram.api.TextSplitter;
import io.rondo.telegram.render.Key;
import io.rondo.telegram.render.Part;
import io.rondo.telegram.render.TelegramRenderer;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/**
 * Sends replies to Telegram, or edits what stands there. A reply of several messages goes on where it broke off, as long
 * as the process lives. Safe to use from several threads.
 *
 * <p>When the answer to a send is lost, nobody knows whether the message is there: it is sent again, and may then stand
 * there twice. That is the window which Telegram leaves, one send wide.
 */
public final class TelegramTransport implements Transport {

    private static final int MOST_UNFINISHED = 1_000;
    private static final int UNAUTHORISED = 401;

    private final TelegramRenderer renderer;
    private final Calls calls;
    private final Map<UUID, Progress> unfinished = new LinkedHashMap<>();

    private final TopicListener topics;

    /** Learns that a topic takes no messages any more. */
    @FunctionalInterface
    public interface TopicListener {
        /** The topic is closed or deleted; what was sent there went to the chat itself. May be called again for the same. */
        void gone(String chat, String topic);
    }

    /** How far a delivery of several messages has come. */
    private record Progress(int sent, String lastId) {}

    public TelegramTransport(TelegramClient client, TelegramRenderer renderer, TopicListener topics) {
        this.topics = topics;
        this.renderer = renderer;
        this.calls = new Calls(client);
    }

    @Override
    public Platform platform() {
        return Platform.TELEGRAM;
    }

    @Override
    public Outcome send(UUID deliveryId, Target target, Reply reply) {
        List<Part> parts = renderer.render(reply);
        if (parts.isEmpty()) {
            return new Outcome.Rejected("nothing to show");
        }
        Progress progress = takeUp(deliveryId);
        String lastId = progress.lastId();
        for (int i = progress.sent(); i < parts.size(); i++) {
            Outcome outcome = sendOne(
                    target.chat(), target.thread(), i == 0 ? target.messageId() : Optional.empty(), parts.get(i));
            if (!(outcome instanceof Outcome.Sent(String id))) {
                leaveOff(deliveryId, new Progress(i, lastId), outcome);
                return outcome;
            }
            lastId = id;
        }
        return new Outcome.Sent(lastId);
    }

    private Outcome sendOne(String chat, Optional<String> thread, Optional<String> messageId, Part part) {
        try {
            return new Outcome.Sent(
                    messageId.isPresent() ? calls.edit(chat, messageId.get(), part) : calls.send(chat, thread, part));
        } catch (TelegramApiException thrown) {
            return after(SendFailure.of(thrown), chat, thread, messageId, part);
        }
    }

    private Outcome after(
            SendFailure failure, String chat, Optional<String> thread, Optional<String> messageId, Part part) {
        return switch (failure) {
            case SendFailure.NotModified same -> new Outcome.Sent(messageId.orElse(""));
            case SendFailure.MessageGone gone when messageId.isPresent() -> new Outcome.MessageGone();
            case SendFailure.Unreachable(String why) -> new Outcome.Unreachable(why);
            case SendFailure.ChatGone(String why) -> new Outcome.Unreachable(why);
            case SendFailure.Moved(long toChatId) -> new Outcome.Moved(Long.toString(toChatId));
            case SendFailure.TooMany(Duration retryAfter) -> new Outcome.TooFast(retryAfter, false);
            case SendFailure.Trouble trouble -> new Outcome.Away(trouble.toString());
            case SendFailure.Unknown(String why) -> new Outcome.Away("the answer was lost: " + why);
            case SendFailure.Refused(int code, String why) -> refused(code, why, chat, thread, messageId, part);
            case SendFailure.MessageGone gone -> new Outcome.Rejected(gone.why());
            case SendFailure.PressExpired expired -> new Outcome.Rejected("no press");
        };
    }

    private Outcome refused(
            int code, String why, String chat, Optional<String> thread, Optional<String> messageId, Part part) {
        String text = why.toLowerCase(Locale.ROOT);
        if (code == UNAUTHORISED) {
            // The token is not valid now; what is to be sent must not be lost over that.
            return new Outcome.Away("401 " + why);
        }
        if (messageId.isPresent() && text.contains("no text in the message to edit")) {
            return asCaption(chat, messageId.get(), part);
        }
        boolean topicGone =
                text.contains("thread not found") || text.contains("topic_closed") || text.contains("topic_deleted");
        if (thread.isPresent() && topicGone) {
            Outcome outcome = sendOne(chat, Optional.empty(), messageId, part);
            if (outcome instanceof Outcome.Sent) {
                topics.gone(chat, thread.get());
            }
            return outcome;
        }
        if (part instanceof Part.LinkedPhoto(String url, String html, List<List<Key>> keyboard)
                && messageId.isEmpty()
                && code == 400) {
            return sendOne(chat, thread, messageId, new Part.Text(html, keyboard));
        }
        if (text.contains("not enough rights") || text.contains("chat_write_forbidden")) {
            return new Outcome.Unreachable(why);
        }
        return new Outcome.Rejected(code + " " + why);
    }

    /** The message that stands there has a picture or a file, so the new text goes under it, if it is short enough. */
    private Outcome asCaption(String chat, String messageId, Part part) {
        if (!(part instanceof Part.Text(String html, List<List<Key>> keyboard))
                || TextSplitter.html(html, TelegramHtml.LONGEST_CAPTION).size() > 1) {
            return new Outcome.MessageGone();
        }
        try {
            calls.editCaption(chat, messageId, html, keyboard);
            return new Outcome.Sent(messageId);
        } catch (TelegramApiException thrown) {
            return after(SendFailure.of(thrown), chat, Optional.empty(), Optional.of(messageId), part);
        }
    }

    private Progress takeUp(UUID deliveryId) {
        synchronized (unfinished) {
            return Optional.ofNullable(unfinished.remove(deliveryId)).orElse(new Progress(0, ""));
        }
    }

    private void leaveOff(UUID deliveryId, Progress progress, Outcome outcome) {
        boolean goesOn = outcome instanceof Outcome.Away || outcome instanceof Outcome.TooFast;
        if (!goesOn || progress.sent() == 0) {
            return;
        }
        synchronized (unfinished) {
            unfinished.put(deliveryId, progress);
            if (unfinished.size() > MOST_UNFINISHED) {
                unfinished.remove(unfinished.keySet().iterator().next());
            }
        }
    }
}
