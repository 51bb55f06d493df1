package io.rondo.mirror;

import io.rondo.bus.Subscription;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Delivery;
import io.rondo.event.Event;
import io.rondo.event.EventWatcher;
import io.rondo.member.Addressee;
import io.rondo.member.Communities;
import io.rondo.member.CommunityChat;
import io.rondo.member.CommunityNotices;
import io.rondo.member.People;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The live card pinned in a community's Telegram groups until the event is over, and what becomes of a topic that is gone. What is
 * wanted is a row; the bot looks where the card stands and pins or unpins it, both of which Telegram takes twice. Safe to use
 * from several threads.
 */
public final class CardPins implements EventWatcher {

    static final String CARD_NOT_PINNED = "card_not_pinned";
    static final String TOPIC_GONE = "topic_gone";

    private final Communities communities;
    private final People people;
    private final CommunityNotices notices;
    private final Deliveries deliveries;

    /**
     * A card to pin or unpin.
     *
     * @param pinned the message that is pinned now
     */
    public record Pin(UUID eventId, String chat, boolean wanted, Optional<String> pinned, int attempts) {}

    /** @param chat its title */
    record About(String chat) {}

    public CardPins(Communities communities, People people, CommunityNotices notices, Deliveries deliveries) {
        this.communities = communities;
        this.people = people;
        this.notices = notices;
        this.deliveries = deliveries;
    }

    @Override
    public void changed(UnitOfWork work, Event event) {
        communities.announcementChats(work, event.communityId()).stream()
                .filter(chat -> chat.platform() == Platform.TELEGRAM)
                .forEach(chat -> work.store(PinStore.class)
                        .look(event.id(), chat.externalId(), !event.state().isOver(), work.now()));
    }

    List<Subscription> subscriptions() {
        return List.of(
                notices.on(
                        CARD_NOT_PINNED,
                        About.class,
                        (work, community, admin, words, about) ->
                                said(admin, words, CARD_NOT_PINNED, "mirror.pin.no-right", about)),
                notices.on(
                        TOPIC_GONE,
                        About.class,
                        (work, community, admin, words, about) ->
                                said(admin, words, TOPIC_GONE, "mirror.topic.gone", about)));
    }

    private Optional<Delivery> said(Addressee admin, Words words, String kind, String key, About about) {
        return Optional.of(notices.delivery(admin, kind, Reply.text(words.text(key, "chat", about.chat()))));
    }

    /** What the bot is to look at now; nobody else gets it until the lease is over. */
    public List<Pin> claim(UnitOfWork work, Duration lease, int limit) {
        return work.store(PinStore.class).claim(work.now(), work.now().plus(lease), limit);
    }

    /** The message in which the card stands; empty while it is not sent. */
    public Optional<String> card(UnitOfWork work, Pin pin) {
        return deliveries.standing(work, Platform.TELEGRAM, pin.chat(), "card:" + pin.eventId());
    }

    /** As wanted: that message is pinned, or none. */
    public void settled(UnitOfWork work, Pin pin, Optional<String> pinned) {
        PinStore store = work.store(PinStore.class);
        store.settled(pin.eventId(), pin.chat(), pin.wanted(), pinned);
        pinned.ifPresent(any -> store.forgetTold(pin.chat()));
    }

    public void postpone(UnitOfWork work, Pin pin, Duration by) {
        work.store(PinStore.class)
                .postpone(pin.eventId(), pin.chat(), work.now().plus(by));
    }

    /** It cannot be as wanted, and nobody there could change that. */
    public void leave(UnitOfWork work, Pin pin, String why) {
        work.store(PinStore.class).refused(pin.eventId(), pin.chat(), why);
    }

    /** The bot may not pin there: the community's moderators read once what to click. */
    public void refused(UnitOfWork work, Pin pin, String why) {
        PinStore store = work.store(PinStore.class);
        store.refused(pin.eventId(), pin.chat(), why);
        if (store.tell(pin.eventId(), pin.chat()) == 1) {
            communities.chat(work, Platform.TELEGRAM, pin.chat()).ifPresent(chat -> tell(work, chat, CARD_NOT_PINNED));
        }
    }

    /**
     * The topic that the chat's announcements go to is closed or deleted: they go to the chat itself from now on, and the moderators
     * read so once.
     */
    public void topicGone(UnitOfWork work, String externalId, String thread) {
        communities
                .chat(work, Platform.TELEGRAM, externalId)
                .filter(chat -> communities.threadGone(work, chat, thread))
                .ifPresent(chat -> tell(work, chat, TOPIC_GONE));
    }

    private void tell(UnitOfWork work, CommunityChat chat, String type) {
        List<Addressee> moderators = people.moderators(work, chat.communityId()).stream()
                .filter(Addressee::mayBeWrittenTo)
                .toList();
        notices.tell(work, chat.communityId(), type, moderators, new About(chat.title()));
    }
}
