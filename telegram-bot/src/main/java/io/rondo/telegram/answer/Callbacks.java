package io.rondo.telegram.answer;

import io.rondo.telegram.api.SendFailure;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.AnswerCallbackQuery;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/**
 * Ends the waiting circle of a pressed button, with a notice that only the person sees. Best effort: a press lives for
 * seconds, and what matters is a message besides. Safe to use from several threads.
 */
public final class Callbacks {

    /** The most characters of a notice. */
    static final int LONGEST_NOTICE = 200;

    private static final Logger log = LoggerFactory.getLogger(Callbacks.class);

    private final TelegramClient client;

    public Callbacks(TelegramClient client) {
        this.client = client;
    }

    /** What the person sees: nothing, a short notice, or a link that their app opens. */
    record Notice(String text, boolean alert, Optional<String> url) {

        static final Notice NONE = new Notice("", false, Optional.empty());

        static Notice of(String text) {
            return new Notice(text, false, Optional.empty());
        }

        /** One that has to be closed, since nothing else will tell. */
        static Notice alert(String text) {
            return new Notice(text, true, Optional.empty());
        }

        static Notice opening(String url) {
            return new Notice("", false, Optional.of(url));
        }
    }

    /** Answers beside the caller, so that a slow network holds up nothing. */
    void answer(String callbackId, Notice notice) {
        Thread.ofVirtual().name("telegram-callback").start(() -> answerNow(callbackId, notice));
    }

    private void answerNow(String callbackId, Notice notice) {
        AnswerCallbackQuery answer = new AnswerCallbackQuery(callbackId);
        if (!notice.text().isEmpty()) {
            answer.setText(cut(notice.text()));
            answer.setShowAlert(notice.alert());
        }
        notice.url().ifPresent(answer::setUrl);
        try {
            client.execute(answer);
        } catch (TelegramApiException failure) {
            if (!(SendFailure.of(failure) instanceof SendFailure.PressExpired)) {
                log.info("A press was not answered: {}", SendFailure.of(failure));
            }
        }
    }

    private static String cut(String text) {
        if (text.length() <= LONGEST_NOTICE) {
            return text;
        }
        int end = LONGEST_NOTICE - 1;
        return text.substring(0, Character.isHighSurrogate(text.charAt(end - 1)) ? end - 1 : end) + "…";
    }
}
