package io.rondo.member;

import io.rondo.chat.Platform;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.UnitOfWork;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The use cases around communities and their chats. Stateless, so safe to call from several threads. */
public final class Communities {

    private static final String NAMELESS = "Community";

    /** How far the guided walk of {@code /setup} has come: steps done, and whether it was finished once. */
    public record SetupProgress(int stepsDone, boolean finished) {}

    /** @throws IllegalArgumentException for an unknown id */
    public Community get(UnitOfWork work, UUID communityId) {
        return store(work)
                .find(communityId)
                .orElseThrow(() -> new IllegalArgumentException("No community " + communityId))
                .community();
    }

    /** The communities that a person is a member of, by name. */
    public List<Community> ofPerson(UnitOfWork work, UUID personId) {
        return store(work).ofPerson(personId).stream()
                .map(CommunityStore.CommunityRow::community)
                .toList();
    }

    /** The chats in which the bot serves the community now, in the order in which they joined. */
    public List<CommunityChat> chats(UnitOfWork work, UUID communityId) {
        return store(work).chats(communityId).stream()
                .map(CommunityStore.ChatRow::chat)
                .toList();
    }

    /** Where the community's announcements go. */
    public List<CommunityChat> announcementChats(UnitOfWork work, UUID communityId) {
        return chats(work, communityId).stream()
                .filter(CommunityChat::announcements)
                .toList();
    }

    public Optional<CommunityChat> chat(UnitOfWork work, UUID chatId) {
        return store(work).findChat(chatId).map(CommunityStore.ChatRow::chat);
    }

    public Optional<CommunityChat> chat(UnitOfWork work, Platform platform, String externalId) {
        return store(work).findChat(platform.key(), externalId).map(CommunityStore.ChatRow::chat);
    }

    /**
     * The chat with that id on its platform. One that is not known yet gets a community of its own with the chat's title as its
     * name, however many ask at once; one that the bot had left is served again.
     */
    public CommunityChat createFor(UnitOfWork work, Platform platform, String externalId, Optional<String> title) {
        CommunityStore store = store(work);
        Optional<CommunityStore.ChatRow> known = store.findChat(platform.key(), externalId);
        if (known.isEmpty()) {
            String name = title.flatMap(Names::clean).orElse(NAMELESS);
            UUID communityId = store.add(name, work.now());
            if (store.addChat(communityId, platform.key(), externalId, name, work.now())
                    .isEmpty()) {
                store.remove(communityId);
            }
        } else {
            CommunityStore.ChatRow chat = known.get();
            String now = title.flatMap(Names::clean).orElse(chat.title());
            if (now.equals(chat.title()) && !chat.isLeft()) {
                return chat.chat();
            }
            store.chatSeen(chat.id(), now);
        }
        return chat(work, platform, externalId).orElseThrow();
    }

    /** The bot was removed from the chat: nothing is announced there until it is used there again. */
    public void chatLeft(UnitOfWork work, Platform platform, String externalId) {
        store(work).chatLeft(platform.key(), externalId, work.now());
    }

    /**
     * The chat lives on under another id, as a Telegram group does that becomes a supergroup: it stays the same chat of the same
     * community. Where the new id has been used already and so got a community of its own, its people become members here too.
     */
    public void chatMoved(UnitOfWork work, Platform platform, String oldExternalId, String newExternalId) {
        CommunityStore store = store(work);
        Optional<CommunityStore.ChatRow> before = store.findChat(platform.key(), oldExternalId);
        if (before.isEmpty() || oldExternalId.equals(newExternalId)) {
            return;
        }
        CommunityStore.ChatRow chat = before.get();
        // Both chats tell of the move, maybe at once: what was moved between the two looks is no other chat.
        Optional<CommunityStore.ChatRow> other = store.findChat(platform.key(), newExternalId)
                .filter(found -> !found.id().equals(chat.id()));
        other.ifPresent(early -> {
            store.copyChatRoles(early.id(), chat.id());
            store.removeChatRoles(early.id());
            store.removeChat(early.id());
            if (!early.communityId().equals(chat.communityId())) {
                work.store(MemberStore.class).copyMembers(early.communityId(), chat.communityId());
                work.store(PersonStore.class).moveCurrentCommunity(early.communityId(), chat.communityId());
            }
        });
        store.chatMoved(chat.id(), newExternalId);
    }

    /** Whether announcements go to the chat, and to which topic, channel or thread of it. */
    public void announce(UnitOfWork work, UUID by, CommunityChat chat, boolean announcements, Optional<String> thread) {
        store(work).announce(chat.id(), announcements, thread);
        changed(work, chat.communityId(), by, "announcements", chat.title() + ": " + announcements);
    }

    /** Where the platform's chat has several channels and none was chosen yet: announcements go to this one. */
    public void postsTo(UnitOfWork work, Platform platform, String externalId, String thread) {
        store(work).postsTo(platform.key(), externalId, thread);
    }

    /** The platform's ids of all chats on it in which the bot serves a community now. */
    public List<String> servedOn(UnitOfWork work, Platform platform) {
        return store(work).servedOn(platform.key());
    }

    public void language(UnitOfWork work, UUID by, UUID communityId, Locale language) {
        store(work).language(communityId, language.toLanguageTag());
        changed(work, communityId, by, "language", language.toLanguageTag());
    }

    public void zone(UnitOfWork work, UUID by, UUID communityId, ZoneId zone) {
        store(work).zone(communityId, zone.getId());
        changed(work, communityId, by, "zone", zone.getId());
    }

    public void eventMakers(UnitOfWork work, UUID by, UUID communityId, EventMakers eventMakers) {
        store(work).eventMakers(communityId, eventMakers.name());
        changed(work, communityId, by, "event_makers", eventMakers.name());
    }

    /** @param minimumAge for events that pair by whom people seek, from 18 to 99 */
    public void ages(UnitOfWork work, UUID by, UUID communityId, boolean admitsMinors, int minimumAge) {
        store(work).ages(communityId, admitsMinors, minimumAge);
        changed(work, communityId, by, "ages", "minors " + admitsMinors + ", minimum " + minimumAge);
    }

    /** The features that may be switched and are on, by name. */
    public List<String> features(UnitOfWork work, UUID communityId) {
        return store(work).features(communityId);
    }

    public void features(UnitOfWork work, UUID by, UUID communityId, List<String> features) {
        store(work).features(communityId, features);
        changed(work, communityId, by, "features", String.join(", ", features));
    }

    public SetupProgress setup(UnitOfWork work, UUID communityId) {
        CommunityStore.SetupRow row = store(work).setup(communityId);
        return new SetupProgress(row.setupStep(), row.setUpAt().isPresent());
    }

    /** The walk has come to that step, counted from 1; going back does not undo it. */
    public void setupReached(UnitOfWork work, UUID communityId, int step) {
        store(work).setupReached(communityId, step - 1);
    }

    public void setUp(UnitOfWork work, UUID by, UUID communityId) {
        store(work).setUp(communityId, work.now());
        changed(work, communityId, by, "setup", "done");
    }

    private static void changed(UnitOfWork work, UUID communityId, UUID by, String what, String value) {
        work.happened(new DomainEvent(
                "community_changed", Optional.of(communityId), Optional.of(by), Map.of("what", what, "value", value)));
    }

    private static CommunityStore store(UnitOfWork work) {
        return work.store(CommunityStore.class);
    }
}
