package io.rondo.role;

import io.rondo.chat.Platform;
import io.rondo.member.Addressee;
import io.rondo.member.Communities;
import io.rondo.member.CommunityChat;
import io.rondo.member.People;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives people roles in a community's Discord servers, and takes them back. What is wanted is a row; {@link #GRANT_ROLE} and
 * {@link #TAKE_ROLE} wake the bot, which works the rows off and answers with {@link #ROLE_GRANTED} or {@link #ROLE_REFUSED}.
 * Repeated wishes and messages change nothing. Each method runs in the unit of work that it is given. Safe to use from several
 * threads.
 */
public final class RoleGrants {

    public static final String GRANT_ROLE = "grant_role";
    public static final String TAKE_ROLE = "take_role";
    public static final String ROLE_GRANTED = "role_granted";
    public static final String ROLE_REFUSED = "role_refused";

    private static final Duration AT_THE_LATEST = Duration.ofMinutes(10);

    private final People people;
    private final Communities communities;

    /** The body of {@link #GRANT_ROLE} and {@link #TAKE_ROLE}. */
    public record Order(UUID communityId, UUID personId, String roleId, long version) {}

    /** The body of {@link #ROLE_GRANTED}: whether the person has the role now. */
    public record Granted(UUID communityId, UUID personId, String roleId, boolean has) {}

    /** The body of {@link #ROLE_REFUSED}. */
    public record Refused(UUID communityId, UUID personId, String roleId, RoleRefusal refusal) {}

    /**
     * Where a role may be given.
     *
     * @param servers of the community, by the platform's ids
     * @param accounts of the person, the one last used first
     */
    public record Where(List<String> servers, List<String> accounts) {}

    public RoleGrants(People people, Communities communities) {
        this.people = people;
        this.communities = communities;
    }

    /** The person is to have the role, also when they leave the server and come back. */
    public void grant(UnitOfWork work, UUID personId, UUID communityId, String roleId, String reason) {
        want(work, new RoleGrant(communityId, personId, roleId, true, reason, 0, 0));
    }

    /** Whether we gave the person the role, and they have it. */
    public boolean has(UnitOfWork work, UUID personId, UUID communityId, String roleId) {
        return work.store(RoleGrantStore.class).has(communityId, personId, roleId);
    }

    /** The person is not to have the role any more. */
    public void takeBack(UnitOfWork work, UUID personId, UUID communityId, String roleId, String reason) {
        want(work, new RoleGrant(communityId, personId, roleId, false, reason, 0, 0));
    }

    private static void want(UnitOfWork work, RoleGrant wish) {
        long version = work.store(RoleGrantStore.class)
                .want(
                        wish.communityId(),
                        wish.personId(),
                        wish.roleId(),
                        wish.wanted(),
                        wish.reason(),
                        work.now(),
                        work.now().plus(AT_THE_LATEST));
        work.send(Message.to(
                Queue.bot(Platform.DISCORD.key()),
                wish.wanted() ? GRANT_ROLE : TAKE_ROLE,
                Message.Headers.NONE,
                new Order(wish.communityId(), wish.personId(), wish.roleId(), version)));
    }

    /** The bot has the message. */
    void ordered(UnitOfWork work, Message message) {
        Order order = message.bodyAs(Order.class);
        work.store(RoleGrantStore.class)
                .due(
                        order.communityId(),
                        order.personId(),
                        order.roleId(),
                        order.version(),
                        message.replyTo(),
                        message.id(),
                        work.now());
    }

    /** What the bot is to do now; nobody else gets it until the lease is over. */
    public List<RoleGrant> claim(UnitOfWork work, Duration lease, int limit) {
        return work.store(RoleGrantStore.class).claim(work.now(), work.now().plus(lease), limit);
    }

    public Where where(UnitOfWork work, RoleGrant grant) {
        List<String> servers = communities.chats(work, grant.communityId()).stream()
                .filter(chat -> chat.platform() == Platform.DISCORD)
                .map(CommunityChat::externalId)
                .toList();
        List<String> accounts = people.addresseesOfPeople(work, List.of(grant.personId()), grant.communityId()).stream()
                .filter(addressee -> addressee.platform() == Platform.DISCORD)
                .map(Addressee::externalId)
                .toList();
        return new Where(servers, accounts);
    }

    /** The role is given or taken back: whoever asked is told. */
    public void done(UnitOfWork work, RoleGrant grant) {
        answer(
                work,
                grant,
                "DONE",
                Optional.empty(),
                ROLE_GRANTED,
                new Granted(grant.communityId(), grant.personId(), grant.roleId(), grant.wanted()));
    }

    /** It cannot be: whoever asked is told why. */
    public void refused(UnitOfWork work, RoleGrant grant, RoleRefusal refusal) {
        answer(
                work,
                grant,
                "REFUSED",
                Optional.of(refusal.name()),
                ROLE_REFUSED,
                new Refused(grant.communityId(), grant.personId(), grant.roleId(), refusal));
    }

    private static void answer(
            UnitOfWork work, RoleGrant grant, String state, Optional<String> refusal, String type, Object body) {
        work.store(RoleGrantStore.class)
                .settle(
                        grant.communityId(),
                        grant.personId(),
                        grant.roleId(),
                        grant.version(),
                        state,
                        refusal,
                        work.now())
                .ifPresent(replyTo -> work.send(Message.to(
                        replyTo.isEmpty() ? Queue.DATEMAKER : Queue.exactly(replyTo),
                        type,
                        Message.Headers.NONE,
                        body)));
    }

    /** Not now: the platform is away or wants us to wait. */
    public void postpone(UnitOfWork work, RoleGrant grant, Duration by) {
        work.store(RoleGrantStore.class)
                .postpone(
                        grant.communityId(),
                        grant.personId(),
                        grant.roleId(),
                        grant.version(),
                        work.now().plus(by));
    }

    /** Somebody joined a server, perhaps again: what they were given before that is given again. */
    public void joined(UnitOfWork work, String externalId, Instant joinedAt) {
        people.accountOf(work, Platform.DISCORD, externalId)
                .flatMap(account -> people.addresseeAnywhere(work, account))
                .map(Addressee::personId)
                .ifPresent(person -> work.store(RoleGrantStore.class).askAgain(person, joinedAt, work.now()));
    }
}
