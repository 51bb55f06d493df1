package io.rondo.quest.chat;

import io.rondo.chat.Conversation;
import io.rondo.chat.OptionType;
import io.rondo.quest.Quest;
import io.rondo.quest.QuestViews;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Finds a quest of the community by its name or the beginning of it; archived ones are not found. */
final class QuestLookup implements OptionType.Lookup {

    private static final int MOST = 25;

    private final QuestViews views;

    QuestLookup(QuestViews views) {
        this.views = views;
    }

    @Override
    public Map<String, String> suggest(Conversation conversation, String typed) {
        Map<String, String> found = new LinkedHashMap<>();
        quests(conversation).stream()
                .filter(quest -> fold(quest.name()).contains(fold(typed)))
                .limit(MOST)
                .forEach(quest -> found.put(quest.id().toString(), quest.name()));
        return found;
    }

    @Override
    public Optional<String> find(Conversation conversation, String typed) {
        String wanted = fold(typed);
        List<Quest> all = quests(conversation);
        List<Quest> exact = all.stream()
                .filter(quest -> fold(quest.name()).equals(wanted)
                        || quest.id().toString().equals(wanted))
                .toList();
        List<Quest> begun = all.stream()
                .filter(quest -> fold(quest.name()).startsWith(wanted))
                .toList();
        return only(exact).or(() -> only(begun));
    }

    private static Optional<String> only(List<Quest> quests) {
        return quests.size() == 1 ? Optional.of(quests.getFirst().id().toString()) : Optional.empty();
    }

    private List<Quest> quests(Conversation conversation) {
        return conversation
                .requester()
                .communityId()
                .map(community -> views.all(conversation.work(), community))
                .orElse(List.of());
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
