package io.rondo.telegram;

/**
 * Who the bot is on Telegram.
 *
 * @param username without the @
 */
public record BotIdentity(String id, String username) {

    /** A link that opens the private chat with the bot; pressed Start there, Telegram hands us the payload. */
    public String deepLink(String payload) {
        return "https://t.me/" + username + "?start=" + payload;
    }

    /** A link that opens the private chat with the bot. */
    public String link() {
        return "https://t.me/" + username;
    }
}
