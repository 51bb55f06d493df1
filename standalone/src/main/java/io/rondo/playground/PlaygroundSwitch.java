package io.rondo.playground;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Whether there is a playground at all: only when it is asked for, and not beside real platforms unless forced. */
public final class PlaygroundSwitch {

    /** The variable that asks for it: {@code on}, {@code off} or {@code force}. */
    public static final String VARIABLE = "RONDO_PLAYGROUND";

    private static final List<String> REAL_TOKENS = List.of("DISCORD_TOKEN", "TELEGRAM_TOKEN");

    private PlaygroundSwitch() {}

    /** What the environment asks for. */
    public sealed interface Decision {
        record Off() implements Decision {}

        record On() implements Decision {}

        /** It is asked for, but must not be; the process should not start. */
        record Refused(String reason) implements Decision {}
    }

    public static Decision decide(Map<String, String> environment) {
        String asked = Optional.ofNullable(environment.get(VARIABLE)).orElse("").strip().toLowerCase(Locale.ROOT);
        return switch (asked) {
            case "", "off", "no", "false", "0" -> new Decision.Off();
            case "on", "yes", "true", "1" -> realToken(environment)
                    .<Decision>map(token -> new Decision.Refused("The playground lets anyone on this machine act as anyone,"
                            + " so it does not start beside " + token + ". Unset one of them, or set " + VARIABLE
                            + "=force."))
                    .orElseGet(Decision.On::new);
            case "force" -> new Decision.On();
            default -> new Decision.Refused(VARIABLE + " is " + asked + "; it may be on, off or force.");
        };
    }

    private static Optional<String> realToken(Map<String, String> environment) {
        return REAL_TOKENS.stream()
                .filter(token -> !environment.getOrDefault(token, "").isBlank())
                .findFirst();
    }
}
