package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A person on the fake Telegram: tests act through people. Safe to use from several threads. */
public final class FakeUser {
    private static final Pattern DEEP_LINK =
            Pattern.compile("(?:https?://)?(?:t\\.me|telegram\\.me)/([A-Za-z0-9_]+)\\?start=([A-Za-z0-9_-]{1,64})");

    final World world;
    private final long id;
    private final String name;
    private final FakeChat privateChat;
    private volatile String firstName;
    private volatile @Nullable String lastName;
    private volatile @Nullable String username;
    private volatile @Nullable String language = "en";
    boolean started;
    boolean blocked;
    boolean deactivated;

    FakeUser(World world, long id, String name) {
        this.world = world;
        this.id = id;
        this.name = name;
        this.firstName = Character.toUpperCase(name.charAt(0)) + name.substring(1);
        this.username = name;
        this.privateChat = new FakeChat(world, this);
    }

    /** The person's Telegram id. */
    public long id() {
        return id;
    }

    /** The name that tests call this person by. */
    public String name() {
        return name;
    }

    /** The first name that Telegram shows. */
    public String firstName() {
        return firstName;
    }

    /** The last name that Telegram shows. */
    public Optional<String> lastName() {
        return Optional.ofNullable(lastName);
    }

    /** The username without the @. */
    public Optional<String> username() {
        return Optional.ofNullable(username);
    }

    /** The private chat with the bot. */
    public FakeChat privateChat() {
        return privateChat;
    }

    /** Changes the shown first name. */
    public FakeUser named(String first) {
        firstName = first;
        return this;
    }

    /** Changes the shown first and last name. */
    public FakeUser named(String first, String last) {
        firstName = first;
        lastName = last;
        return this;
    }

    /** Changes the username. */
    public FakeUser username(String newUsername) {
        username = newUsername;
        return this;
    }

    /** Has no username. */
    public FakeUser withoutUsername() {
        username = null;
        return this;
    }

    /** Uses an app in this language, an IETF tag such as {@code ru} or {@code pt-br}. */
    public FakeUser language(String tag) {
        language = tag;
        return this;
    }

    /** Uses an app that does not tell its language. */
    public FakeUser withoutLanguage() {
        language = null;
        return this;
    }

    /** Has talked to the bot before: the bot may write first, and no update comes. */
    public FakeUser knowsBot() {
        world.change(() -> started = true);
        return this;
    }

    /** Presses Start in the private chat. */
    public FakeMessage starts() {
        return says("/start");
    }

    /** Writes to the bot in private; somebody who had blocked the bot unblocks it by that. */
    public FakeMessage says(String text) {
        return says(privateChat, text);
    }

    /** Writes in a chat. */
    public FakeMessage says(FakeChat chat, String text) {
        enter(chat);
        return Speech.say(chat, json(), text, m -> {});
    }

    /** Writes in a topic of a forum. */
    public FakeMessage says(FakeChat chat, int threadId, String text) {
        enter(chat);
        return Speech.say(chat, json(), text, m -> m.threadId = threadId);
    }

    /** Answers a message in its chat. */
    public FakeMessage repliesTo(FakeMessage message, String text) {
        enter(message.chat());
        return Speech.say(message.chat(), json(), text, m -> {
            m.replyTo = world.stored(message);
            m.threadId = message.threadId().orElse(null);
        });
    }

    /** Changes what they had said. */
    public FakeMessage edits(FakeMessage message, String text) {
        return Speech.edit(message, text);
    }

    /** Sends a photo with a caption, which may be empty. */
    public FakeMessage sendsPhoto(FakeChat chat, String caption) {
        enter(chat);
        return Speech.say(chat, json(), caption, m -> {
            m.photo = true;
            m.file = new FakeFile("photo-" + m.sequence, "photo.jpg", new byte[] {1});
            world.files.put(m.file.fileId(), m.file);
        });
    }

    /** Sends a document; the bot may download it. */
    public FakeMessage sendsDocument(FakeChat chat, String fileName, byte[] content) {
        enter(chat);
        return Speech.say(chat, json(), "", m -> {
            m.file = new FakeFile("document-" + m.sequence, fileName, content);
            world.files.put(m.file.fileId(), m.file);
        });
    }

    /** Sends anything else that a message can be, such as a sticker or a location, as Telegram would describe it. */
    public FakeMessage sends(FakeChat chat, String field, JsonNode content) {
        enter(chat);
        return Speech.say(chat, json(), "", m -> m.extra.set(field, content));
    }

    private void enter(FakeChat chat) {
        world.change(() -> {
            if (chat == privateChat) {
                if (blocked) {
                    unblocks();
                }
                started = true;
            } else if (chat.status(id).equals("kicked")) {
                throw new AssertionError(this + " is banned from " + chat);
            } else if (!chat.has(id)) {
                chat.statuses.put(id, "member");
            }
        });
    }

    /** Presses the button with this label as the message stands now; an {@link AssertionError} when it is not there. */
    public Press presses(FakeMessage message, String label) {
        FakeMessage now = world.look(() -> world.stored(message).snapshot());
        FakeButton button =
                now.button(label).orElseThrow(() -> new AssertionError("no button \"" + label + "\" on: " + now));
        if (button.url().isPresent()) {
            DEEP_LINK.matcher(button.url().get()).results().findFirst().ifPresent(r -> opensDeepLink(r.group()));
            return new Press("", new CompletableFuture<>(), button.url());
        }
        return pressesData(now, button.callbackData().orElse(""));
    }

    /** Sends this data as if it were on a button of the message, as a forging client can. */
    public Press pressesData(FakeMessage message, String data) {
        return world.change(() -> {
            StoredMessage stored = world.stored(message);
            String queryId = world.newQueryId();
            World.Waiting waiting = new World.Waiting(this, stored.chat.id(), world.clock.instant());
            world.presses.put(queryId, waiting);
            ObjectNode query = Json.object()
                    .put("id", queryId)
                    .put("chat_instance", Long.toString(stored.chat.id() * 31))
                    .put("data", data);
            query.set("from", json());
            query.set("message", stored.json());
            world.updates.add("callback_query", query);
            return new Press(queryId, waiting.answer, Optional.empty());
        });
    }

    /** Opens a link such as {@code https://t.me/rondo_test_bot?start=abc} and presses Start. */
    public FakeMessage opensDeepLink(String url) {
        Matcher matcher = DEEP_LINK.matcher(url);
        if (!matcher.matches() || !matcher.group(1).equalsIgnoreCase(world.botUsername)) {
            throw new AssertionError("not a deep link to @" + world.botUsername + ": " + url);
        }
        return says("/start " + matcher.group(2));
    }

    /** Blocks the bot; it is told, and can no longer write. */
    public void blocks() {
        world.change(() -> {
            blocked = true;
            Memberships.block(this, true);
        });
    }

    /** Unblocks the bot; it is told. */
    public void unblocks() {
        world.change(() -> {
            blocked = false;
            Memberships.block(this, false);
        });
    }

    /** Deletes the Telegram account. */
    public void deletesAccount() {
        world.change(() -> deactivated = true);
    }

    /** Joins a group. */
    public void joins(FakeChat group) {
        world.change(() -> Memberships.changePerson(group, this, this, "member"));
    }

    /** Leaves a group. */
    public void leaves(FakeChat group) {
        world.change(() -> Memberships.changePerson(group, this, this, "left"));
    }

    /** Is made an administrator of a group by somebody. */
    public void isPromotedIn(FakeChat group, FakeUser by) {
        world.change(() -> Memberships.changePerson(group, by, this, "administrator"));
    }

    /** The Bot API's User object. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("is_bot", false).put("first_name", firstName);
        lastName().ifPresent(n -> json.put("last_name", n));
        username().ifPresent(n -> json.put("username", n));
        Optional.ofNullable(language).ifPresent(l -> json.put("language_code", l));
        return json;
    }

    @Override
    public String toString() {
        return name;
    }
}
