package io.rondo.testkit.discord;

import io.rondo.testkit.wire.Json;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/** The people, roles and channels that an interaction names, as Discord sends them along. */
final class Resolved {
    private final DiscordChannel where;
    private final ObjectNode json = Json.object();

    Resolved(DiscordChannel where) {
        this.where = where;
    }

    /** Remembers what is named, and gives its id; empty when it is nothing that has one. */
    Optional<String> id(Object value) {
        return switch (value) {
            case DiscordUser user -> {
                json.withObject("/users").set(Long.toString(user.id()), user.json());
                where.guild()
                        .flatMap(g -> g.member(user.id()).map(g::memberJson))
                        .ifPresent(m -> {
                            m.remove("user");
                            m.put("permissions", Long.toString(Permissions.of(where, user.id())));
                            json.withObject("/members").set(Long.toString(user.id()), m);
                        });
                yield Optional.of(Long.toString(user.id()));
            }
            case DiscordRole role -> {
                json.withObject("/roles").set(Long.toString(role.id()), role.json());
                yield Optional.of(Long.toString(role.id()));
            }
            case DiscordChannel channel -> {
                ObjectNode partial = channel.json();
                partial.put("permissions", "0");
                json.withObject("/channels").set(Long.toString(channel.id()), partial);
                yield Optional.of(Long.toString(channel.id()));
            }
            default -> Optional.empty();
        };
    }

    void addTo(ObjectNode data) {
        if (!json.isEmpty()) {
            data.set("resolved", json);
        }
    }
}
