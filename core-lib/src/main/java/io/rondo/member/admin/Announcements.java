package io.rondo.member.admin;

import io.rondo.bus.Subscription;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Delivery;
import io.rondo.member.Communities;
import io.rondo.member.CommunityChat;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A word to all announcement chats of a community. Safe to use from several threads. */
public final class Announcements {

    private static final String ANNOUNCEMENT = "announcement";

    private final Communities communities;
    private final Deliveries deliveries;

    /**
     * The body of {@link #ANNOUNCEMENT}.
     *
     * @param id one and the same for each preview, so that pressing twice posts once
     */
    record Announcement(UUID id, String chat, Optional<String> thread, String text) {}

    public Announcements(Communities communities, Deliveries deliveries) {
        this.communities = communities;
        this.deliveries = deliveries;
    }

    List<CommunityChat> chats(UnitOfWork work, UUID communityId) {
        return communities.announcementChats(work, communityId);
    }

    void post(UnitOfWork work, UUID by, UUID communityId, UUID id, String text) {
        work.sendAll(chats(work, communityId).stream()
                .map(chat -> Message.to(
                        Queue.bot(chat.platform().key()),
                        ANNOUNCEMENT,
                        Message.Headers.NONE,
                        new Announcement(id, chat.externalId(), chat.thread(), text)))
                .toList());
        work.happened(new DomainEvent("announced", Optional.of(communityId), Optional.of(by), Map.of("text", text)));
    }

    public Subscription subscription() {
        return Subscription.onBots(ANNOUNCEMENT, (work, message) -> {
            Announcement body = message.bodyAs(Announcement.class);
            String slot = "announcement:" + body.id();
            deliveries.add(
                    work,
                    Delivery.to(
                                    Platform.of(message.queue().platform()),
                                    body.chat(),
                                    ANNOUNCEMENT,
                                    Reply.text(RichText.plain(body.text())))
                            .inThread(body.thread())
                            .inSlot(slot)
                            .superseding(slot));
        });
    }
}
