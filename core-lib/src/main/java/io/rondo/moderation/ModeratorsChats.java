package io.rondo.moderation;

import io.rondo.bus.Subscription;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Delivery;
import io.rondo.member.Addressee;
import io.rondo.member.Communities;
import io.rondo.member.Community;
import io.rondo.member.CommunityChat;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How moderators who did not agree to direct messages learn that something waits for them: one line with a button that answers
 * privately, in the chat that an admin chose for moderators; where none is chosen and no moderator is written to, in the
 * announcement chats. The line never says what it is about. Safe to use from several threads.
 */
final class ModeratorsChats {

    /**
     * How much later than what it is about the line stands where everyone sees it, so that its coming does not tell the reported
     * person, in the middle of an evening, who has just reported them.
     */
    static final Duration PUBLIC_LINE_AFTER = Duration.ofHours(2);

    private static final String MODERATORS_LINE = "moderators_line";

    private final Communities communities;
    private final Bundles bundles;
    private final Deliveries deliveries;
    private final Waiting waiting;

    /** Whether anything waits for a community's moderators. */
    @FunctionalInterface
    interface Waiting {
        boolean anything(UnitOfWork work, UUID communityId);
    }

    /**
     * The body of {@link #MODERATORS_LINE}.
     *
     * @param about the one thing that the line is about; empty for whatever waits when it is posted
     * @param open whether that thing still waits
     */
    record Line(UUID communityId, String chat, Optional<String> thread, Optional<UUID> about, boolean open) {}

    ModeratorsChats(Communities communities, Bundles bundles, Deliveries deliveries, Waiting waiting) {
        this.communities = communities;
        this.bundles = bundles;
        this.deliveries = deliveries;
        this.waiting = waiting;
    }

    /** From now on moderators' lines stand in this chat, and in this channel or topic of it. */
    void choose(UnitOfWork work, CommunityChat chat, Optional<String> thread) {
        work.store(ModeratorsChatStore.class).put(chat.id(), thread, work.now());
    }

    /** @return false when it was none */
    boolean forget(UnitOfWork work, CommunityChat chat) {
        return work.store(ModeratorsChatStore.class).remove(chat.id()) > 0;
    }

    /**
     * Something came in, or changed.
     *
     * @param moderators whose business it is
     * @param open whether it waits for them
     */
    void changed(UnitOfWork work, UUID communityId, UUID about, Collection<Addressee> moderators, boolean open) {
        Set<Platform> unwritten = moderators.stream()
                .filter(moderator -> !moderator.mayBeWrittenTo())
                .map(Addressee::platform)
                .collect(Collectors.toSet());
        if (unwritten.isEmpty()) {
            return;
        }
        List<Line> own = own(work, communityId, about, open);
        if (!own.isEmpty()) {
            send(work, communityId, own, work.now());
        } else if (open && moderators.stream().noneMatch(Addressee::mayBeWrittenTo)) {
            List<Line> forAll = communities.announcementChats(work, communityId).stream()
                    .filter(chat -> unwritten.contains(chat.platform()))
                    .map(chat -> new Line(communityId, chat.externalId(), chat.thread(), Optional.empty(), true))
                    .toList();
            send(work, communityId, forAll, work.now().plus(PUBLIC_LINE_AFTER));
        }
    }

    private List<Line> own(UnitOfWork work, UUID communityId, UUID about, boolean open) {
        Map<UUID, CommunityChat> chats = communities.chats(work, communityId).stream()
                .collect(Collectors.toMap(CommunityChat::id, Function.identity()));
        return work.store(ModeratorsChatStore.class).of(chats.keySet()).stream()
                .flatMap(row -> Stream.ofNullable(chats.get(row.chatId()))
                        .map(chat -> new Line(communityId, chat.externalId(), row.thread(), Optional.of(about), open)))
                .toList();
    }

    private void send(UnitOfWork work, UUID communityId, List<Line> lines, Instant at) {
        Map<String, Platform> platforms = communities.chats(work, communityId).stream()
                .collect(Collectors.toMap(CommunityChat::externalId, CommunityChat::platform, (one, other) -> one));
        lines.forEach(line -> Optional.ofNullable(platforms.get(line.chat()))
                .ifPresent(platform -> work.sendAt(
                        Message.to(Queue.bot(platform.key()), MODERATORS_LINE, Message.Headers.NONE, line), at)));
    }

    Subscription subscription() {
        return Subscription.onBots(
                MODERATORS_LINE,
                (work, message) -> post(work, Platform.of(message.queue().platform()), message.bodyAs(Line.class)));
    }

    private void post(UnitOfWork work, Platform platform, Line line) {
        if (line.about().isEmpty() && !waiting.anything(work, line.communityId())) {
            return;
        }
        Community community = communities.get(work, line.communityId());
        Words words = bundles.words(community.language(), community.zone(), work.now());
        Reply reply = line.open()
                ? Reply.text(
                        words.text("moderation.line"),
                        ButtonRow.of(Button.primary(words.label("moderation.button.look"), Action.of("case list"))))
                : Reply.text(words.text("moderation.line.done"));
        String slot = "moderators:" + line.about().map(UUID::toString).orElseGet(() -> day(community, work.now()));
        deliveries.add(
                work,
                Delivery.to(platform, line.chat(), MODERATORS_LINE, reply)
                        .inThread(line.thread())
                        .inSlot(slot)
                        .superseding(slot));
    }

    /** What comes on one day is one line where everyone sees it. */
    private static String day(Community community, Instant now) {
        return community.id() + ":" + now.atZone(community.zone()).toLocalDate();
    }
}
