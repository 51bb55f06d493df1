package io.rondo.quest;

import io.rondo.bus.Subscription;
import io.rondo.ledger.Ledger;
import io.rondo.member.Communities;
import io.rondo.member.CommunityNotices;
import io.rondo.member.MemberRequesters;
import io.rondo.member.People;
import io.rondo.quest.level.Leaderboards;
import io.rondo.quest.level.Levels;
import io.rondo.role.RoleGrants;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.UUID;

/** The quests' use cases, wired to one another. Immutable. */
public final class QuestRoom {

    private final People people;
    private final Communities communities;
    private final QuestCatalogue catalogue;
    private final Levels levels;
    private final Leaderboards boards;
    private final Claims claims;
    private final Counting counting;
    private final Quests quests;
    private final QuestViews views;
    private final QuestNotices told;
    private final QuestMessages messages;

    /** The rooms next door. */
    public record Neighbours(
            People people,
            Communities communities,
            MemberRequesters requesters,
            CommunityNotices notices,
            Ledger ledger,
            RoleGrants roles) {}

    /** Levels follow the ledger from now on. */
    public QuestRoom(Neighbours next) {
        people = next.people();
        communities = next.communities();
        catalogue = new QuestCatalogue(communities);
        levels = new Levels(next.ledger(), people, next.notices());
        boards = new Leaderboards(
                next.ledger(),
                (work, communityId) -> catalogue.of(work, communityId).calendar());
        next.ledger().listen(levels);
        next.ledger().listen(boards);
        Needs needs = new Needs(people, next.roles(), levels);
        claims = new Claims(next.ledger(), next.roles());
        counting = new Counting(catalogue, needs, claims);
        quests = new Quests(catalogue);
        views = new QuestViews(catalogue, needs);
        told = new QuestNotices(people, next.notices());
        messages = new QuestMessages(counting, catalogue, told, next.requesters(), communities);
    }

    public List<Subscription> subscriptions() {
        return messages.subscriptions();
    }

    /** Tells the person what somebody else completed for them. */
    public void tell(UnitOfWork work, UUID communityId, UUID personId, Counted counted) {
        told.tell(work, communityId, personId, counted);
    }

    public QuestJoining joining() {
        return new QuestJoining(claims);
    }

    public QuestUniting uniting() {
        return new QuestUniting(catalogue);
    }

    public People people() {
        return people;
    }

    public Communities communities() {
        return communities;
    }

    public QuestCatalogue catalogue() {
        return catalogue;
    }

    public Levels levels() {
        return levels;
    }

    public Leaderboards boards() {
        return boards;
    }

    public Claims claims() {
        return claims;
    }

    public Counting counting() {
        return counting;
    }

    public Quests quests() {
        return quests;
    }

    public QuestViews views() {
        return views;
    }
}
