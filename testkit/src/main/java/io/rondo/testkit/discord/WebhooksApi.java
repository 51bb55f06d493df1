package io.rondo.testkit.discord;

import io.rondo.testkit.discord.rest.RestAnswer;
import io.rondo.testkit.discord.rest.RestCall;
import io.rondo.testkit.discord.rest.RestError;
import io.rondo.testkit.discord.rest.Router;

/** What follows a first response, by the interaction's token, for as long as that lives. */
final class WebhooksApi {
    private static final String ORIGINAL = "@original";

    private final World world;

    private WebhooksApi(World world) {
        this.world = world;
    }

    static void add(World world, Router router) {
        WebhooksApi api = new WebhooksApi(world);
        router.on("POST", "/webhooks/{webhook}/{token}", api::followUp)
                .on("GET", "/webhooks/{webhook}/{token}/messages/{message}", api::get)
                .on("PATCH", "/webhooks/{webhook}/{token}/messages/{message}", api::edit)
                .on("DELETE", "/webhooks/{webhook}/{token}/messages/{message}", api::delete);
    }

    private DiscordInteraction interaction(RestCall call) {
        DiscordInteraction interaction = world.interactions.values().stream()
                .filter(i -> i.token.equals(call.text("token")))
                .findFirst()
                .orElseThrow(() -> RestError.of(50027));
        if (interaction.tokenIsDead()) {
            throw RestError.of(50027);
        }
        if (interaction.callback == null) {
            throw RestError.of(10015);
        }
        return interaction;
    }

    /** The first message after a deferral takes the place of "thinking", and is as private as that. */
    private RestAnswer followUp(RestCall call) {
        DiscordInteraction interaction = interaction(call);
        StoredMessage original = interaction.original;
        if (original != null && original.loading) {
            MessageWriting.edit(original, call);
            interaction.settled = true;
            return RestAnswer.ok(original.json());
        }
        StoredMessage message = MessageWriting.answer(interaction, call.object(), call.files());
        MessageWriting.post(message);
        interaction.followUps.add(message);
        if (interaction.callback == DiscordInteraction.Callback.DEFERRED_UPDATE) {
            interaction.settled = true;
        }
        return RestAnswer.ok(message.json());
    }

    private StoredMessage message(DiscordInteraction interaction, RestCall call) {
        StoredMessage found;
        if (call.text("message").equals(ORIGINAL)) {
            found = interaction.original;
        } else {
            long id = call.id("message");
            boolean own = interaction.followUps.stream().anyMatch(m -> m.id == id)
                    || (interaction.original != null && interaction.original.id == id);
            found = own ? world.messages.get(id) : null;
        }
        if (found == null || found.deleted) {
            throw RestError.of(10008);
        }
        return found;
    }

    private RestAnswer get(RestCall call) {
        return RestAnswer.ok(message(interaction(call), call).json());
    }

    private RestAnswer edit(RestCall call) {
        DiscordInteraction interaction = interaction(call);
        StoredMessage message = MessageWriting.edit(message(interaction, call), call);
        if (message == interaction.original) {
            interaction.settled = true;
        }
        return RestAnswer.ok(message.json());
    }

    private RestAnswer delete(RestCall call) {
        DiscordInteraction interaction = interaction(call);
        StoredMessage message = message(interaction, call);
        message.deleted = true;
        if (message == interaction.original) {
            interaction.settled = true;
        }
        world.tellDeleted(message);
        return RestAnswer.nothing();
    }
}
