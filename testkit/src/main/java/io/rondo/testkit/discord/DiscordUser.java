package io.rondo.testkit.discord;

import io.rondo.testkit.discord.view.DiscordModal;
import io.rondo.testkit.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** A person on the fake Discord: tests act through people. Safe to use from several threads. */
public final class DiscordUser {
    final World world;
    private final long id;
    private final String name;
    private final boolean bot;
    private volatile String shownName;
    private volatile String locale = "en-US";
    volatile boolean refusesDirectMessages;

    DiscordUser(World world, long id, String name, boolean bot) {
        this.world = world;
        this.id = id;
        this.name = name;
        this.bot = bot;
        this.shownName = Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }

    public long id() {
        return id;
    }

    /** The username, by which tests call this person too. */
    public String name() {
        return name;
    }

    /** The display name. */
    public String shownName() {
        return shownName;
    }

    public boolean isBot() {
        return bot;
    }

    String locale() {
        return locale;
    }

    // ---- who they are -------------------------------------------------------------------------------------------

    /** Changes the display name. */
    public DiscordUser named(String shown) {
        shownName = shown;
        return this;
    }

    /** Uses an app in this language, such as {@code ru} or {@code en-GB}. */
    public DiscordUser speaks(String newLocale) {
        locale = newLocale;
        return this;
    }

    /** Becomes a member of a guild. */
    public DiscordUser joins(DiscordGuild guild) {
        world.change(() -> {
            if (guild.member(id).isEmpty()) {
                DiscordGuild.Member member =
                        new DiscordGuild.Member(this, new java.util.LinkedHashSet<>(), world.now());
                guild.members.put(id, member);
                world.tellMember("GUILD_MEMBER_ADD", guild, member);
            }
        });
        return this;
    }

    /** Leaves a guild. */
    public void leaves(DiscordGuild guild) {
        world.change(() -> {
            guild.members.remove(id);
            ObjectNode told = Json.object().put("guild_id", Long.toString(guild.id()));
            told.set("user", json());
            world.tell("GUILD_MEMBER_REMOVE", guild, io.rondo.testkit.discord.gateway.Intents.GUILD_MEMBERS, told);
        });
    }

    /** Gets a role that carries these permissions. */
    public DiscordUser may(DiscordGuild guild, DiscordPermission... permissions) {
        joins(guild);
        DiscordRole role = guild.role(name + "'s role", permissions);
        return has(guild, role);
    }

    /** Gets a role. */
    public DiscordUser has(DiscordGuild guild, DiscordRole role) {
        joins(guild);
        world.change(() -> {
            DiscordGuild.Member member = guild.member(id).orElseThrow();
            member.roles().add(role.id());
            world.tellMember("GUILD_MEMBER_UPDATE", guild, member);
        });
        return this;
    }

    /** Loses a role, as a moderator takes it by hand. */
    public void loses(DiscordGuild guild, DiscordRole role) {
        world.change(() -> {
            DiscordGuild.Member member = guild.member(id).orElseThrow();
            member.roles().remove(role.id());
            world.tellMember("GUILD_MEMBER_UPDATE", guild, member);
        });
    }

    /** The names of the roles that this person has in a guild. */
    public List<String> roles(DiscordGuild guild) {
        return world.look(() -> guild.member(id).map(DiscordGuild.Member::roles).stream()
                .flatMap(r -> r.stream())
                .flatMap(r -> Optional.ofNullable(guild.roles.get(r)).stream())
                .map(DiscordRole::name)
                .toList());
    }

    /** Takes no direct messages from members of a server, or takes them again. */
    public DiscordUser refusesDirectMessages(boolean refuses) {
        refusesDirectMessages = refuses;
        return this;
    }

    // ---- what they do -------------------------------------------------------------------------------------------

    /** Writes in a channel, a thread or the direct chat with the bot. */
    public DiscordMessage says(DiscordChannel channel, String text) {
        return world.change(() -> {
            StoredMessage message = new StoredMessage(world, channel, this);
            message.parts.put("content", text);
            world.messages.put(message.id, message);
            channel.lastMessageId = message.id;
            world.tellMessage("MESSAGE_CREATE", message);
            return message.snapshot();
        });
    }

    /**
     * Calls a slash command that is registered and that this person is offered here.
     *
     * @param command words as registered in English, such as {@code event create}
     * @param options by name; people, channels and roles as themselves, other values as they are
     */
    public DiscordInteraction slash(DiscordChannel where, String command, Map<String, ?> options) {
        return Interactions.slash(this, where, command, options, true);
    }

    /** Calls a slash command without options. */
    public DiscordInteraction slash(DiscordChannel where, String command) {
        return slash(where, command, Map.of());
    }

    /** Calls a slash command even if Discord would not offer it: admins may have opened it to everyone. */
    public DiscordInteraction slashUnoffered(DiscordChannel where, String command, Map<String, ?> options) {
        return Interactions.slash(this, where, command, options, false);
    }

    /** Types into an option of a command; the answer holds the choices. */
    public DiscordInteraction types(
            DiscordChannel where, String command, String option, String typed, Map<String, ?> others) {
        return Interactions.type(this, where, command, option, typed, others);
    }

    /** Types into an option of a command; the choices that the bot offers. */
    public List<DiscordInteraction.Choice> autocomplete(
            DiscordChannel where, String command, String option, String typed) {
        return types(where, command, option, typed, Map.of()).awaitChoices();
    }

    /** Presses the button with this label as the message stands now; an {@link AssertionError} when it is not there. */
    public DiscordInteraction press(DiscordMessage message, String labelOrCustomId) {
        return Interactions.press(this, message, labelOrCustomId);
    }

    /** Sends this custom id as if it were on a button of the message, as a forging client can. */
    public DiscordInteraction forge(DiscordMessage message, String customId) {
        return Interactions.forge(this, message, customId);
    }

    /** Chooses from a select, by the options' labels or values, or people, roles and channels as themselves. */
    public DiscordInteraction select(DiscordMessage message, String placeholderOrCustomId, Object... values) {
        return Interactions.select(this, message, placeholderOrCustomId, List.of(values));
    }

    /** Sends a form that stands open, by the questions' labels or custom ids; the rest stays as it was filled in. */
    public DiscordInteraction submit(DiscordInteraction opened, Map<String, ?> answers) {
        return Interactions.submit(this, opened, answers);
    }

    /** Enters a voice channel; an {@link AssertionError} when it is closed to this person. */
    public void enters(DiscordChannel voice) {
        if (!voice.isOpenTo(this)) {
            throw new AssertionError(this + " may not enter " + voice);
        }
        world.change(() -> Voice.move(this, voice.guildOrThrow(), Optional.of(voice)));
    }

    /** Leaves whatever voice channel of the guild. */
    public void leavesVoice(DiscordGuild guild) {
        world.change(() -> Voice.move(this, guild, Optional.empty()));
    }

    // ---- what they see ------------------------------------------------------------------------------------------

    /** The direct chat with the bot, which the bot may not have opened yet. */
    public DiscordChannel direct() {
        return world.direct(this);
    }

    /** What the bot wrote to this person directly and did not delete, oldest first. */
    public List<DiscordMessage> directMessages() {
        return world.snapshots(m -> m.channel.person == this && m.fromBot() && !m.deleted);
    }

    /** Everything that this person can see, oldest first: channels, threads, the direct chat, own ephemeral answers. */
    public List<DiscordMessage> sees() {
        return world.snapshots(m -> m.isSeenBy(this));
    }

    /** The answers that only this person sees, oldest first. */
    public List<DiscordMessage> ephemerals() {
        return world.snapshots(m -> m.onlyFor == this && !m.deleted);
    }

    /** The form that an interaction opened before this person. */
    public DiscordModal form(DiscordInteraction opened) {
        return opened.awaitModal();
    }

    ObjectNode json() {
        return Json.object()
                .put("id", Long.toString(id))
                .put("username", name.replace(' ', '_'))
                .put("global_name", shownName)
                .put("discriminator", "0")
                .put("bot", bot)
                .put("public_flags", 0)
                .putNull("avatar");
    }

    @Override
    public String toString() {
        return name;
    }
}
