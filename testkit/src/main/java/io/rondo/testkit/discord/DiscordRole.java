package io.rondo.testkit.discord;

import io.rondo.testkit.wire.Json;
import tools.jackson.databind.node.ObjectNode;

/** A role of a guild. Higher positions rule over lower ones. */
public final class DiscordRole {
    private final long id;
    private final String name;
    long permissions;
    int position;
    final boolean managed;

    DiscordRole(long id, String name, long permissions, int position, boolean managed) {
        this.id = id;
        this.name = name;
        this.permissions = permissions;
        this.position = position;
        this.managed = managed;
    }

    public long id() {
        return id;
    }

    public String name() {
        return name;
    }

    ObjectNode json() {
        ObjectNode json = Json.object()
                .put("id", Long.toString(id))
                .put("name", name)
                .put("color", 0)
                .put("hoist", false)
                .put("position", position)
                .put("permissions", Long.toString(permissions))
                .put("managed", managed)
                .put("mentionable", false)
                .put("flags", 0);
        ObjectNode colors = Json.object().put("primary_color", 0);
        colors.putNull("secondary_color");
        colors.putNull("tertiary_color");
        json.set("colors", colors);
        return json;
    }

    @Override
    public String toString() {
        return "@" + name;
    }
}
