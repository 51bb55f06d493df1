package io.rondo.series;

import io.rondo.chat.Conversation;
import io.rondo.chat.OptionType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds the series that people mean by its title or a part of it; buttons carry its id. */
final class SeriesLookup implements OptionType.Lookup {

    private static final int MOST_SUGGESTIONS = 25;

    private final SeriesBook book;

    SeriesLookup(SeriesBook book) {
        this.book = book;
    }

    @Override
    public Map<String, String> suggest(Conversation conversation, String typed) {
        Map<String, String> found = new LinkedHashMap<>();
        fitting(conversation, typed).stream()
                .limit(MOST_SUGGESTIONS)
                .forEach(series -> found.put(series.id().toString(), series.title()));
        return found;
    }

    @Override
    public Optional<String> find(Conversation conversation, String typed) {
        List<Series> fitting = fitting(conversation, typed);
        return fitting.stream()
                .filter(series -> fold(series.title()).equals(fold(typed))
                        || series.id().toString().equals(typed))
                .findFirst()
                .or(() -> fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty())
                .map(Series::id)
                .map(UUID::toString);
    }

    private List<Series> fitting(Conversation conversation, String typed) {
        String wanted = fold(typed);
        return conversation
                .requester()
                .communityId()
                .map(community -> book.running(conversation.work(), community))
                .orElse(List.of())
                .stream()
                .filter(series -> fold(series.title()).contains(wanted)
                        || series.id().toString().equals(typed))
                .toList();
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
