package io.rondo.telegram.intake;

import io.rondo.runtime.db.SessionLock;
import io.rondo.telegram.BotIdentity;
import io.rondo.telegram.api.SendFailure;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/**
 * Keeps updates coming in and being handled, in one process per bot: waits for the lock, asks Telegram who the bot is, and
 * then works until the lock is lost or the process ends. Where Telegram or the database is away, it keeps trying.
 * Thread-safe.
 */
public final class Intake implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration FIRST_BACK_OFF = Duration.ofMillis(250);
    private static final Duration LONGEST_BACK_OFF = Duration.ofSeconds(30);
    private static final Duration GOODBYE = Duration.ofSeconds(25);

    private final SessionLock lock;
    private final TelegramClient client;
    private final String botId;
    private final Work work;
    private final CountDownLatch stopping = new CountDownLatch(1);
    private final Thread thread =
            Thread.ofPlatform().daemon().name("telegram-intake").unstarted(this::run);
    private volatile Optional<Shift> shift = Optional.empty();
    private volatile Optional<String> problem = Optional.empty();

    /** What is done while this process is the bot's one. */
    @FunctionalInterface
    public interface Work {
        /** @throws TelegramApiException when Telegram does not let it begin; it is tried again */
        Shift begin(BotIdentity bot) throws TelegramApiException;
    }

    /** Work that goes on until it is closed. */
    public interface Shift extends AutoCloseable {

        /** What is wrong with it at the moment, for the operator; empty when it goes well. */
        Optional<String> problem();

        @Override
        void close();
    }

    /**
     * Does not begin before {@link #start}.
     *
     * @param lock held by the one process that takes this bot's updates
     */
    public Intake(SessionLock lock, TelegramClient client, String botId, Work work) {
        this.lock = lock;
        this.client = client;
        this.botId = botId;
        this.work = work;
    }

    /** Begins and returns at once; call once. */
    public void start() {
        thread.start();
    }

    /** Whether its thread runs. */
    public boolean isAlive() {
        return thread.isAlive();
    }

    /** Whether this process is the one that takes updates. */
    public boolean isOnDuty() {
        return shift.isPresent();
    }

    /** Why no updates come in, in words for the operator; empty when all is well, also while another process takes them. */
    public Optional<String> problem() {
        return shift.flatMap(Shift::problem).or(() -> problem);
    }

    private void run() {
        Duration backOff = FIRST_BACK_OFF;
        while (stopping.getCount() > 0) {
            try {
                look();
                backOff = FIRST_BACK_OFF;
                await(LOOK);
            } catch (TelegramApiException refused) {
                SendFailure failure = SendFailure.of(refused);
                problem = Optional.of(inWords(failure));
                log.warn("Telegram does not let the bot begin: {}", problem.get());
                backOff = pause(backOff);
            } catch (RuntimeException | Error failure) {
                problem = Optional.of(failure.getClass().getSimpleName());
                log.error("Taking updates from Telegram broke, trying again", failure);
                backOff = pause(backOff);
            }
        }
    }

    private void look() throws TelegramApiException {
        SessionLock.Hold hold = lock.check();
        if (hold == SessionLock.Hold.NONE) {
            endShift();
            problem = Optional.empty();
        } else if (shift.isEmpty()) {
            BotIdentity bot = whoAmI();
            shift = Optional.of(work.begin(bot));
            problem = Optional.empty();
            log.info("Telegram: @{} takes updates", bot.username());
        }
    }

    private BotIdentity whoAmI() throws TelegramApiException {
        User me = client.execute(new GetMe());
        return new BotIdentity(botId, me.getUserName());
    }

    private static String inWords(SendFailure failure) {
        return failure instanceof SendFailure.Refused(int code, String why) && (code == 401 || code == 404)
                ? "the token is not accepted: copy it from @BotFather again (TELEGRAM_TOKEN)"
                : failure.toString();
    }

    private Duration pause(Duration backOff) {
        await(backOff);
        Duration doubled = backOff.multipliedBy(2);
        return doubled.compareTo(LONGEST_BACK_OFF) > 0 ? LONGEST_BACK_OFF : doubled;
    }

    private void await(Duration time) {
        try {
            stopping.await(time.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            stopping.countDown();
        }
    }

    private void endShift() {
        shift.ifPresent(Shift::close);
        shift = Optional.empty();
    }

    /** Takes nothing in any more, lets what is being handled finish, and lets go of the lock. */
    @Override
    public void close() {
        stopping.countDown();
        try {
            thread.join(GOODBYE);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        endShift();
        lock.close();
    }
}
