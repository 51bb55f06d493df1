package io.rondo.runtime.settings;

import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Reads variables one by one and gathers what is wrong, so that all of it can be said at once. Not thread-safe. */
final class VariableReader {

    private final Map<String, String> variables;
    private final List<String> problems = new ArrayList<>();

    VariableReader(Map<String, String> variables) {
        this.variables = variables;
    }

    void problem(String text) {
        problems.add(text);
    }

    void throwProblems() {
        if (!problems.isEmpty()) {
            throw new EnvironmentException(problems);
        }
    }

    Optional<String> text(String name) {
        return Optional.ofNullable(variables.get(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    /** The variable itself, or the content of the file that the variable with {@code _FILE} behind its name gives. */
    Optional<Secret> secret(String name) {
        Optional<String> direct = text(name);
        if (direct.isPresent()) {
            return direct.map(Secret::new);
        }
        return text(name + "_FILE").flatMap(file -> secretIn(name + "_FILE", file));
    }

    private Optional<Secret> secretIn(String name, String file) {
        try {
            return Optional.of(Files.readString(Path.of(file)).strip())
                    .filter(value -> !value.isEmpty())
                    .map(Secret::new);
        } catch (IOException | IllegalArgumentException e) {
            problem(name + " names " + file + ", which cannot be read: write the path of a readable file");
            return Optional.empty();
        }
    }

    Map<String, Secret> secretsBeginningWith(String prefix, String... except) {
        Set<String> others = Set.of(except);
        Map<String, Secret> found = new TreeMap<>();
        variables.keySet().stream()
                .filter(name -> name.startsWith(prefix) && !others.contains(name))
                .map(name -> name.endsWith("_FILE") ? name.substring(0, name.length() - "_FILE".length()) : name)
                .distinct()
                .forEach(name -> secret(name).ifPresent(value -> found.put(name, value)));
        return Map.copyOf(found);
    }

    Optional<DatabaseAddress> database(String name) {
        try {
            return secret(name).map(value -> DatabaseAddress.parse(value.value()));
        } catch (IllegalArgumentException e) {
            problem(name + " " + e.getMessage());
            return Optional.empty();
        }
    }

    Optional<Secret> key(String name) {
        return secret(name).filter(secret -> {
            boolean fits = SecretKeyFile.isKey(secret);
            if (!fits) {
                problem(name + " must be 32 bytes in Base64: set it to the output of `openssl rand -base64 32`");
            }
            return fits;
        });
    }

    int port(String name, int otherwise) {
        Optional<String> value = text(name);
        try {
            int port = value.map(Integer::parseInt).orElse(otherwise);
            if (port >= 1 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        problem(name + " is \"" + value.orElse("") + "\": write a number from 1 to 65535");
        return otherwise;
    }

    /** @param example what to write, for the message about anything else */
    Optional<String> matching(String name, String pattern, String example) {
        return text(name).filter(value -> {
            boolean fits = value.matches(pattern);
            if (!fits) {
                problem(name + " is \"" + value + "\": write " + example);
            }
            return fits;
        });
    }

    Duration milliseconds(String name, int least, int most, int otherwise) {
        return Duration.ofMillis(number(name, least, most, otherwise));
    }

    int number(String name, int least, int most, int otherwise) {
        Optional<String> value = text(name);
        try {
            int number = value.map(Integer::parseInt).orElse(otherwise);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // said below, as for a number out of range
        }
        problem(name + " is \"" + value.orElse("") + "\": write a number from " + least + " to " + most);
        return otherwise;
    }

    <E extends Enum<E>> E oneOf(String name, Class<E> type, E otherwise) {
        Optional<String> value = text(name);
        if (value.isEmpty()) {
            return otherwise;
        }
        for (E constant : type.getEnumConstants()) {
            if (constant.name().equalsIgnoreCase(value.get())) {
                return constant;
            }
        }
        String choices = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(" or "));
        problem(name + " is \"" + value.get() + "\": write " + choices);
        return otherwise;
    }

    /** Without a slash at its end, so that a path can be put behind it. */
    Optional<URI> httpUrl(String name) {
        return url(name, "http", "https");
    }

    Optional<URI> url(String name, String... schemes) {
        return text(name).flatMap(value -> {
            Optional<URI> uri = uri(value.replaceFirst("/+$", ""), schemes);
            if (uri.isEmpty()) {
                problem(name + " is \"" + value + "\": write an address that begins with " + schemes[0] + ":// or "
                        + schemes[1] + "://");
            }
            return uri;
        });
    }

    /** An address that may hold a password, which a message about it must not repeat. */
    Optional<Secret> secretUri(String name, String... schemes) {
        return secret(name).filter(secret -> {
            boolean fits = uri(secret.value(), schemes).isPresent();
            if (!fits) {
                problem(name + " is no address that begins with " + schemes[0] + ":// or " + schemes[1] + "://");
            }
            return fits;
        });
    }

    private static Optional<URI> uri(String value, String... schemes) {
        try {
            URI uri = new URI(value);
            return Optional.of(uri)
                    .filter(address -> uri.getHost() != null
                            && uri.getScheme() != null
                            && Arrays.asList(schemes).contains(uri.getScheme().toLowerCase(Locale.ROOT)));
        } catch (URISyntaxException e) {
            return Optional.empty();
        }
    }
}
