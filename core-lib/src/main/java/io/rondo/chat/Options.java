package io.rondo.chat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * The options of one request, each already of its declared type: {@code String} (Text, OneOf, Internal), {@code Long},
 * {@code Boolean}, {@code Duration}, {@code Instant}, {@code LocalDate}, {@code ZoneId}, {@code UUID} (Person, Reference).
 *
 * @param raw the same as they were written, for forms that are shown again and buttons that carry them on
 */
public record Options(Map<String, Object> values, Map<String, String> raw) {

    public static final Options NONE = new Options(Map.of(), Map.of());

    public Options {
        values = Map.copyOf(values);
        raw = Map.copyOf(raw);
    }

    public boolean has(String name) {
        return values.containsKey(name);
    }

    public Optional<String> text(String name) {
        return value(name, String.class);
    }

    public Optional<Integer> number(String name) {
        return value(name, Long.class).map(Math::toIntExact);
    }

    public Optional<Boolean> yesNo(String name) {
        return value(name, Boolean.class);
    }

    public Optional<Duration> length(String name) {
        return value(name, Duration.class);
    }

    public Optional<Instant> moment(String name) {
        return value(name, Instant.class);
    }

    public Optional<LocalDate> date(String name) {
        return value(name, LocalDate.class);
    }

    public Optional<ZoneId> zone(String name) {
        return value(name, ZoneId.class);
    }

    /** A Person's or a Reference's id, or an Internal option that holds one. */
    public Optional<UUID> id(String name) {
        return Optional.ofNullable(values.get(name)).map(value -> value instanceof UUID id ? id : parse(value));
    }

    /** A required option. */
    public UUID requiredId(String name) {
        return id(name).orElseThrow(() -> new UserError("chat.error.button-damaged"));
    }

    private static UUID parse(Object value) {
        try {
            return UUID.fromString(value.toString());
        } catch (IllegalArgumentException e) {
            throw new UserError("chat.error.button-damaged");
        }
    }

    private <T> Optional<T> value(String name, Class<T> type) {
        return Optional.ofNullable(values.get(name)).map(type::cast);
    }
}
