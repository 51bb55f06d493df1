package io.rondo.telegram.intake;

import io.rondo.runtime.duty.Shift;
import io.rondo.telegram.api.StoringGetUpdates;
import io.rondo.telegram.update.UpdateWorker;
import java.util.Optional;
import org.telegram.telegrambots.meta.api.methods.updates.SetWebhook;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** Updates that Telegram pushes: the webhook stores them, in any process, and this worker handles them. Thread-safe. */
public final class Pushed implements Shift {

    private final UpdateWorker worker;

    private Pushed(UpdateWorker worker) {
        this.worker = worker;
    }

    /**
     * Tells Telegram where to push to, and begins.
     *
     * @param secret that Telegram repeats with each update
     * @throws TelegramApiException when Telegram does not take the address
     */
    public static Pushed begin(TelegramClient client, String url, String secret, UpdateWorker worker)
            throws TelegramApiException {
        client.execute(SetWebhook.builder()
                .url(url)
                .secretToken(secret)
                .allowedUpdates(StoringGetUpdates.ALLOWED)
                .build());
        worker.start();
        return new Pushed(worker);
    }

    @Override
    public Optional<String> problem() {
        return worker.isAlive() ? Optional.empty() : Optional.of("updates are not handled");
    }

    @Override
    public void close() {
        worker.close();
    }
}
