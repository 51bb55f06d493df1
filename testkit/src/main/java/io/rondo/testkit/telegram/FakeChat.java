package io.rondo.testkit.telegram;

import io.rondo.testkit.wire.Json;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * A chat on the fake Telegram: a private one, a group, a supergroup or a channel. Safe to use from several threads.
 */
public final class FakeChat {
    private static final long GROUP_ANONYMOUS_BOT = 1_087_968_824L;
    private static final long CHANNEL_BOT = 136_817_688L;

    /** What kind of chat it is. */
    public enum Type {
        PRIVATE,
        GROUP,
        SUPERGROUP,
        CHANNEL;

        String wire() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    final World world;
    private final long id;
    private final Type type;
    private final String title;
    private final @Nullable FakeUser person;
    final Map<Long, String> statuses = new LinkedHashMap<>();
    final Map<Integer, String> topics = new LinkedHashMap<>();
    final Set<Integer> closedTopics = new HashSet<>();
    boolean forum;
    boolean muted;
    int lastMessageId;
    int lastEphemeralId;

    @Nullable
    String username;

    @Nullable
    FakeChat migratedTo;

    FakeChat(World world, long id, Type type, String title) {
        this.world = world;
        this.id = id;
        this.type = type;
        this.title = title;
        this.person = null;
    }

    FakeChat(World world, FakeUser person) {
        this.world = world;
        this.id = person.id();
        this.type = Type.PRIVATE;
        this.title = "";
        this.person = person;
    }

    /** The chat's id: a person's id, or a negative number. */
    public long id() {
        return id;
    }

    /** What kind of chat it is. */
    public Type type() {
        return type;
    }

    /** The title; empty for a private chat. */
    public String title() {
        return title;
    }

    /** The person of a private chat. */
    public Optional<FakeUser> person() {
        return Optional.ofNullable(person);
    }

    /** Whether this is a group or a supergroup. */
    public boolean isGroup() {
        return type == Type.GROUP || type == Type.SUPERGROUP;
    }

    /** The bot's standing here: creator, administrator, member, restricted, left or kicked. */
    public String botStatus() {
        return world.look(() -> status(world.botId));
    }

    /** A person's standing here, in Telegram's words. */
    public String statusOf(FakeUser user) {
        return world.look(() -> status(user.id()));
    }

    String status(long userId) {
        return statuses.getOrDefault(userId, "left");
    }

    boolean has(long userId) {
        return switch (status(userId)) {
            case "creator", "administrator", "member", "restricted" -> true;
            default -> false;
        };
    }

    boolean administeredBy(long userId) {
        String status = status(userId);
        return status.equals("creator") || status.equals("administrator");
    }

    /** Makes this supergroup public under a name. */
    public FakeChat username(String name) {
        world.change(() -> username = name);
        return this;
    }

    /** Lets people be members without telling the bot. */
    public FakeChat with(FakeUser... members) {
        world.change(() -> {
            for (FakeUser member : members) {
                statuses.put(member.id(), "member");
            }
        });
        return this;
    }

    /** Lets a person own this chat without telling the bot. */
    public FakeChat ownedBy(FakeUser owner) {
        world.change(() -> statuses.put(owner.id(), "creator"));
        return this;
    }

    /** Lets a person administer this chat without telling the bot. */
    public FakeChat administeredBy(FakeUser administrator) {
        world.change(() -> statuses.put(administrator.id(), "administrator"));
        return this;
    }

    /** Lets the bot be a member that was always there: no update comes. */
    public FakeChat withBot() {
        world.change(() -> statuses.put(world.botId, "member"));
        return this;
    }

    /** Lets the bot be an administrator that was always there: no update comes. */
    public FakeChat withBotAsAdministrator() {
        world.change(() -> statuses.put(world.botId, "administrator"));
        return this;
    }

    /** Somebody adds the bot; the bot learns it by my_chat_member and a service message. */
    public FakeChat addBot(FakeUser by) {
        world.change(() -> {
            Memberships.changeBot(this, by, "member");
            Memberships.service(
                    this, by.json(), "new_chat_members", Json.array().add(world.botJson()));
        });
        return this;
    }

    /** Somebody throws the bot out. */
    public FakeChat removeBot(FakeUser by) {
        world.change(() -> Memberships.changeBot(this, by, "kicked"));
        return this;
    }

    /** Somebody makes the bot an administrator. */
    public FakeChat promoteBot(FakeUser by) {
        world.change(() -> Memberships.changeBot(this, by, "administrator"));
        return this;
    }

    /** Somebody makes the bot a plain member again. */
    public FakeChat demoteBot(FakeUser by) {
        world.change(() -> Memberships.changeBot(this, by, "member"));
        return this;
    }

    /** Forbids the bot to write here, or allows it again. */
    public FakeChat muteBot(boolean mute) {
        world.change(() -> muted = mute);
        return this;
    }

    /** Opens a topic and makes this supergroup a forum; returns the topic's thread id. */
    public int topic(String name) {
        return world.change(() -> {
            forum = true;
            int thread = ++lastMessageId;
            topics.put(thread, name);
            return thread;
        });
    }

    /** Closes a topic: only administrators write there from now on. */
    public FakeChat closeTopic(int thread) {
        world.change(() -> closedTopics.add(thread));
        return this;
    }

    /** Deletes a topic with everything in it. */
    public FakeChat deleteTopic(int thread) {
        world.change(() -> {
            topics.remove(thread);
            world.messages.stream()
                    .filter(message ->
                            message.chat == this && Integer.valueOf(thread).equals(message.threadId))
                    .forEach(message -> message.deleted = true);
        });
        return this;
    }

    /** The group becomes a supergroup with another id; writing to this one is refused from now on. */
    public FakeChat upgradeToSupergroup() {
        if (type != Type.GROUP) {
            throw new IllegalStateException(this + " is not a basic group");
        }
        return world.change(() -> {
            FakeChat upgraded = world.newChat(Type.SUPERGROUP, title);
            upgraded.statuses.putAll(statuses);
            ObjectNode by = Json.object()
                    .put("id", GROUP_ANONYMOUS_BOT)
                    .put("is_bot", true)
                    .put("first_name", "Group");
            Memberships.service(this, by, "migrate_to_chat_id", Json.MAPPER.valueToTree(upgraded.id));
            migratedTo = upgraded;
            statuses.clear();
            Memberships.service(upgraded, by, "migrate_from_chat_id", Json.MAPPER.valueToTree(id));
            return upgraded;
        });
    }

    /** An administrator who hides behind the group says something. */
    public FakeMessage anonymousAdministratorSays(String text) {
        ObjectNode from = Json.object()
                .put("id", GROUP_ANONYMOUS_BOT)
                .put("is_bot", true)
                .put("first_name", "Group")
                .put("username", "GroupAnonymousBot");
        return Speech.say(this, from, text, m -> m.senderChat = json());
    }

    /** Somebody says something in the name of a channel. */
    public FakeMessage channelSays(FakeChat channel, String text) {
        ObjectNode from = Json.object()
                .put("id", CHANNEL_BOT)
                .put("is_bot", true)
                .put("first_name", "Channel")
                .put("username", "Channel_Bot");
        return Speech.say(this, from, text, m -> m.senderChat = channel.json());
    }

    /** The Bot API's Chat object. */
    ObjectNode json() {
        ObjectNode json = Json.object().put("id", id).put("type", type.wire());
        if (person != null) {
            json.put("first_name", person.firstName());
            person.lastName().ifPresent(n -> json.put("last_name", n));
            person.username().ifPresent(n -> json.put("username", n));
        } else {
            json.put("title", title);
            Optional.ofNullable(username).ifPresent(n -> json.put("username", n));
            if (forum) {
                json.put("is_forum", true);
            }
        }
        return json;
    }

    @Override
    public String toString() {
        return person != null ? "the chat with " + person.name() : type.wire() + " \"" + title + "\" (" + id + ")";
    }
}
