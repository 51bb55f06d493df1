package io.rondo.member.chat;

import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Words;
import io.rondo.member.Communities;
import io.rondo.member.Community;
import io.rondo.member.People;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /community}: which community is meant in direct messages, and the way to another. */
final class CommunityCommands {

    private static final int MOST = 20;

    private final Communities communities;
    private final People people;

    CommunityCommands(Communities communities, People people) {
        this.communities = communities;
        this.people = people;
    }

    List<Command> commands() {
        return List.of(
                Command.typed("community", this::show),
                Command.pressed("community use", this::use, Option.required("community", new OptionType.Internal())));
    }

    private Reply show(Conversation conversation) {
        return meant(conversation, conversation.requester().communityId());
    }

    private Reply use(Conversation conversation) {
        UUID chosen = conversation.options().requiredId("community");
        if (mine(conversation).stream().noneMatch(community -> community.id().equals(chosen))) {
            throw new UserError("member.error.not-in-community");
        }
        people.means(conversation.work(), conversation.personId(), chosen);
        return meant(conversation, Optional.of(chosen));
    }

    private Reply meant(Conversation conversation, Optional<UUID> meant) {
        Words words = conversation.words();
        List<Community> mine = mine(conversation);
        if (mine.isEmpty()) {
            return Reply.text(words.text("member.community.none"));
        }
        Optional<Community> now = mine.stream()
                .filter(community -> meant.filter(community.id()::equals).isPresent())
                .findFirst();
        if (mine.size() == 1) {
            return Reply.text(
                    words.text("member.community.only", "name", mine.getFirst().name()));
        }
        List<Button> choices = mine.stream()
                .limit(MOST)
                .map(community -> Screens.choice(
                        now.filter(community::equals).isPresent(),
                        community.name(),
                        Action.of("community use").with("community", community.id())))
                .toList();
        return Reply.text(now.map(community -> words.text("member.community.meant", "name", community.name()))
                        .orElseGet(() -> words.text("member.community.choose")))
                .with(Screens.rows(2, choices));
    }

    private List<Community> mine(Conversation conversation) {
        return communities.ofPerson(conversation.work(), conversation.personId());
    }
}
