package io.rondo.testkit.discord;

import io.rondo.testkit.discord.rest.RestAnswer;
import io.rondo.testkit.discord.rest.RestCall;
import io.rondo.testkit.discord.rest.RestError;
import io.rondo.testkit.discord.rest.Router;
import io.rondo.testkit.discord.view.DiscordModal;
import io.rondo.testkit.wire.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** First responses to interactions. */
final class InteractionsApi {
    private static final int MOST_CHOICES = 25;

    private final World world;

    private InteractionsApi(World world) {
        this.world = world;
    }

    static void add(World world, Router router) {
        router.on("POST", "/interactions/{interaction}/{token}/callback", new InteractionsApi(world)::respond);
    }

    private RestAnswer respond(RestCall call) {
        DiscordInteraction interaction = world.interactions.get(call.id("interaction"));
        if (interaction == null || !interaction.token.equals(call.text("token"))) {
            throw RestError.of(10062);
        }
        if (interaction.callback != null) {
            throw RestError.of(40060);
        }
        if (interaction.isLate()) {
            throw RestError.of(10062);
        }
        ObjectNode body = call.object();
        DiscordInteraction.Callback callback = DiscordInteraction.Callback.of(
                        body.path("type").asInt())
                .orElseThrow(() -> RestError.invalidForm(List.of("type: no such callback")));
        requireFits(interaction, callback);
        take(interaction, callback, call, body.path("data"));
        interaction.callback = callback;
        interaction.answeredAfter = Duration.ofNanos(System.nanoTime() - interaction.startedNanos);
        boolean wanted = call.query().getOrDefault("with_response", "false").equals("true");
        return wanted ? RestAnswer.ok(response(interaction)) : RestAnswer.nothing();
    }

    private static void requireFits(DiscordInteraction interaction, DiscordInteraction.Callback callback) {
        boolean autocomplete = interaction.kind == DiscordInteraction.Kind.AUTOCOMPLETE;
        boolean fits = switch (callback) {
            case CHOICES -> autocomplete;
            case MODAL -> !autocomplete && interaction.kind != DiscordInteraction.Kind.MODAL;
            case UPDATE, DEFERRED_UPDATE -> !autocomplete && interaction.source != null;
            case MESSAGE, DEFERRED_MESSAGE -> !autocomplete;
        };
        if (!fits) {
            throw RestError.invalidForm(List.of("type: " + callback + " does not answer " + interaction.kind));
        }
    }

    private void take(
            DiscordInteraction interaction, DiscordInteraction.Callback callback, RestCall call, JsonNode data) {
        switch (callback) {
            case MESSAGE -> {
                interaction.original = MessageWriting.post(MessageWriting.answer(interaction, data, call.files()));
                interaction.settled = true;
            }
            case DEFERRED_MESSAGE ->
                interaction.original = MessageWriting.post(MessageWriting.loading(interaction, data));
            case DEFERRED_UPDATE -> interaction.original = interaction.source;
            case UPDATE -> {
                StoredMessage source = Optional.ofNullable(interaction.source).orElseThrow();
                interaction.original = MessageWriting.edit(source, withBody(call, data));
                interaction.settled = true;
            }
            case CHOICES -> interaction.choices = choices(data);
            case MODAL -> {
                MessageRules.requireModal(data);
                interaction.modal = DiscordModal.of(data);
            }
        }
    }

    private static RestCall withBody(RestCall call, JsonNode data) {
        return new RestCall(
                call.method(), call.path(), call.variables(), call.query(), Optional.of(data), call.files());
    }

    private static List<DiscordInteraction.Choice> choices(JsonNode data) {
        List<DiscordInteraction.Choice> choices = new ArrayList<>();
        data.path("choices")
                .forEach(c -> choices.add(new DiscordInteraction.Choice(
                        c.path("name").asString(), c.path("value").asString())));
        boolean fit = choices.size() <= MOST_CHOICES
                && choices.stream()
                        .allMatch(c -> !c.name().isEmpty()
                                && c.name().length() <= 100
                                && c.value().length() <= 100);
        if (!fit) {
            throw RestError.invalidForm(List.of("choices: at most 25 of 100 characters"));
        }
        return choices;
    }

    private static ObjectNode response(DiscordInteraction interaction) {
        ObjectNode about =
                Json.object().put("id", Long.toString(interaction.id)).put("type", interaction.kind.number);
        ObjectNode resource = Json.object()
                .put("type", Optional.ofNullable(interaction.callback).orElseThrow().number);
        StoredMessage message = interaction.original;
        if (message != null) {
            about.put("response_message_id", Long.toString(message.id))
                    .put("response_message_loading", message.loading)
                    .put("response_message_ephemeral", message.onlyFor != null);
            resource.set("message", message.json());
        }
        ObjectNode json = Json.object();
        json.set("interaction", about);
        json.set("resource", resource);
        return json;
    }
}
