package io.rondo.quest.chat;

import io.rondo.quest.rule.Prerequisite;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a quest needs, as admins write it: {@code quest:First steps & level:3 | member:7}. {@code &} binds stronger than {@code |}, and
 * brackets are not needed for that. Pure.
 */
final class NeedsText {

    private NeedsText() {}

    /** Empty when it cannot be read. */
    static Optional<Prerequisite> read(String text) {
        List<Optional<Prerequisite>> any =
                Arrays.stream(text.split("\\|", -1)).map(NeedsText::readAll).toList();
        if (any.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<Prerequisite> found = any.stream().flatMap(Optional::stream).toList();
        return Optional.of(found.size() == 1 ? found.getFirst() : new Prerequisite.Any(found));
    }

    private static Optional<Prerequisite> readAll(String text) {
        List<Optional<Prerequisite>> all =
                Arrays.stream(text.split("&", -1)).map(NeedsText::readOne).toList();
        if (all.stream().anyMatch(Optional::isEmpty)) {
            return Optional.empty();
        }
        List<Prerequisite> found = all.stream().flatMap(Optional::stream).toList();
        return Optional.of(found.size() == 1 ? found.getFirst() : new Prerequisite.All(found));
    }

    private static Optional<Prerequisite> readOne(String text) {
        int colon = text.indexOf(':');
        String value = text.substring(colon + 1).strip();
        if (colon < 0 || value.isEmpty()) {
            return Optional.empty();
        }
        return switch (text.substring(0, colon).strip()) {
            case "quest" -> Optional.of(new Prerequisite.QuestDone(value));
            case "role" -> Optional.of(new Prerequisite.HasRole(value.replaceAll("[<@&>]", "")));
            case "level" -> number(value).map(Prerequisite.Level::new);
            case "member" -> number(value).map(Prerequisite.MemberFor::new);
            default -> Optional.empty();
        };
    }

    private static Optional<Integer> number(String value) {
        return value.matches("\\d{1,6}") ? Optional.of(Integer.valueOf(value)) : Optional.empty();
    }

    /** The same text again. */
    static String write(Prerequisite needs) {
        return switch (needs) {
            case Prerequisite.All(List<Prerequisite> of) ->
                of.stream().map(NeedsText::write).collect(Collectors.joining(" & "));
            case Prerequisite.Any(List<Prerequisite> of) ->
                of.stream().map(NeedsText::write).collect(Collectors.joining(" | "));
            case Prerequisite.QuestDone(String name) -> "quest:" + name;
            case Prerequisite.HasRole(String role) -> "role:" + role;
            case Prerequisite.Level(int least) -> "level:" + least;
            case Prerequisite.MemberFor(int days) -> "member:" + days;
        };
    }
}
