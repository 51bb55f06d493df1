package io.rondo.tx;

/**
 * A queue by its logical name, such as {@code datemaker} or {@code bot_telegram}. The carrier adds the environment
 * ({@code datemaker_prod}); a name that begins with {@code =} is meant to the letter, as an asker's {@code reply_to} is.
 */
public record Queue(String name) {

    public static final Queue DATEMAKER = new Queue("datemaker");
    public static final Queue QUESTS = new Queue("quests");
    public static final Queue TWITTER_VERIFIER = new Queue("twitter_verifier");
    private static final String BOT = "bot_";
    private static final String EXACT = "=";

    /** The queue of the bot of a platform, by the platform's key such as {@code telegram}. */
    public static Queue bot(String platform) {
        return new Queue(BOT + platform);
    }

    /** A queue outside the topology, as named by whoever asks for an answer there. */
    public static Queue exactly(String physicalName) {
        return new Queue(EXACT + physicalName);
    }

    public boolean isBot() {
        return name.startsWith(BOT);
    }

    /** The key of the platform whose bot reads this queue. */
    public String platform() {
        if (!isBot()) {
            throw new IllegalStateException(name + " is no bot's queue");
        }
        return name.substring(BOT.length());
    }

    /** The name on the broker in an environment ({@code dev} or {@code prod}). */
    public String physicalName(String environment) {
        return name.startsWith(EXACT) ? name.substring(EXACT.length()) : name + "_" + environment;
    }
}
