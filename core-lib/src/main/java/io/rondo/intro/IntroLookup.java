package io.rondo.intro;

import io.rondo.chat.Conversation;
import io.rondo.chat.OptionType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Finds the introductions that people mean by their title or a part of it; buttons carry the id. */
final class IntroLookup implements OptionType.Lookup {

    private static final int MOST_SUGGESTIONS = 25;

    private final Intros intros;

    IntroLookup(Intros intros) {
        this.intros = intros;
    }

    @Override
    public Map<String, String> suggest(Conversation conversation, String typed) {
        Map<String, String> found = new LinkedHashMap<>();
        fitting(conversation, typed).stream()
                .limit(MOST_SUGGESTIONS)
                .forEach(intro -> found.put(intro.id().toString(), intro.title()));
        return found;
    }

    @Override
    public Optional<String> find(Conversation conversation, String typed) {
        List<Intro> fitting = fitting(conversation, typed);
        return fitting.stream()
                .filter(intro -> fold(intro.title()).equals(fold(typed))
                        || intro.id().toString().equals(typed))
                .findFirst()
                .or(() -> fitting.size() == 1 ? Optional.of(fitting.getFirst()) : Optional.empty())
                .map(Intro::id)
                .map(UUID::toString);
    }

    private List<Intro> fitting(Conversation conversation, String typed) {
        String wanted = fold(typed);
        return conversation
                .requester()
                .communityId()
                .map(community -> intros.running(conversation.work(), community))
                .orElse(List.of())
                .stream()
                .filter(intro -> fold(intro.title()).contains(wanted)
                        || intro.id().toString().equals(typed))
                .toList();
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
