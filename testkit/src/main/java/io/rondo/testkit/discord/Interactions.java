package io.rondo.testkit.discord;

import io.rondo.testkit.discord.gateway.GatewayEvent;
import io.rondo.testkit.discord.gateway.Intents;
import io.rondo.testkit.discord.view.DiscordComponent;
import io.rondo.testkit.discord.view.DiscordModal;
import io.rondo.testkit.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What people do with the bot, told to it as INTERACTION_CREATE. */
final class Interactions {
    private Interactions() {}

    static DiscordInteraction slash(
            DiscordUser user, DiscordChannel where, String command, Map<String, ?> options, boolean offeredOnly) {
        return user.world.change(() -> {
            CommandCall call = user.world.commands.call(user, where, command, offeredOnly);
            ObjectNode data = call.data(options, Optional.empty());
            return send(user, where, DiscordInteraction.Kind.COMMAND, "/" + command, data, Optional.empty());
        });
    }

    static DiscordInteraction type(
            DiscordUser user,
            DiscordChannel where,
            String command,
            String option,
            String typed,
            Map<String, ?> others) {
        return user.world.change(() -> {
            CommandCall call = user.world.commands.call(user, where, command, true);
            Map<String, Object> all = new java.util.LinkedHashMap<>(others);
            all.put(option, typed);
            ObjectNode data = call.data(all, Optional.of(option));
            return send(user, where, DiscordInteraction.Kind.AUTOCOMPLETE, "/" + command, data, Optional.empty());
        });
    }

    static DiscordInteraction press(DiscordUser user, DiscordMessage message, String label) {
        return user.world.change(() -> {
            StoredMessage now = visible(user, message);
            DiscordComponent button = component(now, label);
            if (button.disabled()) {
                throw new AssertionError(button.label() + " is disabled on: " + now.snapshot());
            }
            if (!button.isButton() || button.customId().isEmpty()) {
                throw new AssertionError(label + " cannot be pressed on: " + now.snapshot());
            }
            return pressed(user, now, button.customId().get(), "presses " + button.label());
        });
    }

    static DiscordInteraction forge(DiscordUser user, DiscordMessage message, String customId) {
        return user.world.change(
                () -> pressed(user, user.world.stored(message), customId, "forges the press of " + customId));
    }

    private static DiscordInteraction pressed(DiscordUser user, StoredMessage on, String customId, String what) {
        ObjectNode data = Json.object()
                .put("component_type", 2)
                .put("custom_id", customId)
                .put("id", 2);
        return send(user, on.channel, DiscordInteraction.Kind.COMPONENT, what, data, Optional.of(on));
    }

    static DiscordInteraction select(DiscordUser user, DiscordMessage message, String called, List<Object> values) {
        return user.world.change(() -> {
            StoredMessage now = visible(user, message);
            DiscordComponent select = component(now, called);
            if (select.isButton() || select.disabled()) {
                throw new AssertionError(called + " cannot be chosen from on: " + now.snapshot());
            }
            if (values.size() < select.minValues() || values.size() > select.maxValues()) {
                throw new AssertionError(called + " takes " + select.minValues() + " to " + select.maxValues());
            }
            Resolved resolved = new Resolved(now.channel);
            ArrayNode chosen = Json.array();
            values.forEach(v -> chosen.add(value(select, v, resolved)));
            ObjectNode data = Json.object()
                    .put("component_type", select.type())
                    .put("custom_id", select.customId().orElseThrow())
                    .put("id", 2);
            data.set("values", chosen);
            resolved.addTo(data);
            return send(
                    user, now.channel, DiscordInteraction.Kind.COMPONENT, "chooses " + values, data, Optional.of(now));
        });
    }

    private static String value(DiscordComponent select, Object value, Resolved resolved) {
        if (value instanceof String text) {
            return select.options().stream()
                    .filter(o -> o.label().equals(text) || o.value().equals(text))
                    .map(DiscordComponent.Option::value)
                    .findFirst()
                    .orElseThrow(() -> new AssertionError(text + " is none of " + select.options()));
        }
        return resolved.id(value).orElseThrow(() -> new AssertionError("cannot choose " + value));
    }

    static DiscordInteraction submit(DiscordUser user, DiscordInteraction opened, Map<String, ?> answers) {
        DiscordModal modal = opened.awaitModal();
        return user.world.change(() -> {
            if (opened.user != user) {
                throw new AssertionError("the form " + modal.title() + " stands before " + opened.user);
            }
            for (String answered : answers.keySet()) {
                if (modal.field(answered).isEmpty()) {
                    throw new AssertionError(answered + " is not asked by " + modal);
                }
            }
            ObjectNode data = Json.object().put("custom_id", modal.customId());
            ArrayNode components = data.putArray("components");
            Resolved resolved = new Resolved(opened.channel);
            for (DiscordModal.Field field : modal.fields()) {
                components.add(FormAnswers.answer(field, answers, resolved));
            }
            resolved.addTo(data);
            return send(
                    user,
                    opened.channel,
                    DiscordInteraction.Kind.MODAL,
                    "sends " + modal.title(),
                    data,
                    Optional.ofNullable(opened.source));
        });
    }

    private static StoredMessage visible(DiscordUser user, DiscordMessage message) {
        StoredMessage now = user.world.stored(message);
        if (!now.isSeenBy(user)) {
            throw new AssertionError(user + " cannot see: " + now.snapshot());
        }
        return now;
    }

    private static DiscordComponent component(StoredMessage message, String called) {
        return message.snapshot()
                .component(called)
                .orElseThrow(() -> new AssertionError("no \"" + called + "\" on: " + message.snapshot()));
    }

    private static DiscordInteraction send(
            DiscordUser user,
            DiscordChannel where,
            DiscordInteraction.Kind kind,
            String what,
            ObjectNode data,
            Optional<StoredMessage> source) {
        World world = user.world;
        DiscordInteraction interaction = new DiscordInteraction(world, kind, user, where, what);
        interaction.source = source.orElse(null);
        world.interactions.put(interaction.id, interaction);
        ObjectNode json = Json.object()
                .put("id", Long.toString(interaction.id))
                .put("application_id", Long.toString(world.botId))
                .put("type", kind.number)
                .put("token", interaction.token)
                .put("version", 1)
                .put("channel_id", Long.toString(where.id()))
                .put("locale", user.locale())
                .put("context", where.guild == null ? 1 : 0)
                .put("app_permissions", Long.toString(Permissions.of(where, world.botId)));
        json.set("data", data);
        json.putArray("entitlements");
        json.set("authorizing_integration_owners", interaction.owners());
        ObjectNode channel = where.json();
        channel.put("permissions", Long.toString(Permissions.of(where, user.id())));
        json.set("channel", channel);
        source.ifPresent(m -> json.set("message", m.json()));
        if (where.guild == null) {
            json.set("user", user.json());
        } else {
            inGuild(json, where.guild, user, where);
        }
        GatewayEvent event =
                GatewayEvent.of("INTERACTION_CREATE", where.guild().map(DiscordGuild::id), Intents.NONE, json);
        interaction.event = event;
        world.tell(event);
        return interaction;
    }

    private static void inGuild(ObjectNode json, DiscordGuild guild, DiscordUser user, DiscordChannel where) {
        DiscordGuild.Member member =
                guild.member(user.id()).orElseThrow(() -> new AssertionError(user + " is no member of " + guild));
        ObjectNode memberJson = guild.memberJson(member);
        memberJson.put("permissions", Long.toString(Permissions.of(where, user.id())));
        json.set("member", memberJson);
        json.put("guild_id", Long.toString(guild.id())).put("guild_locale", guild.locale);
        ObjectNode guildJson =
                Json.object().put("id", Long.toString(guild.id())).put("locale", guild.locale);
        guildJson.putArray("features");
        json.set("guild", guildJson);
    }
}
