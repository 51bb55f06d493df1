package io.rondo.member.chat;

import io.rondo.bus.Subscription;
import io.rondo.chat.Command;
import io.rondo.chat.Feature;
import io.rondo.chat.reply.Action;
import io.rondo.member.Communities;
import io.rondo.member.CommunityChat;
import io.rondo.member.MemberRequesters;
import io.rondo.member.People;
import io.rondo.member.PersonalData;
import io.rondo.member.admin.AdminCommands;
import io.rondo.member.link.LinkCommands;
import io.rondo.member.link.LinkData;
import io.rondo.member.link.LinkMessages;
import io.rondo.member.profile.Profiles;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** The members' room as the house sees it. */
public final class MemberFeature implements Feature {

    private final Communities communities;
    private final List<Command> commands;
    private final List<Subscription> subscriptions;
    private final List<PersonalData> personalData;

    /**
     * @param switchable the names of features that an admin may switch on and off for a community; empty where none is
     * @param otherData what the other rooms keep about people, in the order in which it is erased
     */
    public MemberFeature(
            MemberRooms rooms,
            MemberRequesters requesters,
            LinkMessages linking,
            List<String> switchable,
            List<PersonalData> otherData) {
        this.subscriptions = Stream.concat(linking.all().stream(), rooms.announcements().subscriptions().stream())
                .toList();
        this.communities = rooms.communities();
        People people = rooms.people();
        Profiles profiles = rooms.profiles();
        List<PersonalData> data = new ArrayList<>(otherData);
        data.add(new LinkData());
        data.add(new MemberData(communities, people, profiles, rooms.exclusions()));
        this.personalData = List.copyOf(data);
        this.commands = Stream.of(
                        new SettingsCommands(people, requesters).commands(),
                        new CommunityCommands(communities, people).commands(),
                        new ProfileCommands(people, profiles).commands(),
                        new PrivacyCommands(communities, data).commands(),
                        new SetupCommands(
                                        communities,
                                        people,
                                        requesters,
                                        switchable,
                                        new UnionCommands(communities, rooms.unions()))
                                .commands(),
                        new ModeratorCommands(people, profiles).commands(),
                        new LinkCommands(rooms.links(), people).commands(),
                        new AdminCommands(people, rooms.announcements()).commands())
                .flatMap(List::stream)
                .toList();
    }

    /** What all rooms keep about people, in the order in which it is erased. */
    public List<PersonalData> personalData() {
        return personalData;
    }

    @Override
    public String name() {
        return "member";
    }

    @Override
    public List<Command> commands() {
        return commands;
    }

    /** What is about a chat means the community that the chat belongs to now. */
    @Override
    public Optional<UUID> communityOf(UnitOfWork work, Action action) {
        boolean isOurs = commands.stream().anyMatch(command -> command.name().equals(action.command()));
        return Optional.ofNullable(action.options().get(Command.CHAT))
                .filter(chat -> isOurs)
                .flatMap(chat -> communities.chat(work, UUID.fromString(chat)))
                .map(CommunityChat::communityId);
    }

    @Override
    public List<Subscription> subscriptions() {
        return subscriptions;
    }
}
