package io.rondo.quest;

import com.fasterxml.jackson.annotation.JsonAlias;
import io.rondo.bus.Subscription;
import io.rondo.bus.Unprocessable;
import io.rondo.chat.Platform;
import io.rondo.chat.Requester;
import io.rondo.member.Communities;
import io.rondo.member.CommunityChat;
import io.rondo.member.MemberRequesters;
import io.rondo.quest.rule.Trigger;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * What the queue {@code quests} brings: domain events from inside, under the id of their row, and from outside, by the platform's ids of
 * person and chat. A message's id is the event's, so that what is told twice counts once.
 */
final class QuestMessages {

    /** How far in the future another's clock may say that something happened. */
    private static final Duration CLOCKS_DIFFER = Duration.ofMinutes(5);

    private final Counting counting;
    private final QuestCatalogue catalogue;
    private final QuestNotices notices;
    private final MemberRequesters requesters;
    private final Communities communities;

    /** The body of a message from outside; everything in it may be left out. */
    record Outside(
            Optional<String> platform,
            @JsonAlias("occurred_at") Optional<Instant> occurredAt,
            Optional<Integer> amount,
            Optional<Map<String, String>> filter) {}

    QuestMessages(
            Counting counting,
            QuestCatalogue catalogue,
            QuestNotices notices,
            MemberRequesters requesters,
            Communities communities) {
        this.counting = counting;
        this.catalogue = catalogue;
        this.notices = notices;
        this.requesters = requesters;
        this.communities = communities;
    }

    List<Subscription> subscriptions() {
        Stream<Subscription> triggers = Arrays.stream(Trigger.values())
                .filter(trigger -> trigger != Trigger.QUEST_GRANTED)
                .flatMap(trigger -> trigger.types().stream()
                        .map(type -> Subscription.on(
                                Queue.QUESTS, type, (work, message) -> happened(work, message, trigger))));
        return Stream.concat(
                        triggers,
                        Stream.of(
                                Subscription.on(Queue.QUESTS, Quests.QUESTS_CHANGED, this::changed),
                                Subscription.onBots(Quests.QUESTS_CHANGED, this::changed)))
                .toList();
    }

    private void changed(UnitOfWork work, Message message) {
        UUID communityId = message.bodyAs(Quests.Changed.class).communityId();
        work.afterCommit(() -> catalogue.forget(communityId));
    }

    private void happened(UnitOfWork work, Message message, Trigger trigger) {
        if (message.body().has("personId") && message.body().has("communityId")) {
            DomainEvent.Told told = message.bodyAs(DomainEvent.Told.class);
            Occurrence occurrence =
                    new Occurrence(message.id(), trigger, told.communityId(), told.personId(), told.at(), 1, Map.of());
            notices.tell(work, told.communityId(), told.personId(), counting.countRecorded(work, occurrence));
        } else {
            fromOutside(work, message, trigger);
        }
    }

    private void fromOutside(UnitOfWork work, Message message, Trigger trigger) {
        Outside body = message.bodyAs(Outside.class);
        Platform platform = platform(message, body);
        String user = message.headers().userId().orElseThrow(() -> new Unprocessable("the header user_id is missing"));
        String chat = message.headers().chatId().orElseThrow(() -> new Unprocessable("the header chat_id is missing"));
        UUID communityId = communities
                .chat(work, platform, chat)
                .map(CommunityChat::communityId)
                .orElseThrow(() -> new Unprocessable("no community lives in that chat"));
        Requester requester = requesters
                .known(work, platform, user, Optional.of(communityId))
                .filter(found -> !found.excluded())
                .orElseThrow(() -> new Unprocessable("nobody is known by that user_id, or they are excluded"));
        Instant occurredAt = body.occurredAt().orElse(work.now());
        if (occurredAt.isAfter(work.now().plus(CLOCKS_DIFFER))) {
            throw new Unprocessable("occurred_at is in the future");
        }
        int amount = body.amount().orElse(1);
        if (amount < 1 || amount > Occurrence.MOST) {
            throw new Unprocessable("amount is from 1 to " + Occurrence.MOST);
        }
        Occurrence occurrence = new Occurrence(
                message.id(),
                trigger,
                communityId,
                requester.personId(),
                occurredAt,
                amount,
                new HashMap<>(body.filter().orElse(Map.of())));
        notices.tell(work, communityId, requester.personId(), counting.count(work, occurrence));
    }

    /** As the body says it, or the header {@code app_id}, alone or before a colon. */
    private static Platform platform(Message message, Outside body) {
        String named = body.platform()
                .or(() -> message.headers().appId().map(app -> app.split(":", 2)[0]))
                .orElse("");
        return Arrays.stream(Platform.values())
                .filter(platform -> platform.key().equals(named))
                .findFirst()
                .orElseThrow(() -> new Unprocessable(
                        "which platform user_id is of is not said: the body's platform, or app_id, must be its name"));
    }
}
