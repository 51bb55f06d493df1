package io.rondo.quest;

import io.rondo.chat.Platform;
import io.rondo.member.Addressee;
import io.rondo.member.CommunityNotices;
import io.rondo.member.People;
import io.rondo.quest.rule.Rewards;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.UUID;

/** Tells people of completions that they did not just press a button for. Safe to use from several threads. */
public final class QuestNotices {

    public static final String QUEST_COMPLETED = "QuestCompleted";

    private final People people;
    private final CommunityNotices notices;

    /**
     * The body of {@link #QUEST_COMPLETED}.
     *
     * @param paid whether the reward is booked already
     */
    public record Completed(UUID completionId, String quest, Rewards rewards, boolean paid) {}

    public QuestNotices(People people, CommunityNotices notices) {
        this.people = people;
        this.notices = notices;
    }

    /** On the account on which they can be reached best, if they may be written to. */
    void tell(UnitOfWork work, UUID communityId, UUID personId, Counted counted) {
        if (counted.completed().isEmpty()) {
            return;
        }
        List<Addressee> to = people.addresseesOfPeople(work, List.of(personId), communityId).stream()
                .filter(addressee -> addressee.mayBeWrittenTo() || addressee.platform() == Platform.PLAYGROUND)
                .toList();
        counted.completed()
                .forEach(one -> notices.tell(
                        work,
                        communityId,
                        QUEST_COMPLETED,
                        to,
                        new Completed(one.id(), one.quest().name(), one.rewards(), one.paid())));
    }
}
