package io.rondo.template;

import io.rondo.chat.Conversation;
import io.rondo.chat.OptionType;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds the template that somebody means by its name or the beginning of it. */
final class TemplateLookup implements OptionType.Lookup {

    private static final int MOST_SUGGESTIONS = 25;
    private final Templates templates;

    TemplateLookup(Templates templates) {
        this.templates = templates;
    }

    @Override
    public Map<String, String> suggest(Conversation conversation, String typed) {
        Map<String, String> found = new LinkedHashMap<>();
        all(conversation).stream()
                .filter(one -> fold(one.name()).contains(fold(typed)))
                .limit(MOST_SUGGESTIONS)
                .forEach(one -> found.put(one.id().toString(), one.name()));
        return found;
    }

    @Override
    public Optional<String> find(Conversation conversation, String typed) {
        String wanted = fold(typed);
        List<Templates.Named> all = all(conversation);
        return all.stream()
                .filter(one ->
                        one.id().toString().equals(wanted) || fold(one.name()).equals(wanted))
                .findFirst()
                .or(() -> all.stream()
                        .filter(one -> fold(one.name()).startsWith(wanted))
                        .findFirst())
                .map(one -> one.id().toString());
    }

    private List<Templates.Named> all(Conversation conversation) {
        return conversation
                .requester()
                .communityId()
                .map(community -> templates.all(conversation.work(), community))
                .orElse(List.of());
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
