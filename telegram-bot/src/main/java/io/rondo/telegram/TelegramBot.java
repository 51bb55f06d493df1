package io.rondo.telegram;

import io.rondo.Features;
import io.rondo.chat.Platform;
import io.rondo.delivery.TokenBuckets;
import io.rondo.delivery.Transport;
import io.rondo.runtime.SenderPlan;
import io.rondo.runtime.db.SessionLock;
import io.rondo.runtime.delivery.SenderSettings;
import io.rondo.runtime.duty.Shift;
import io.rondo.secret.MasterKey;
import io.rondo.telegram.answer.Administrators;
import io.rondo.telegram.answer.Callbacks;
import io.rondo.telegram.answer.UpdateHandling;
import io.rondo.telegram.api.BotApiUrl;
import io.rondo.telegram.api.BotHttp;
import io.rondo.telegram.api.PollingSession;
import io.rondo.telegram.api.SendFailure;
import io.rondo.telegram.intake.CommandMenus;
import io.rondo.telegram.intake.Intake;
import io.rondo.telegram.intake.Polling;
import io.rondo.telegram.intake.Pushed;
import io.rondo.telegram.render.TelegramRenderer;
import io.rondo.telegram.send.TelegramTransport;
import io.rondo.telegram.update.UpdateRows;
import io.rondo.telegram.update.UpdateWorker;
import io.rondo.tx.Transactor;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import okhttp3.OkHttpClient;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.client.okhttp.OkHttpTelegramClient;
import org.telegram.telegrambots.meta.TelegramUrl;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/**
 * The bot: how its parts hang together. Updates come in by {@link Intake}, are stored in {@link UpdateRows}, handled by
 * {@link UpdateHandling} through the core's dispatcher, and answered with deliveries, which the runtime's sender hands to
 * {@link TelegramTransport}. Thread-safe.
 */
public final class TelegramBot {

    private static final Logger log = LoggerFactory.getLogger(TelegramBot.class);
    private static final int SECRET_BYTES = 32;
    private static final int MENU_TRIES = 8;
    /** Beyond the length of a poll. */
    private static final Duration SILENCE = Duration.ofSeconds(90);

    private final TelegramSettings settings;
    private final Features features;
    private final Transactor transactor;
    private final InstantSource clock;
    private final TelegramUrl url;
    private final OkHttpClient http = BotHttp.forSending();
    private final TelegramClient client;
    private final UpdateRows rows;
    private final TelegramTransport transport;
    private final Intake intake;
    private final String webhookSecret;
    private final CountDownLatch closing = new CountDownLatch(1);

    /** @param unpooled opens a new connection with each call, for the lock */
    public TelegramBot(
            TelegramSettings settings,
            Features features,
            Transactor transactor,
            MasterKey key,
            DataSource unpooled,
            InstantSource clock) {
        this.settings = settings;
        this.features = features;
        this.transactor = transactor;
        this.clock = clock;
        this.url = BotApiUrl.parse(settings.apiUrl());
        this.client = new OkHttpTelegramClient(http, settings.token(), url);
        this.rows = new UpdateRows(transactor, key.box("updates"), settings.botId());
        this.transport = new TelegramTransport(client, new TelegramRenderer(features.codec()::encode));
        this.webhookSecret = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(key.authenticator("telegram webhook", SECRET_BYTES)
                        .sign(settings.botId().getBytes(StandardCharsets.UTF_8)));
        this.intake = new Intake(
                new SessionLock(unpooled, "rondo telegram updates " + settings.botId()),
                client,
                settings.botId(),
                this::begin);
    }

    public TelegramSettings settings() {
        return settings;
    }

    /** Takes updates in; to be started after what sends, and stopped before it. */
    public Intake intake() {
        return intake;
    }

    /** What takes pushed updates. */
    public Webhook webhook() {
        return new Webhook(settings.webhook(), webhookSecret, rows);
    }

    public Transport transport() {
        return transport;
    }

    /** How the runtime's sender sends for this bot: within Telegram's limits, one chat after the other. */
    public SenderPlan senderPlan() {
        return new SenderPlan(
                transport,
                settings.botId(),
                SenderSettings.oneAtATime(
                        new TokenBuckets(TokenBuckets.Limits.TELEGRAM, chat -> chat.startsWith("-"))));
    }

    public Platform platform() {
        return Platform.TELEGRAM;
    }

    /** Begins to take updates and to handle them, those left over from an earlier process first. */
    private Shift begin(BotIdentity bot) throws TelegramApiException {
        UpdateWorker worker = new UpdateWorker(
                rows,
                new UpdateHandling(
                        bot, features, transactor, rows, new Administrators(client, clock), new Callbacks(client)));
        Shift shift = settings.webhook()
                ? Pushed.begin(client, settings.webhookUrl(), webhookSecret, worker)
                : Polling.begin(
                        new PollingSession(settings.token(), url, settings.polling(), clock, rows),
                        worker,
                        clock,
                        settings.polling().pollTimeout().plus(SILENCE));
        Thread.ofVirtual().name("telegram-menus").start(this::publishMenus);
        return shift;
    }

    /** The menus are a convenience: what keeps them from being set keeps nothing else. */
    private void publishMenus() {
        CommandMenus menus = new CommandMenus(client, features.catalogue(), features.bundles());
        for (int attempt = 1; attempt <= MENU_TRIES; attempt++) {
            try {
                menus.publish();
                return;
            } catch (TelegramApiException failure) {
                log.info("The command menus were not set (try {}): {}", attempt, SendFailure.of(failure));
            }
            if (closesWithin(Duration.ofSeconds(1L << attempt))) {
                return;
            }
        }
    }

    private boolean closesWithin(Duration time) {
        try {
            return closing.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            return true;
        }
    }

    /** Lets go of the network; to be called when nothing is sent any more. */
    public void close() {
        closing.countDown();
        http.dispatcher().executorService().shutdown();
        http.connectionPool().evictAll();
    }
}
