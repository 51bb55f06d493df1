package io.rondo.telegram.api;

import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.objects.ResponseParameters;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.exceptions.TelegramApiRequestException;

/** What a failed call to Telegram means for what is to be done next. */
public sealed interface SendFailure {

    /** The person has blocked the bot, has deleted the account, or has never written to the bot. */
    record Unreachable(String why) implements SendFailure {}

    /** The bot is no longer in this chat, or there is no such chat. */
    record ChatGone(String why) implements SendFailure {}

    /** The group has become a supergroup; send there instead. */
    record Moved(long toChatId) implements SendFailure {}

    /** Too much was sent; nothing of this call happened, and nothing will before that time is over. */
    record TooMany(Duration retryAfter) implements SendFailure {}

    /** The message already says this; as good as done. */
    record NotModified() implements SendFailure {}

    /** The message to change or delete is not there any more, or too old. */
    record MessageGone(String why) implements SendFailure {}

    /** The press is too old to be answered, or has been. */
    record PressExpired() implements SendFailure {}

    /** Telegram refuses the call as it is; trying again changes nothing. */
    record Refused(int code, String why) implements SendFailure {}

    /** Telegram had trouble and said so; try again later. */
    record Trouble(int code, String why) implements SendFailure {}

    /** Nobody knows whether the call had its effect: the answer was lost. */
    record Unknown(String why) implements SendFailure {}

    /** Reads the meaning of what the library threw. */
    public static SendFailure of(TelegramApiException thrown) {
        if (!(thrown instanceof TelegramApiRequestException refusal)
                || refusal.getErrorCode() == null
                || refusal.getErrorCode() == 0) {
            return new Unknown(thrown.getClass().getSimpleName());
        }
        int code = refusal.getErrorCode();
        String why = Optional.ofNullable(refusal.getApiResponse()).orElse("");
        Optional<ResponseParameters> parameters = Optional.ofNullable(refusal.getParameters());
        Optional<Long> movedTo = parameters.map(ResponseParameters::getMigrateToChatId);
        if (movedTo.isPresent()) {
            return new Moved(movedTo.get());
        }
        return switch (code) {
            case 400 -> badRequest(why);
            case 403 -> forbidden(why);
            case 429 ->
                new TooMany(Duration.ofSeconds(
                        parameters.map(ResponseParameters::getRetryAfter).orElse(1)));
            default -> code >= 500 ? new Trouble(code, why) : new Refused(code, why);
        };
    }

    private static SendFailure forbidden(String why) {
        String text = why.toLowerCase(Locale.ROOT);
        return text.contains("kicked") || text.contains("not a member") || text.contains("chat was deleted")
                ? new ChatGone(why)
                : new Unreachable(why);
    }

    private static SendFailure badRequest(String why) {
        String text = why.toLowerCase(Locale.ROOT);
        if (text.contains("message is not modified")) {
            return new NotModified();
        }
        if (text.contains("query is too old")) {
            return new PressExpired();
        }
        if (text.contains("chat not found") || text.contains("peer_id_invalid")) {
            return new ChatGone(why);
        }
        boolean gone = text.contains("message to edit not found")
                || text.contains("message to delete not found")
                || text.contains("message can't be edited")
                || text.contains("message can't be deleted")
                || text.contains("message_id_invalid");
        return gone ? new MessageGone(why) : new Refused(400, why);
    }
}
