package io.rondo.telegram.api;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import org.telegram.telegrambots.meta.TelegramUrl;

/** Reads {@code TELEGRAM_API_URL}: people run their own Bot API servers. */
public final class BotApiUrl {

    private BotApiUrl() {}

    /**
     * The address of a Bot API server.
     *
     * @param configured such as {@code http://localhost:8081}; blank for Telegram's own server
     * @throws IllegalArgumentException with a sentence for the operator when it is not {@code http(s)://host[:port]}
     */
    public static TelegramUrl parse(String configured) {
        if (configured.isBlank()) {
            return TelegramUrl.DEFAULT_URL;
        }
        URI uri;
        try {
            uri = new URI(configured.strip());
        } catch (URISyntaxException e) {
            throw refused(configured, "it is not a URL");
        }
        String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
        if (!scheme.equals("http") && !scheme.equals("https")) {
            throw refused(configured, "it must begin with http:// or https://");
        }
        if (uri.getHost() == null) {
            throw refused(configured, "it names no host");
        }
        boolean bare = (uri.getPath() == null
                        || uri.getPath().isEmpty()
                        || uri.getPath().equals("/"))
                && uri.getQuery() == null
                && uri.getFragment() == null
                && uri.getUserInfo() == null;
        if (!bare) {
            throw refused(configured, "only scheme, host and port are allowed");
        }
        int port = uri.getPort() >= 0 ? uri.getPort() : scheme.equals("https") ? 443 : 80;
        return new TelegramUrl(scheme, uri.getHost(), port, false);
    }

    private static IllegalArgumentException refused(String configured, String why) {
        return new IllegalArgumentException(
                "TELEGRAM_API_URL is \"" + configured + "\", but " + why + "; an example: http://localhost:8081");
    }
}
