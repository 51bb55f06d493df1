package io.rondo.testkit.discord;

import io.rondo.testkit.discord.rest.RestAnswer;
import io.rondo.testkit.discord.rest.RestCall;
import io.rondo.testkit.discord.rest.Router;
import io.rondo.testkit.wire.Json;

/** Registering commands, everywhere and in single guilds. */
final class CommandsApi {
    private final World world;

    private CommandsApi(World world) {
        this.world = world;
    }

    static void add(World world, Router router) {
        CommandsApi api = new CommandsApi(world);
        for (String where :
                java.util.List.of("/applications/{application}", "/applications/{application}/guilds/{guild}")) {
            router.on("GET", where + "/commands", call -> RestAnswer.ok(world.commands.list(api.guild(call))))
                    .on("PUT", where + "/commands", api::replace)
                    .on("POST", where + "/commands", api::create);
        }
    }

    /** 0 for commands everywhere. */
    private long guild(RestCall call) {
        return call.variables().containsKey("guild")
                ? world.guild(call.id("guild")).id()
                : 0;
    }

    private RestAnswer replace(RestCall call) {
        var commands = call.body().orElseGet(Json::array);
        CommandRules.require(commands);
        return RestAnswer.ok(world.commands.replace(guild(call), commands));
    }

    private RestAnswer create(RestCall call) {
        CommandRules.require(Json.array().add(call.object()));
        return RestAnswer.created(world.commands.put(guild(call), call.object()));
    }
}
