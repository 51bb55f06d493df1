package io.rondo.member.chat;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Words;
import io.rondo.member.Addressee;
import io.rondo.member.People;
import io.rondo.member.profile.Profiles;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;

/** {@code /moderator}: who moderates. {@code /age reset}: for whoever mistyped a birthday that is locked by now. */
final class ModeratorCommands {

    private final People people;
    private final Profiles profiles;

    ModeratorCommands(People people, Profiles profiles) {
        this.people = people;
        this.profiles = profiles;
    }

    List<Command> commands() {
        Option person = Option.required("person", new OptionType.Person());
        return List.of(
                Command.typed("moderator add", this::add, person).by(Access.ADMIN),
                Command.typed("moderator remove", this::remove, person).by(Access.ADMIN),
                Command.typed("moderator list", this::list).by(Access.ADMIN),
                Command.typed("age reset", this::resetAge, person).by(Access.MODERATOR));
    }

    private Reply add(Conversation conversation) {
        UUID person = conversation.options().requiredId("person");
        boolean added =
                people.appoint(conversation.work(), conversation.personId(), conversation.communityId(), person);
        return said(conversation, added ? "member.moderator.added" : "member.moderator.already", person);
    }

    private Reply remove(Conversation conversation) {
        UUID person = conversation.options().requiredId("person");
        boolean removed =
                people.dismiss(conversation.work(), conversation.personId(), conversation.communityId(), person);
        return said(conversation, removed ? "member.moderator.removed" : "member.moderator.not-appointed", person);
    }

    private Reply list(Conversation conversation) {
        Words words = conversation.words();
        List<Addressee> moderators = people.moderators(conversation.work(), conversation.communityId());
        String names = moderators.stream().map(Addressee::name).collect(Collectors.joining(", "));
        return Reply.text(
                moderators.isEmpty()
                        ? words.text("member.moderator.none")
                        : words.text("member.moderator.list", "names", names));
    }

    private Reply resetAge(Conversation conversation) {
        UUID person = conversation.options().requiredId("person");
        if (person.equals(conversation.personId())) {
            throw new UserError("member.error.own-age");
        }
        profiles.resetAge(conversation.work(), conversation.personId(), conversation.communityId(), person);
        return said(conversation, "member.age-reset", person);
    }

    private Reply said(Conversation conversation, String key, UUID person) {
        return Reply.text(conversation.words().text(key, "name", people.name(conversation.work(), person)));
    }
}
