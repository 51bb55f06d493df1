package io.rondo.member;

import io.rondo.chat.Incoming;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.Requester;
import io.rondo.chat.Requesters;
import io.rondo.chat.Role;
import io.rondo.delivery.DirectChat;
import io.rondo.tx.UnitOfWork;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Knows who sent a request: account, person, the community that is meant, and what they may do in it. Safe to call from several
 * threads; of two first requests at once, one makes the person and the other waits for it and finds them.
 */
public final class MemberRequesters implements Requesters {

    /** The playground has one group chat, and all who are in the playground are in it. */
    public static final String PLAYGROUND_CHAT = "group";

    private static final String PLAYGROUND_NAME = "Playground";
    private static final String NAMELESS = "Someone";
    /** When someone was last seen is kept to the minute: a row written at every press would be for nothing. */
    private static final Duration SEEN_TO = Duration.ofMinutes(1);

    private final Communities communities;
    private final People people;
    private final Exclusions exclusions;

    public MemberRequesters(Communities communities, People people, Exclusions exclusions) {
        this.communities = communities;
        this.people = people;
        this.exclusions = exclusions;
    }

    @Override
    public Requester resolve(UnitOfWork work, Incoming incoming) {
        PersonStore.AccountRow account = account(work, incoming);
        PersonStore.PersonRow person = people.person(work, account.personId());
        Optional<CommunityChat> chat = chat(work, incoming);
        if (chat.isEmpty()) {
            return requester(work, account, person, meantInDirectMessages(work, person));
        }
        MemberStore.Standing standing = entered(work, incoming, chat.get(), account, person);
        Community community = communities.get(work, chat.get().communityId());
        return requester(account, person, Optional.of(community), Optional.of(standing))
                .with(incoming.sender().roles());
    }

    @Override
    public Requester in(UnitOfWork work, Requester requester, UUID communityId) {
        PersonStore.AccountRow account = work.store(PersonStore.class).account(requester.accountId());
        PersonStore.PersonRow person = people.person(work, requester.personId());
        // An event's card is shown to members only, so whoever comes with its button has seen the community from
        // within.
        work.store(MemberStore.class).join(communityId, person.id(), work.now());
        means(work, person, communityId);
        return requester(work, account, person, Optional.of(communityId)).with(requester.roles());
    }

    /**
     * Somebody who has been here before, as another program names them: nothing is learned of them by it.
     *
     * @param communityId the one that is meant; otherwise the one last used
     * @return empty for an account that nobody has, and for who is no member of the community
     */
    public Optional<Requester> known(
            UnitOfWork work, Platform platform, String externalId, Optional<UUID> communityId) {
        return work.store(PersonStore.class)
                .findAccount(platform.key(), externalId)
                .flatMap(account -> {
                    PersonStore.PersonRow person = people.person(work, account.personId());
                    boolean member = communityId
                            .map(id -> work.store(MemberStore.class)
                                    .standing(id, person.id())
                                    .isPresent())
                            .orElse(true);
                    return member
                            ? Optional.of(requester(
                                    work, account, person, communityId.or(() -> meantInDirectMessages(work, person))))
                            : Optional.empty();
                });
    }

    @Override
    public Optional<UUID> findPerson(UnitOfWork work, Requester requester, String nameOrMention) {
        return requester.communityId().flatMap(community -> people.findByName(work, community, nameOrMention));
    }

    @Override
    public Map<UUID, String> suggestPeople(UnitOfWork work, Requester requester, String typed) {
        return requester
                .communityId()
                .map(community -> people.suggest(work, community, typed))
                .orElse(Map.of());
    }

    @Override
    public UUID current(UnitOfWork work, UUID personId) {
        return people.current(work, personId);
    }

    /** The same requester after they changed their settings. */
    public Requester afresh(UnitOfWork work, Requester requester) {
        PersonStore.AccountRow account = work.store(PersonStore.class).account(requester.accountId());
        return requester(work, account, people.person(work, requester.personId()), requester.communityId())
                .with(requester.roles());
    }

    private PersonStore.AccountRow account(UnitOfWork work, Incoming incoming) {
        PersonStore store = work.store(PersonStore.class);
        Incoming.Sender sender = incoming.sender();
        String platform = incoming.platform().key();
        String name = Names.clean(sender.name()).or(sender::username).orElse(NAMELESS);
        Optional<PersonStore.AccountRow> known = store.findAccount(platform, sender.externalId());
        if (known.isPresent()) {
            return seen(work, known.get(), incoming, name);
        }
        UUID personId = store.addPerson(name, work.now());
        Optional<UUID> added = store.addAccount(
                personId,
                platform,
                sender.externalId(),
                sender.username(),
                name,
                sender.locale(),
                zone(sender),
                sender.directChat().or(() -> firstContact(incoming)),
                work.now());
        if (added.isEmpty()) {
            // They spoke somewhere else at the same moment; what this message says of them counts, too.
            store.removePerson(personId);
            return seen(work, store.findAccount(platform, sender.externalId()).orElseThrow(), incoming, name);
        }
        exclusions.recall(work, personId, platform, sender.externalId());
        return store.findAccount(platform, sender.externalId()).orElseThrow();
    }

    private PersonStore.AccountRow seen(
            UnitOfWork work, PersonStore.AccountRow account, Incoming incoming, String name) {
        Incoming.Sender sender = incoming.sender();
        // On Discord the way to write to somebody is known from wherever they press; that they can be reached is not.
        boolean speaksDirectly = incoming.chat().place() == Place.DIRECT
                || incoming.platform() != Platform.DISCORD
                        && sender.directChat().isPresent();
        PersonStore.AccountRow now = new PersonStore.AccountRow(
                account.id(),
                account.personId(),
                account.platform(),
                account.externalId(),
                sender.username(),
                name,
                sender.locale().or(account::locale),
                zone(sender).or(account::zone),
                sender.directChat().or(account::directChat),
                speaksDirectly ? Optional.empty() : account.unreachableSince(),
                account.seenAt());
        if (now.equals(account) && work.now().isBefore(account.seenAt().plus(SEEN_TO))) {
            return account;
        }
        PersonStore store = work.store(PersonStore.class);
        store.seen(
                account.id(),
                sender.username(),
                name,
                sender.locale(),
                zone(sender),
                sender.directChat(),
                speaksDirectly,
                work.now());
        if (!name.equals(account.name())) {
            store.renamed(people.current(work, account.personId()), account.name(), name);
        }
        return now;
    }

    /** On Discord the bot may write first: the chat is opened when there is something to say. */
    private static Optional<String> firstContact(Incoming incoming) {
        return incoming.platform() == Platform.DISCORD
                ? Optional.of(DirectChat.toOpen(incoming.sender().externalId()))
                : Optional.empty();
    }

    private static Optional<String> zone(Incoming.Sender sender) {
        return sender.zone().filter(MemberRequesters::isZone);
    }

    private static boolean isZone(String id) {
        try {
            ZoneId.of(id);
            return true;
        } catch (DateTimeException e) {
            return false;
        }
    }

    /** The chat whose community is meant; empty in direct messages of the platforms whose people may be in several. */
    private Optional<CommunityChat> chat(UnitOfWork work, Incoming incoming) {
        if (incoming.platform() == Platform.PLAYGROUND) {
            return Optional.of(
                    communities.createFor(work, Platform.PLAYGROUND, PLAYGROUND_CHAT, Optional.of(PLAYGROUND_NAME)));
        }
        return incoming.chat().place() == Place.DIRECT
                ? Optional.empty()
                : Optional.of(communities.createFor(
                        work,
                        incoming.platform(),
                        incoming.chat().externalId(),
                        incoming.chat().title()));
    }

    /** Reads first: nearly always the person is a member already, and the platform says of them what it said before. */
    private static MemberStore.Standing entered(
            UnitOfWork work,
            Incoming incoming,
            CommunityChat chat,
            PersonStore.AccountRow account,
            PersonStore.PersonRow person) {
        MemberStore store = work.store(MemberStore.class);
        means(work, person, chat.communityId());
        Optional<MemberStore.Standing> before = store.standing(chat.communityId(), person.id());
        Role role = incoming.sender().role().orElse(Role.PLAYER);
        boolean nothingToTake = incoming.sender().role().isEmpty()
                || before.isPresent() && before.get().byPlatform().isEmpty();
        if (before.isPresent() && role == Role.PLAYER && nothingToTake) {
            return before.get();
        }
        store.join(chat.communityId(), person.id(), work.now());
        if (role != Role.PLAYER) {
            store.chatRole(chat.id(), account.id(), role.name());
        } else if (!nothingToTake) {
            store.noChatRole(chat.id(), account.id());
        }
        return store.standing(chat.communityId(), person.id()).orElseThrow();
    }

    private static void means(UnitOfWork work, PersonStore.PersonRow person, UUID communityId) {
        if (!person.currentCommunity().equals(Optional.of(communityId))) {
            work.store(PersonStore.class).currentCommunity(person.id(), communityId);
        }
    }

    private static Optional<UUID> meantInDirectMessages(UnitOfWork work, PersonStore.PersonRow person) {
        return person.currentCommunity().or(() -> {
            List<UUID> all = work.store(MemberStore.class).communitiesOf(person.id());
            return all.size() == 1 ? Optional.of(all.getFirst()) : Optional.empty();
        });
    }

    private Requester requester(
            UnitOfWork work, PersonStore.AccountRow account, PersonStore.PersonRow person, Optional<UUID> communityId) {
        return requester(
                account,
                person,
                communityId.map(id -> communities.get(work, id)),
                communityId.flatMap(id -> work.store(MemberStore.class).standing(id, person.id())));
    }

    private static Requester requester(
            PersonStore.AccountRow account,
            PersonStore.PersonRow person,
            Optional<Community> community,
            Optional<MemberStore.Standing> standing) {
        Locale locale = Languages.closest(
                person.language(),
                account.locale(),
                community.map(c -> c.language().toLanguageTag()));
        ZoneId zone = person.zone()
                .or(account::zone)
                .map(ZoneId::of)
                .or(() -> community.map(Community::zone))
                .orElse(ZoneId.of("UTC"));
        return new Requester(
                person.id(),
                account.id(),
                Platform.of(account.platform()),
                person.name(),
                account.username(),
                community.map(Community::id),
                standing.map(People::role).orElse(Role.PLAYER),
                locale,
                zone,
                standing.map(MemberStore.Standing::excluded).orElse(false));
    }
}
