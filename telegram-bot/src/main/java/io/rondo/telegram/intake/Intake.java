package io.rondo.telegram.intake;

import io.rondo.runtime.db.SessionLock;
import io.rondo.runtime.duty.Duty;
import io.rondo.runtime.duty.NotNowException;
import io.rondo.runtime.duty.Shift;
import io.rondo.telegram.BotIdentity;
import io.rondo.telegram.api.SendFailure;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.telegram.telegrambots.meta.api.methods.GetMe;
import org.telegram.telegrambots.meta.api.objects.User;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/**
 * Keeps updates coming in and being handled, in one process per bot: asks Telegram who the bot is, and then works. Where Telegram or
 * the database is away, it keeps trying. Thread-safe.
 */
public final class Intake implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(Intake.class);
    private static final Duty.Pauses PAUSES = new Duty.Pauses(Duration.ofMillis(250), Duration.ofSeconds(30));

    private final Duty<Shift> duty;
    private final TelegramClient client;
    private final String botId;
    private final Work work;

    /** What is done while this process is the bot's one. */
    @FunctionalInterface
    public interface Work {
        /** @throws TelegramApiException when Telegram does not let it begin; it is tried again */
        Shift begin(BotIdentity bot) throws TelegramApiException;
    }

    /**
     * Does not begin before {@link #start}.
     *
     * @param lock held by the one process that takes this bot's updates
     */
    public Intake(SessionLock lock, TelegramClient client, String botId, Work work) {
        this.duty = new Duty<>("telegram-intake", lock, this::begin, PAUSES);
        this.client = client;
        this.botId = botId;
        this.work = work;
    }

    /** Begins and returns at once; call once. */
    public void start() {
        duty.start();
    }

    /** Whether its thread runs. */
    public boolean isAlive() {
        return duty.isAlive();
    }

    /** Whether this process is the one that takes updates. */
    public boolean isOnDuty() {
        return duty.shift().isPresent();
    }

    /** Why no updates come in, in words for the operator; empty when all is well, also while another process takes them. */
    public Optional<String> problem() {
        return duty.problem();
    }

    private Shift begin() throws NotNowException {
        try {
            BotIdentity bot = whoAmI();
            Shift shift = work.begin(bot);
            log.info("Telegram: @{} takes updates", bot.username());
            return shift;
        } catch (TelegramApiException refused) {
            throw new NotNowException(inWords(SendFailure.of(refused)));
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

    /** Takes nothing in any more, lets what is being handled finish, and lets go of the lock. */
    @Override
    public void close() {
        duty.close();
    }
}
