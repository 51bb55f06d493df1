package io.rondo.member.admin;

import io.rondo.bus.Subscription;
import io.rondo.chat.Conversation;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Delivery;
import io.rondo.member.Communities;
import io.rondo.member.CommunityChat;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.Json;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A word to announcement chats of a community, one after the other, while a bar shows how far it has come and can stop it. Safe to
 * use from several threads.
 */
public final class Announcements {

    /** How long it waits before each chat: time to read it once more, and to stop it. */
    static final Duration PACE = Duration.ofSeconds(2);

    private static final String ANNOUNCEMENT = "announcement";
    private static final String STEP = "announcement_step";

    private final Communities communities;
    private final Bundles bundles;
    private final Deliveries deliveries;

    /**
     * The body of {@link #ANNOUNCEMENT}.
     *
     * @param id one and the same for each preview, so that pressing twice posts once
     */
    record Announcement(UUID id, String chat, Optional<String> thread, String text) {}

    /** A chat that it goes to. */
    record Stop(String platform, String chat, Optional<String> thread) {}

    /**
     * Where the bar stands.
     *
     * @param message empty where the press came from no message
     */
    record Bar(String platform, String chat, Optional<String> thread, Optional<String> message, String language) {}

    /**
     * The body of {@link #STEP}.
     *
     * @param done how many chats have it
     */
    record Way(UUID id, UUID communityId, String text, List<Stop> stops, int done, Bar bar) {

        Way further() {
            return new Way(id, communityId, text, stops, done + 1, bar);
        }
    }

    public Announcements(Communities communities, Bundles bundles, Deliveries deliveries) {
        this.communities = communities;
        this.bundles = bundles;
        this.deliveries = deliveries;
    }

    List<CommunityChat> chats(UnitOfWork work, UUID communityId) {
        return communities.announcementChats(work, communityId);
    }

    /** Begins to post; doing it again changes nothing. */
    void post(Conversation conversation, UUID id, String text, List<CommunityChat> chats) {
        UnitOfWork work = conversation.work();
        String once = "announcement " + id;
        if (work.once(once).isPresent()) {
            return;
        }
        work.answered(once, Json.tree(true));
        Bar bar = new Bar(
                conversation.incoming().platform().key(),
                conversation.incoming().chat().externalId(),
                conversation.incoming().chat().thread(),
                conversation.incoming().chat().messageId(),
                conversation.requester().locale().toLanguageTag());
        List<Stop> stops = chats.stream()
                .map(chat -> new Stop(chat.platform().key(), chat.externalId(), chat.thread()))
                .toList();
        next(work, new Way(id, conversation.communityId(), text, stops, 0, bar));
        work.happened(new DomainEvent(
                "announced",
                Optional.of(conversation.communityId()),
                Optional.of(conversation.personId()),
                Map.of("text", text)));
    }

    private static void next(UnitOfWork work, Way way) {
        work.sendAt(
                Message.to(Queue.DATEMAKER, STEP, Message.Headers.NONE, way),
                work.now().plus(PACE));
    }

    /** It goes to no further chat. */
    void stop(UnitOfWork work, UUID id) {
        String once = stopped(id);
        if (work.once(once).isEmpty()) {
            work.answered(once, Json.tree(true));
        }
    }

    private static String stopped(UUID id) {
        return "announcement stopped " + id;
    }

    public List<Subscription> subscriptions() {
        return List.of(
                Subscription.onDatemaker(STEP, (work, message) -> step(work, message.bodyAs(Way.class))),
                Subscription.onBots(
                        ANNOUNCEMENT,
                        (work, message) -> deliver(
                                work, Platform.of(message.queue().platform()), message.bodyAs(Announcement.class))));
    }

    private void step(UnitOfWork work, Way way) {
        if (work.once(stopped(way.id())).isPresent()) {
            show(work, way, true);
            return;
        }
        Stop stop = way.stops().get(way.done());
        work.send(Message.to(
                Queue.bot(stop.platform()),
                ANNOUNCEMENT,
                Message.Headers.NONE,
                new Announcement(way.id(), stop.chat(), stop.thread(), way.text())));
        Way further = way.further();
        show(work, further, false);
        if (further.done() < further.stops().size()) {
            next(work, further);
        }
    }

    private void show(UnitOfWork work, Way way, boolean stopped) {
        Bar bar = way.bar();
        bar.message().ifPresent(message -> {
            Words words = bundles.words(
                    Locale.forLanguageTag(bar.language()),
                    communities.get(work, way.communityId()).zone(),
                    work.now());
            deliveries.add(
                    work,
                    Delivery.to(
                                    Platform.of(bar.platform()),
                                    bar.chat(),
                                    "announcement_bar",
                                    bar(words, way.id(), way.done(), way.stops().size(), stopped))
                            .inThread(bar.thread())
                            .asAnswer()
                            .editing(message)
                            .superseding("announcement bar " + way.id()));
        });
    }

    /** How far it has come, for the message that is edited. */
    static Reply bar(Words words, UUID id, int done, int all, boolean stopped) {
        if (stopped) {
            return Reply.text(words.text("member.announce.stopped", "done", done, "all", all));
        }
        if (done == all) {
            return Reply.text(words.text("member.announce.posted", "all", all));
        }
        RichText text = words.text(
                "member.announce.bar", "bar", "▓".repeat(done) + "░".repeat(all - done), "done", done, "all", all);
        return Reply.text(
                text,
                ButtonRow.of(Button.danger(
                        words.label("member.button.stop"),
                        Action.of("announce stop").with("id", id))));
    }

    private void deliver(UnitOfWork work, Platform platform, Announcement body) {
        String slot = "announcement:" + body.id();
        deliveries.add(
                work,
                Delivery.to(platform, body.chat(), ANNOUNCEMENT, Reply.text(RichText.plain(body.text())))
                        .inThread(body.thread())
                        .inSlot(slot)
                        .superseding(slot));
    }
}
