package io.rondo.telegram.render;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Set;

/** Which addresses Telegram takes for buttons and pictures: not those that only this machine knows. */
final class PublicUrl {

    private static final Set<String> SCHEMES = Set.of("http", "https");

    private PublicUrl() {}

    static boolean isOne(String url) {
        if (url.startsWith("tg://")) {
            return true;
        }
        try {
            URI uri = new URI(url);
            return uri.getScheme() != null
                    && SCHEMES.contains(uri.getScheme().toLowerCase(java.util.Locale.ROOT))
                    && uri.getHost() != null
                    && uri.getHost().contains(".");
        } catch (URISyntaxException noUrl) {
            return false;
        }
    }
}
