package io.rondo.chat.dispatch;

import io.rondo.chat.Command;
import io.rondo.chat.Feature;
import io.rondo.chat.Option;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** All commands of all features. Immutable and safe to use from several threads. */
public final class Catalogue {

    /** How many options a command can have at most, so that a button can number them. */
    static final int MOST_OPTIONS = 32;

    private static final Pattern TYPED_NAME = Pattern.compile("[a-z][a-z0-9]*( [a-z][a-z0-9]*){0,2}");
    private static final Pattern PRESSED_NAME = Pattern.compile("[a-z][a-z0-9-]*( [a-z][a-z0-9-]*){0,2}");
    private static final Pattern OPTION_NAME = Pattern.compile("[a-z][a-z0-9_]{0,31}");

    private final List<Feature> features;
    private final Map<String, Command> byName = new LinkedHashMap<>();
    private final Map<String, Command> byTypedName = new HashMap<>();
    private final Map<Integer, Command> byFingerprint = new HashMap<>();
    private final Map<String, Feature> featureOf = new HashMap<>();

    /** @throws IllegalStateException when two commands cannot be told apart, or a name cannot be typed or carried */
    public Catalogue(List<Feature> features) {
        this.features = List.copyOf(features);
        for (Feature feature : features) {
            feature.commands().forEach(command -> add(feature, command));
        }
        byName.values().stream().filter(Command::typed).forEach(this::requireCallable);
    }

    public List<Feature> features() {
        return features;
    }

    /** The features' names, which are the folders of their bundles. */
    public List<String> featureNames() {
        return features.stream().map(Feature::name).toList();
    }

    /** All commands, in the order of the features. */
    public Collection<Command> commands() {
        return List.copyOf(byName.values());
    }

    /** The command of that name, such as {@code event create}. */
    public Optional<Command> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** The feature that a command of this catalogue belongs to. */
    public Feature featureOf(Command command) {
        return Optional.ofNullable(featureOf.get(command.name()))
                .orElseThrow(() -> new IllegalArgumentException("not of this catalogue: " + command.name()));
    }

    /** The command that people type by that name, its words joined by underscores: {@code event_create}. */
    Optional<Command> findTyped(String joinedName) {
        return Optional.ofNullable(byTypedName.get(joinedName));
    }

    /** The commands that people type whose first words these are: {@code event} for {@code event create} and its like. */
    List<Command> typedUnder(String head) {
        return byName.values().stream()
                .filter(command -> command.typed() && command.name().startsWith(head + " "))
                .toList();
    }

    Optional<Command> findByFingerprint(int fingerprint) {
        return Optional.ofNullable(byFingerprint.get(fingerprint));
    }

    /** What stands for a command's name in a button: three bytes that stay the same as long as the name does. */
    static int fingerprint(String name) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(name.getBytes(StandardCharsets.UTF_8));
            return (digest[0] & 0xFF) << 16 | (digest[1] & 0xFF) << 8 | digest[2] & 0xFF;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private void add(Feature feature, Command command) {
        String name = command.name();
        if (!(command.typed() ? TYPED_NAME : PRESSED_NAME).matcher(name).matches()) {
            throw new IllegalStateException("no name for a command: " + name);
        }
        if (byName.put(name, command) != null) {
            throw new IllegalStateException("two commands are called " + name);
        }
        Command other = byFingerprint.put(fingerprint(name), command);
        if (other != null) {
            throw new IllegalStateException(
                    "buttons cannot tell " + name + " from " + other.name() + ": rename the newer one");
        }
        if (command.typed()) {
            byTypedName.put(name.replace(' ', '_'), command);
        }
        featureOf.put(name, feature);
        checkOptions(command);
    }

    private static void checkOptions(Command command) {
        Set<String> names = new HashSet<>();
        for (Option option : command.options()) {
            if (!OPTION_NAME.matcher(option.name()).matches() || !names.add(option.name())) {
                throw new IllegalStateException("no name for an option of " + command.name() + ": " + option.name());
            }
        }
        if (names.size() > MOST_OPTIONS) {
            throw new IllegalStateException(command.name() + " has more than " + MOST_OPTIONS + " options");
        }
    }

    private void requireCallable(Command command) {
        if (!typedUnder(command.name()).isEmpty()) {
            throw new IllegalStateException(
                    "on Discord " + command.name() + " cannot be called, since it has subcommands");
        }
    }
}
