package io.rondo.member;

import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import io.rondo.delivery.DirectChat;
import io.rondo.member.trace.Marks;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The use cases around people, their accounts, roles and settings. Ids of people who became one with another are understood
 * wherever a person is read. Stateless, so safe to call from several threads.
 */
public final class People {

    /** What someone is called who had everything about them erased. */
    public static final String LEFT = "Someone who left";

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");
    private static final Pattern MENTION = Pattern.compile("<@!?(\\d{1,20})>");
    private static final int MOST_SUGGESTIONS = 25;

    /** Something that happened, by its technical name. */
    public record Happened(String type, Instant at) {}

    /** An account as its owner may see it. */
    public record Account(
            String platform,
            String externalId,
            String name,
            Optional<String> username,
            Optional<String> locale,
            Optional<String> zone,
            Instant seenAt) {}

    /** @throws IllegalArgumentException for an unknown account */
    public Addressee addressee(UnitOfWork work, UUID accountId, UUID communityId) {
        return Optional.ofNullable(
                        addressees(work, List.of(accountId), communityId).get(accountId))
                .orElseThrow(() -> new IllegalArgumentException("No account " + accountId));
    }

    /** The account as someone to write to about no community in particular; empty for an unknown one. */
    public Optional<Addressee> addresseeAnywhere(UnitOfWork work, UUID accountId) {
        return store(work).addressee(accountId, Optional.empty()).map(People::addressee);
    }

    /** The account may be tried again, after it could not be reached. */
    public void reachableAgain(UnitOfWork work, UUID accountId) {
        store(work).reachable(accountId);
    }

    /** The accounts' people as members of the community see them, by account; unknown accounts are left out. */
    public Map<UUID, Addressee> addressees(UnitOfWork work, Collection<UUID> accountIds, UUID communityId) {
        return store(work).addressees(accountIds, communityId).stream()
                .collect(Collectors.toMap(PersonStore.AddresseeRow::accountId, People::addressee));
    }

    /** People on the account on which they can be reached best, in the order asked for. */
    public List<Addressee> addresseesOfPeople(UnitOfWork work, Collection<UUID> personIds, UUID communityId) {
        Map<UUID, Addressee> best = new HashMap<>();
        store(work)
                .addresseesOfPeople(personIds, communityId)
                .forEach(row -> best.putIfAbsent(row.personId(), addressee(row)));
        return personIds.stream().flatMap(id -> Stream.ofNullable(best.get(id))).toList();
    }

    private static Addressee addressee(PersonStore.AddresseeRow row) {
        return new Addressee(
                row.personId(),
                row.accountId(),
                Platform.of(row.platform()),
                row.externalId(),
                row.name(),
                row.username(),
                row.directChat(),
                row.directChat().isPresent() && !row.blocked(),
                row.directMessages(),
                Languages.closest(row.language(), row.locale(), Optional.of(row.communityLanguage())),
                ZoneId.of(row.zone().or(row::platformZone).orElse(row.communityZone())),
                row.quietFrom(),
                row.quietTo());
    }

    /** @throws IllegalArgumentException for an unknown person */
    public String name(UnitOfWork work, UUID personId) {
        return person(work, personId).name();
    }

    /** Names by id, as the people chose them; unknown ids are left out. */
    public Map<UUID, String> names(UnitOfWork work, Collection<UUID> personIds) {
        Map<UUID, String> names = new HashMap<>();
        for (PersonStore.PersonRow row : store(work).people(personIds)) {
            names.put(
                    row.id(), row.aliasOf().isPresent() ? person(work, row.id()).name() : row.name());
        }
        return names;
    }

    /** The person that this id stands for now. */
    public UUID current(UnitOfWork work, UUID personId) {
        return person(work, personId).id();
    }

    PersonStore.PersonRow person(UnitOfWork work, UUID personId) {
        PersonStore.PersonRow row = find(work, personId);
        while (row.aliasOf().isPresent()) {
            row = find(work, row.aliasOf().get());
        }
        return row;
    }

    private static PersonStore.PersonRow find(UnitOfWork work, UUID personId) {
        return store(work)
                .findPerson(personId)
                .orElseThrow(() -> new IllegalArgumentException("No person " + personId));
    }

    /**
     * The member that is meant by a name, {@code @username}, Discord mention, or id as {@link #suggest} gives it, in any case;
     * someone's username comes before another's name. Empty when nobody fits, or several do.
     */
    public Optional<UUID> findByName(UnitOfWork work, UUID communityId, String nameOrMention) {
        String typed = nameOrMention.strip();
        if (ID.matcher(typed).matches()) {
            UUID id = UUID.fromString(typed);
            return work.store(MemberStore.class).standing(communityId, id).map(standing -> id);
        }
        Matcher mention = MENTION.matcher(typed);
        Optional<String> externalId = mention.matches() ? Optional.of(mention.group(1)) : Optional.empty();
        String name = typed.startsWith("@") ? typed.substring(1) : typed;
        List<MemberStore.Found> found = work.store(MemberStore.class).find(communityId, name, externalId);
        return only(found.stream().filter(MemberStore.Found::byUsername)).or(() -> only(found.stream()));
    }

    private static Optional<UUID> only(Stream<MemberStore.Found> found) {
        Set<UUID> ids = found.map(MemberStore.Found::personId).collect(Collectors.toSet());
        return ids.size() == 1 ? Optional.of(ids.iterator().next()) : Optional.empty();
    }

    /** Members whose name or username begins like that, by id, at most 25, for autocompletion. */
    public Map<UUID, String> suggest(UnitOfWork work, UUID communityId, String typed) {
        String name = typed.strip().startsWith("@") ? typed.strip().substring(1) : typed.strip();
        Map<UUID, String> suggestions = new LinkedHashMap<>();
        work.store(MemberStore.class)
                .suggest(communityId, name, MOST_SUGGESTIONS)
                .forEach(found -> suggestions.put(found.personId(), found.name()));
        return suggestions;
    }

    /** What the person may do in the community: the greater of what was given here and what a platform says. */
    public Role role(UnitOfWork work, UUID communityId, UUID personId) {
        return work.store(MemberStore.class)
                .standing(communityId, personId)
                .map(People::role)
                .orElse(Role.PLAYER);
    }

    static Role role(MemberStore.Standing standing) {
        return Stream.concat(Stream.of(standing.given()), standing.byPlatform().stream())
                .map(Role::valueOf)
                .max(Role::compareTo)
                .orElse(Role.PLAYER);
    }

    /** Moderators and admins who are not excluded, each on the account on which they can be reached best. */
    public List<Addressee> moderators(UnitOfWork work, UUID communityId) {
        List<UUID> ids = work.store(MemberStore.class).standings(communityId).stream()
                .filter(standing -> !standing.excluded() && role(standing).isAtLeast(Role.MODERATOR))
                .map(MemberStore.Standing::personId)
                .toList();
        return addresseesOfPeople(work, ids, communityId);
    }

    /** Who was appointed here, not by a platform, in the order in which they joined. */
    public List<UUID> appointed(UnitOfWork work, UUID communityId) {
        return work.store(MemberStore.class).standings(communityId).stream()
                .filter(standing -> !standing.given().equals(Role.PLAYER.name()))
                .map(MemberStore.Standing::personId)
                .toList();
    }

    /** Makes a member a moderator here, whatever a platform says. @return whether they were none before */
    public boolean appoint(UnitOfWork work, UUID by, UUID communityId, UUID personId) {
        if (role(work, communityId, personId).isAtLeast(Role.MODERATOR)) {
            return false;
        }
        work.store(MemberStore.class).role(communityId, personId, Role.MODERATOR.name());
        happened(work, "moderator_added", communityId, by, personId);
        return true;
    }

    /** Takes back what {@link #appoint} gave; rights that come from a platform stay. @return whether they were appointed */
    public boolean dismiss(UnitOfWork work, UUID by, UUID communityId, UUID formerId) {
        UUID personId = current(work, formerId);
        MemberStore store = work.store(MemberStore.class);
        boolean appointed = store.standing(communityId, personId)
                .filter(standing -> !standing.given().equals(Role.PLAYER.name()))
                .isPresent();
        if (appointed) {
            store.role(communityId, personId, Role.PLAYER.name());
            happened(work, "moderator_removed", communityId, by, personId);
        }
        return appointed;
    }

    /** Shuts a member out of the community until they are readmitted. */
    public void exclude(UnitOfWork work, UUID by, UUID communityId, UUID personId) {
        work.store(MemberStore.class).exclude(communityId, personId, work.now());
        happened(work, "member_excluded", communityId, by, personId);
    }

    public void readmit(UnitOfWork work, UUID by, UUID communityId, UUID personId) {
        work.store(MemberStore.class).readmit(communityId, personId);
        happened(work, "member_readmitted", communityId, by, personId);
    }

    /** Whether the member is shut out of the community. */
    public boolean isExcluded(UnitOfWork work, UUID communityId, UUID personId) {
        return work.store(MemberStore.class)
                .standing(communityId, personId)
                .filter(MemberStore.Standing::excluded)
                .isPresent();
    }

    private static void happened(UnitOfWork work, String type, UUID communityId, UUID by, UUID personId) {
        work.happened(new DomainEvent(type, Optional.of(communityId), Optional.of(personId), Map.of("by", by)));
    }

    /** Could not be placed at an event: they come first next time. */
    public void leftOut(UnitOfWork work, UUID communityId, Collection<UUID> personIds) {
        work.store(MemberStore.class).leftOut(communityId, personIds);
    }

    /** Were placed at an event: nothing is owed to them any more. */
    public void placed(UnitOfWork work, UUID communityId, Collection<UUID> personIds) {
        work.store(MemberStore.class).placed(communityId, personIds);
    }

    /** How often each was left out since they were last placed; 0 for whoever is no member. */
    public Map<UUID, Integer> timesLeftOut(UnitOfWork work, UUID communityId, Collection<UUID> personIds) {
        Map<UUID, Integer> times = new HashMap<>();
        personIds.forEach(id -> times.put(id, 0));
        work.store(MemberStore.class)
                .standings(communityId, personIds)
                .forEach(standing -> times.put(standing.personId(), standing.timesLeftOut()));
        return times;
    }

    /** The account with that id on its platform; empty when it has never spoken to us. */
    public Optional<UUID> accountOf(UnitOfWork work, Platform platform, String externalId) {
        return store(work).findAccount(platform.key(), externalId).map(PersonStore.AccountRow::id);
    }

    /** Where the bot may write to the account with that id on its platform now; empty when it may not, or is blocked. */
    public Optional<String> directChat(UnitOfWork work, Platform platform, String externalId) {
        return store(work)
                .findAccount(platform.key(), externalId)
                .filter(account -> account.unreachableSince().isEmpty())
                .flatMap(PersonStore.AccountRow::directChat);
    }

    /** The direct chat with the platform's user is open now, and has this id. */
    public void directChatOpened(UnitOfWork work, Platform platform, String externalId, String chat) {
        store(work).directChat(platform.key(), externalId, chat);
    }

    /** The platform says that the bot cannot write to the account: true until the account speaks again. */
    public void unreachable(UnitOfWork work, UUID accountId) {
        store(work).unreachable(accountId, work.now());
    }

    public Settings settings(UnitOfWork work, UUID personId) {
        PersonStore.PersonRow row = person(work, personId);
        return new Settings(
                row.language().map(Locale::forLanguageTag),
                row.zone().map(ZoneId::of),
                row.reminderLead(),
                new QuietHours(row.quietFrom(), row.quietTo()),
                row.directMessages());
    }

    /** @param language empty to follow the platform, else the community */
    public void language(UnitOfWork work, UUID personId, Optional<Locale> language) {
        store(work).language(personId, language.map(Locale::toLanguageTag));
    }

    /** @param zone empty to follow the platform, else the community */
    public void zone(UnitOfWork work, UUID personId, Optional<ZoneId> zone) {
        store(work).zone(personId, zone.map(ZoneId::getId));
    }

    /** @param lead zero for no reminder of their own */
    public void reminderLead(UnitOfWork work, UUID personId, Duration lead) {
        store(work).reminderLead(personId, lead);
    }

    public void quietHours(UnitOfWork work, UUID personId, QuietHours hours) {
        store(work).quietHours(personId, hours.from(), hours.to());
    }

    /** Whether the bot may write to the person directly. */
    public void mayWriteDirectly(UnitOfWork work, UUID personId, boolean may) {
        store(work).directMessages(personId, may);
    }

    /** The person's accounts as {@code /privacy} shows them, oldest first. */
    public List<Account> accounts(UnitOfWork work, UUID personId) {
        return store(work).accounts(personId).stream()
                .map(row -> new Account(
                        row.platform(),
                        row.externalId(),
                        row.name(),
                        row.username(),
                        row.locale(),
                        row.zone(),
                        row.seenAt()))
                .toList();
    }

    /** What the person did or what happened to them, oldest first; nothing of what others said. */
    public List<Happened> history(UnitOfWork work, UUID personId) {
        return store(work).history(personId);
    }

    /**
     * By what the person can be known in what other rooms keep.
     *
     * @param words what they wrote of themselves
     */
    public Marks marks(UnitOfWork work, UUID personId, Set<String> words) {
        Set<String> names = new HashSet<>(Set.of(person(work, personId).name()));
        Set<String> ids = new HashSet<>();
        Set<String> chats = new HashSet<>();
        Set<UUID> accounts = new HashSet<>();
        for (PersonStore.AccountRow account : store(work).accounts(personId)) {
            names.add(account.name());
            account.username().ifPresent(names::add);
            ids.add(account.externalId());
            chats.add(DirectChat.toOpen(account.externalId()));
            account.directChat().ifPresent(chats::add);
            accounts.add(account.id());
        }
        names.remove(LEFT);
        return new Marks(names, words, ids, chats, accounts);
    }

    /** Makes the person nobody: name, settings, accounts and memberships go. {@link Exclusions} remembers what it must. */
    public void erase(UnitOfWork work, UUID personId) {
        MemberStore members = work.store(MemberStore.class);
        members.noChatRoles(personId);
        store(work).anonymiseAccounts(personId, LEFT);
        store(work).anonymise(personId, LEFT);
        store(work).forgetCooldowns(personId);
        members.leaveAll(personId);
    }

    /** Leaves the community; who is excluded from it stays so. */
    public void leave(UnitOfWork work, UUID communityId, UUID personId) {
        MemberStore members = work.store(MemberStore.class);
        members.noChatRolesIn(communityId, personId);
        members.resetStanding(communityId, personId);
        members.leave(communityId, personId);
        store(work).noLongerMeans(personId, communityId);
    }

    /** The community that the person means in direct messages from now on. */
    public void means(UnitOfWork work, UUID personId, UUID communityId) {
        store(work).currentCommunity(personId, communityId);
    }

    private static PersonStore store(UnitOfWork work) {
        return work.store(PersonStore.class);
    }
}
