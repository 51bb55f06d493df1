package io.rondo.runtime.settings;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Where a PostgreSQL of one's own is, as {@code DATABASE_URL} says it.
 *
 * @param jdbcUrl without user and password
 */
public record DatabaseAddress(String jdbcUrl, String user, Secret password) {

    private static final String DEFAULT_USER = "postgres";

    /**
     * Reads {@code postgresql://user:password@host:port/database?options}, as most providers write it, and the same behind
     * {@code jdbc:} with user and password as options.
     *
     * @throws IllegalArgumentException when it is neither; the message does not repeat the value, which holds a password
     */
    public static DatabaseAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text.startsWith("jdbc:") ? text.substring("jdbc:".length()) : text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "is not an address (percent-encode special characters of the password)", e);
        }
        String scheme = uri.getScheme();
        if (!"postgresql".equals(scheme) && !"postgres".equals(scheme)) {
            throw new IllegalArgumentException("must begin with postgresql://");
        }
        if (uri.getHost() == null || uri.getPath() == null || uri.getPath().length() < 2) {
            throw new IllegalArgumentException("must look like postgresql://user:password@host:5432/database");
        }
        String[] login = Optional.ofNullable(uri.getRawUserInfo()).orElse("").split(":", 2);
        String user = decode(login[0]);
        String password = login.length > 1 ? decode(login[1]) : "";
        return new DatabaseAddress(
                jdbcUrl(uri),
                user.isEmpty() ? option(uri, "user").orElse(DEFAULT_USER) : user,
                new Secret(password.isEmpty() ? option(uri, "password").orElse("") : password));
    }

    private static String jdbcUrl(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        String options = options(uri)
                .filter(option -> !option.startsWith("user=") && !option.startsWith("password="))
                .collect(Collectors.joining("&"));
        return "jdbc:postgresql://" + uri.getHost() + port + uri.getRawPath()
                + (options.isEmpty() ? "" : "?" + options);
    }

    private static Optional<String> option(URI uri, String name) {
        return options(uri)
                .filter(option -> option.startsWith(name + "="))
                .map(option -> decode(option.substring(name.length() + 1)))
                .findFirst();
    }

    private static Stream<String> options(URI uri) {
        return Arrays.stream(Optional.ofNullable(uri.getRawQuery()).orElse("").split("&"))
                .filter(option -> !option.isEmpty());
    }

    /** A plus stays a plus: this is no form. */
    private static String decode(String text) {
        return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    }
}
