package io.rondo.chat.dispatch;

import io.rondo.chat.Incoming;
import io.rondo.chat.Requester;
import io.rondo.chat.Requesters;
import io.rondo.chat.Role;
import io.rondo.tx.UnitOfWork;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** People by their names alone: ana is a player, mia a moderator, ada an admin, olga reads Russian, eve is excluded. */
final class TestRequesters implements Requesters {

    static final UUID HOME = id("home");

    final Map<String, RuntimeException> failures = new ConcurrentHashMap<>();

    static UUID id(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }

    @Override
    public Requester resolve(UnitOfWork work, Incoming incoming) {
        String name = incoming.sender().externalId();
        if (failures.containsKey(name)) {
            throw failures.get(name);
        }
        Role role = switch (name) {
            case "mia" -> Role.MODERATOR;
            case "ada" -> Role.ADMIN;
            default -> Role.PLAYER;
        };
        return new Requester(
                id(name),
                id("account of " + name),
                incoming.platform(),
                name,
                Optional.of(name),
                Optional.of(HOME),
                role,
                name.equals("olga") ? Locale.of("ru") : Locale.ENGLISH,
                ZoneId.of("Europe/Berlin"),
                name.equals("eve"));
    }

    @Override
    public Requester in(UnitOfWork work, Requester requester, UUID communityId) {
        return new Requester(
                requester.personId(),
                requester.accountId(),
                requester.platform(),
                requester.name(),
                requester.username(),
                Optional.of(communityId),
                requester.role(),
                requester.locale(),
                requester.zone(),
                requester.excluded());
    }

    @Override
    public Optional<UUID> findPerson(UnitOfWork work, Requester requester, String nameOrMention) {
        return nameOrMention.matches("@?(ana|hugo)")
                ? Optional.of(id(nameOrMention.replace("@", "")))
                : Optional.empty();
    }
}
