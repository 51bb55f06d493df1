package io.rondo.telegram;

import io.rondo.telegram.api.IncomingUpdate;
import io.rondo.telegram.api.UpdateInbox;
import io.rondo.telegram.api.WebhookUpdates;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;

/**
 * Where Telegram pushes updates to. One is stored before it is said to be taken; whatever goes wrong, Telegram sends it
 * again. Safe to use from several threads.
 */
@RestController
public final class Webhook {

    private static final Logger log = LoggerFactory.getLogger(Webhook.class);

    private final boolean isOn;
    private final String secret;
    private final UpdateInbox inbox;

    Webhook(boolean isOn, String secret, UpdateInbox inbox) {
        this.isOn = isOn;
        this.secret = secret;
        this.inbox = inbox;
    }

    /** @param given the secret that only Telegram knows */
    @PostMapping(TelegramSettings.WEBHOOK_PATH)
    public ResponseEntity<Void> push(
            @RequestHeader(name = WebhookUpdates.SECRET_HEADER, defaultValue = "") String given,
            @RequestBody String body) {
        if (!isOn) {
            return answer(HttpStatus.NOT_FOUND);
        }
        if (!WebhookUpdates.isOurs(secret, given)) {
            return answer(HttpStatus.FORBIDDEN);
        }
        IncomingUpdate update;
        try {
            update = WebhookUpdates.parse(body);
        } catch (IllegalArgumentException noUpdate) {
            return answer(HttpStatus.BAD_REQUEST);
        }
        try {
            inbox.store(List.of(update));
        } catch (RuntimeException away) {
            log.error("Update {} was not stored, Telegram will send it again", update.updateId(), away);
            return answer(HttpStatus.SERVICE_UNAVAILABLE);
        }
        return answer(HttpStatus.OK);
    }

    private static ResponseEntity<Void> answer(HttpStatus status) {
        return ResponseEntity.status(status).build();
    }
}
