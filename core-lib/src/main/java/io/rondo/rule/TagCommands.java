package io.rondo.rule;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.member.People;
import io.rondo.registration.rule.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /tag give|take|list}: what admins say of members, for events that require it. */
final class TagCommands {

    private static final String PERSON = "person";
    private static final String TAG = "tag";

    private final Tags tags;
    private final People people;

    TagCommands(Tags tags, People people) {
        this.tags = tags;
        this.people = people;
    }

    List<Command> all() {
        Option person = Option.required(PERSON, new OptionType.Person());
        Option tag = Option.required(TAG, new OptionType.Text(Tags.LONGEST, false));
        return List.of(
                Command.typed("tag give", this::give, person, tag).by(Access.ADMIN),
                Command.typed("tag take", this::take, person, tag).by(Access.ADMIN),
                Command.typed("tag list", this::list, Option.optional(PERSON, new OptionType.Person()))
                        .by(Access.ADMIN));
    }

    private Reply give(Conversation conversation) {
        boolean now =
                tags.give(conversation.work(), conversation.communityId(), person(conversation), tag(conversation));
        return said(conversation, now ? "rule.tag.given" : "rule.tag.had");
    }

    private Reply take(Conversation conversation) {
        boolean now =
                tags.take(conversation.work(), conversation.communityId(), person(conversation), tag(conversation));
        return said(conversation, now ? "rule.tag.taken" : "rule.tag.had-not");
    }

    private Reply said(Conversation conversation, String key) {
        String name = people.name(conversation.work(), person(conversation));
        return Reply.text(conversation.words().text(key, "name", name, "tag", tag(conversation)));
    }

    private Reply list(Conversation conversation) {
        Words words = conversation.words();
        Optional<UUID> person = conversation.options().id(PERSON);
        if (person.isPresent()) {
            List<String> all = tags.of(conversation.work(), conversation.communityId(), person.get());
            String name = people.name(conversation.work(), person.get());
            return Reply.text(
                    all.isEmpty()
                            ? words.text("rule.tag.person-none", "name", name)
                            : words.text("rule.tag.person", "name", name, "tags", String.join(", ", all)));
        }
        List<RichText> lines = new ArrayList<>();
        for (Tags.Count count : tags.all(conversation.work(), conversation.communityId())) {
            lines.add(words.text("rule.tag.count", "tag", count.tag(), "people", count.people()));
        }
        return Reply.text(lines.isEmpty() ? words.text("rule.tag.none") : RichText.lines(lines));
    }

    private static UUID person(Conversation conversation) {
        return conversation.options().requiredId(PERSON);
    }

    private static String tag(Conversation conversation) {
        return conversation.options().text(TAG).orElseThrow();
    }
}
