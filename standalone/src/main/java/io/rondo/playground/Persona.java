package io.rondo.playground;

import io.rondo.chat.Access;
import io.rondo.chat.Incoming;
import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import java.util.Locale;
import java.util.Optional;

/**
 * Someone who chats in the playground. The name is also the account's id on this platform.
 *
 * @param locale a language tag such as {@code en}
 * @param zone an IANA name
 * @param simulated played by a rehearsal instead of a human
 */
public record Persona(String name, Role role, String locale, String zone, boolean simulated) {

    static Persona of(String name, String role, String locale, String zone, boolean simulated) {
        return new Persona(name, Role.valueOf(role.toUpperCase(Locale.ROOT)), locale, zone, simulated);
    }

    boolean mayUse(Access access) {
        return switch (access) {
            case EVERYONE, HOST -> true;
            case MODERATOR -> role.isAtLeast(Role.MODERATOR);
            case ADMIN -> role.isAtLeast(Role.ADMIN);
        };
    }

    /** Where this person and the bot are alone. */
    public Room direct() {
        return Room.directOf(name);
    }

    boolean sees(PostedMessage message) {
        return message.chat().equals(direct().key())
                || message.chat().equals(Room.GROUP.key())
                        && message.viewer().map(name::equals).orElse(true);
    }

    /** The person as the core hears of a sender. */
    public Incoming.Sender asSender() {
        return new Incoming.Sender(
                name,
                Optional.of(name),
                name,
                Optional.of(locale),
                Optional.of(zone),
                Optional.of(role),
                Optional.of(direct().key()));
    }

    /** Something that this person does in a room, as the core hears of it. */
    public Incoming does(String requestId, Room room, Optional<String> messageId, Incoming.Input input) {
        return new Incoming(requestId, Platform.PLAYGROUND, asSender(), room.asChat(messageId), input);
    }
}
