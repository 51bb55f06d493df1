package io.rondo.event;

import io.rondo.chat.Conversation;
import io.rondo.chat.OptionType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;

/** Finds the event that people mean by its title or the beginning of it; buttons carry its id. */
public final class EventLookup implements OptionType.Lookup {

    private static final int MOST_SUGGESTIONS = 25;

    private final Events events;

    public EventLookup(Events events) {
        this.events = events;
    }

    @Override
    public Map<String, String> suggest(Conversation conversation, String typed) {
        String wanted = fold(typed);
        Map<String, String> found = new LinkedHashMap<>();
        candidates(conversation).stream()
                .filter(event -> fold(event.title()).contains(wanted))
                .limit(MOST_SUGGESTIONS)
                .forEach(event -> found.put(event.id().toString(), event.title()));
        return found;
    }

    @Override
    public Optional<String> find(Conversation conversation, String typed) {
        Optional<UUID> id = id(typed);
        if (id.isPresent()) {
            return id.map(UUID::toString);
        }
        String wanted = fold(typed);
        List<Event> candidates = candidates(conversation);
        return first(candidates, title -> title.equals(wanted))
                .or(() -> only(candidates, title -> title.startsWith(wanted)))
                .or(() -> only(candidates, title -> title.contains(wanted)));
    }

    private List<Event> candidates(Conversation conversation) {
        return conversation
                .requester()
                .communityId()
                .map(community -> events.nameable(conversation.work(), community, conversation.personId()))
                .orElse(List.of());
    }

    /** Of several events with the very same title the next one is meant. */
    private static Optional<String> first(List<Event> candidates, Predicate<String> fits) {
        return candidates.stream()
                .filter(event -> fits.test(fold(event.title())))
                .findFirst()
                .map(event -> event.id().toString());
    }

    private static Optional<String> only(List<Event> candidates, Predicate<String> fits) {
        List<Event> fitting = candidates.stream()
                .filter(event -> fits.test(fold(event.title())))
                .toList();
        boolean oneTitle =
                fitting.stream().map(event -> fold(event.title())).distinct().count() == 1;
        return oneTitle ? Optional.of(fitting.getFirst().id().toString()) : Optional.empty();
    }

    private static Optional<UUID> id(String typed) {
        try {
            return Optional.of(UUID.fromString(typed));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
