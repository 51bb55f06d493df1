package io.rondo.member.link;

import io.rondo.bus.Unprocessable;
import io.rondo.chat.Platform;
import io.rondo.chat.Requester;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.Json;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Use cases on linking: a code, a proposal that both sides agree to, one person, and an account that leaves. Each runs in the given
 * unit of work; safe to use from several threads.
 *
 * <p>Two people become one in a unit of work of its own, after both have agreed: it waits for whatever either of them is doing,
 * since each request holds its sender's account, and then takes the locks in their order.
 */
public final class Links {

    /** Asks the datemaker to make one person of two. */
    static final String LINK_PEOPLE = "link_people";

    /** Tells an account what became of a proposal. */
    static final String LINK_NEWS = "link_news";

    private final Codes codes;
    private final List<Joining> rooms;

    /** The body of {@link #LINK_PEOPLE}. */
    record LinkPeople(UUID proposalId) {}

    /** The body of {@link #LINK_NEWS}. */
    record LinkNews(UUID proposalId, UUID accountId) {}

    /** What became of a code that somebody gave. */
    public sealed interface Giving {
        /** Both are asked now. */
        record Proposed(Proposal proposal) implements Giving {}

        /** No such code, or no longer; {@code left} more wrong ones may be given. */
        record WrongCode(int left) implements Giving {}

        /** Too many wrong codes; nothing was looked up. */
        record TooMany(Codes.Giving.TooMany limit) implements Giving {}

        /** The account's own code. */
        record OwnCode() implements Giving {}

        /** One person would have two accounts on that platform. */
        record SamePlatform(Platform platform) implements Giving {}

        /** The two are one person already. */
        record LinkedAlready() implements Giving {}

        /** Not now, and why. */
        record NotNow(Verdict.Wait why) implements Giving {}
    }

    /** What became of the wish to take an account out. */
    public sealed interface Parted {
        /** It is a person of its own now. */
        record Done(LinkedAccount account) implements Parted {}

        /** It is not the requester's, or their only one. */
        record NotLinked() implements Parted {}

        /** Not now, and why. */
        record NotNow(Verdict.Wait why) implements Parted {}
    }

    /** @param rooms all rooms that keep rows about people, in the order in which they take their locks */
    public Links(Codes codes, List<Joining> rooms) {
        this.codes = codes;
        this.rooms = List.copyOf(rooms);
    }

    public List<Joining> rooms() {
        return rooms;
    }

    /** A code for the requester's account, to be given on the other platform. */
    public Codes.Making code(UnitOfWork work, Requester requester) {
        return codes.make(work, Codes.Purpose.LINK, requester.accountId(), Optional.empty());
    }

    /** The person's accounts, oldest first. */
    public List<LinkedAccount> accounts(UnitOfWork work, UUID personId) {
        return store(work).accounts(personId);
    }

    public LinkedAccount account(UnitOfWork work, UUID accountId) {
        return store(work).account(accountId);
    }

    /** Asks both sides. A wrong code is counted: the unit of work must not be undone. */
    public Giving give(UnitOfWork work, Requester giver, String typed) {
        return switch (codes.give(work, Codes.Purpose.LINK, giver.accountId(), typed)) {
            case Codes.Giving.Wrong(int left) -> new Giving.WrongCode(left);
            case Codes.Giving.TooMany limit -> new Giving.TooMany(limit);
            case Codes.Giving.Right(Codes.Code code) -> propose(work, giver, code);
        };
    }

    private Giving propose(UnitOfWork work, Requester giver, Codes.Code code) {
        LinkStore store = store(work);
        LinkedAccount maker = store.account(code.accountId());
        if (maker.id().equals(giver.accountId())) {
            return new Giving.OwnCode();
        }
        if (maker.personId().equals(giver.personId())) {
            return new Giving.LinkedAlready();
        }
        Optional<Platform> twice = twice(work, maker.personId(), giver.personId());
        if (twice.isPresent()) {
            return new Giving.SamePlatform(twice.get());
        }
        if (check(work, maker.personId(), giver.personId()) instanceof Verdict.Wait wait) {
            return new Giving.NotNow(wait);
        }
        codes.use(work, code);
        store.replace(maker.id(), giver.accountId(), work.now());
        Proposal proposal = store.propose(
                maker.id(),
                giver.accountId(),
                work.now(),
                work.now().plus(codes.limits().life()));
        tell(work, proposal, maker.id());
        return new Giving.Proposed(proposal);
    }

    /** The platform on which the two together would have two accounts. */
    private static Optional<Platform> twice(UnitOfWork work, UUID one, UUID other) {
        List<String> platforms =
                store(work).accounts(one).stream().map(LinkedAccount::platform).toList();
        return store(work).accounts(other).stream()
                .map(LinkedAccount::platform)
                .filter(platforms::contains)
                .findFirst()
                .map(Platform::of);
    }

    private Verdict check(UnitOfWork work, UUID one, UUID other) {
        return rooms.stream()
                .map(room -> room.check(work, one, other))
                .filter(Verdict.Wait.class::isInstance)
                .findFirst()
                .orElse(Verdict.FREE);
    }

    /** The proposal, as long as the account is part of it. */
    public Optional<Proposal> find(UnitOfWork work, UUID proposalId, UUID accountId) {
        return store(work).find(proposalId).filter(proposal -> proposal.isOf(accountId));
    }

    /** The last proposal that the account was part of. */
    public Optional<Proposal> last(UnitOfWork work, UUID accountId) {
        return store(work).last(accountId);
    }

    /** The account agrees; when both have, they become one soon. Agreeing again, or too late, changes nothing. */
    public Optional<Proposal> agree(UnitOfWork work, UUID proposalId, UUID accountId) {
        return lock(work, proposalId, accountId).map(proposal -> {
            if (!proposal.isOpen(work.now()) || proposal.hasAgreed(accountId)) {
                return proposal;
            }
            Proposal agreed = store(work).agreed(proposalId, accountId, work.now());
            if (agreed.bothAgreed()) {
                work.send(Message.to(Queue.DATEMAKER, LINK_PEOPLE, Message.Headers.NONE, new LinkPeople(proposalId)));
            }
            return agreed;
        });
    }

    /** The account does not agree, and the other side is told. Not any more when both have agreed. */
    public Optional<Proposal> decline(UnitOfWork work, UUID proposalId, UUID accountId) {
        return lock(work, proposalId, accountId).map(proposal -> {
            if (!proposal.isOpen(work.now()) || proposal.bothAgreed()) {
                return proposal;
            }
            tell(work, proposal, proposal.otherThan(accountId));
            return store(work).declined(proposalId, accountId);
        });
    }

    private static Optional<Proposal> lock(UnitOfWork work, UUID proposalId, UUID accountId) {
        return store(work).lock(proposalId).filter(proposal -> proposal.isOf(accountId));
    }

    /** Both have agreed: makes one person of two, or says why not. */
    void link(UnitOfWork work, Message message) {
        UUID id = message.bodyAs(LinkPeople.class).proposalId();
        LinkStore store = store(work);
        Proposal asked = store.find(id).orElseThrow(() -> new Unprocessable("there is no proposal " + id));
        UUID maker = store.account(asked.maker()).personId();
        UUID giver = store.account(asked.giver()).personId();
        store.lockAccounts(maker, giver);
        Proposal proposal = store.lock(id).orElseThrow();
        boolean sameAsAsked = store.account(asked.maker()).personId().equals(maker)
                && store.account(asked.giver()).personId().equals(giver);
        if (proposal.state() != Proposal.State.OPEN || !proposal.bothAgreed()) {
            return;
        }
        if (!sameAsAsked || maker.equals(giver) || twice(work, maker, giver).isPresent()) {
            refuse(work, proposal, new Verdict.Wait("member.link.changed", ""));
            return;
        }
        rooms.forEach(room -> room.lock(work, maker, giver));
        if (check(work, maker, giver) instanceof Verdict.Wait wait) {
            refuse(work, proposal, wait);
            return;
        }
        UUID keep = store.older(maker, giver);
        UUID gone = keep.equals(maker) ? giver : maker;
        rooms.forEach(room -> room.join(work, keep, gone));
        store.linked(id);
        work.happened(new DomainEvent("people_linked", Optional.empty(), Optional.of(keep), Map.of("alias", gone)));
        tell(work, proposal, proposal.maker());
        tell(work, proposal, proposal.giver());
    }

    private static void refuse(UnitOfWork work, Proposal proposal, Verdict.Wait why) {
        store(work).refused(proposal.id(), Json.write(why));
        tell(work, proposal, proposal.maker());
        tell(work, proposal, proposal.giver());
    }

    private static void tell(UnitOfWork work, Proposal proposal, UUID accountId) {
        LinkedAccount account = store(work).account(accountId);
        work.send(Message.to(
                Queue.bot(account.platform()),
                LINK_NEWS,
                Message.Headers.NONE,
                new LinkNews(proposal.id(), accountId)));
    }

    /** Whether the account may leave the person now. */
    public Verdict checkParting(UnitOfWork work, UUID personId) {
        return rooms.stream()
                .map(room -> room.checkParting(work, personId))
                .filter(Verdict.Wait.class::isInstance)
                .findFirst()
                .orElse(Verdict.FREE);
    }

    /** Makes a person of its own of one of the requester's accounts. */
    public Parted part(UnitOfWork work, Requester requester, UUID accountId) {
        LinkStore store = store(work);
        UUID stays = requester.personId();
        store.lockAccounts(stays, stays);
        List<LinkedAccount> accounts = store.accounts(stays);
        Optional<LinkedAccount> leaving =
                accounts.stream().filter(one -> one.id().equals(accountId)).findFirst();
        Optional<LinkedAccount> remaining =
                accounts.stream().filter(one -> !one.id().equals(accountId)).findFirst();
        if (leaving.isEmpty() || remaining.isEmpty()) {
            return new Parted.NotLinked();
        }
        rooms.forEach(room -> room.lock(work, stays, stays));
        if (checkParting(work, stays) instanceof Verdict.Wait wait) {
            return new Parted.NotNow(wait);
        }
        UUID leaves = store.personOf(accountId, work.now());
        Parting parting = new Parting(stays, leaves, accountId, remaining.get().id());
        rooms.forEach(room -> room.part(work, parting));
        work.happened(
                new DomainEvent("account_unlinked", Optional.empty(), Optional.of(stays), Map.of("person", leaves)));
        return new Parted.Done(leaving.get());
    }

    private static LinkStore store(UnitOfWork work) {
        return work.store(LinkStore.class);
    }
}
