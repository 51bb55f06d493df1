package io.rondo.chat;

import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * A command, written once for every platform. Its description is the bundle key {@code <name with dots>.description}.
 *
 * @param name one to three lower-case words, such as {@code event create}
 * @param typed whether people may type it; the others are for buttons and forms alone
 * @param cooldown the shortest time between two uses by one person; zero for none
 */
public record Command(
        String name,
        List<Option> options,
        Access access,
        Set<Place> places,
        Duration cooldown,
        Answer answer,
        boolean typed,
        Handler handler) {

    /**
     * An option of this name and of type {@link OptionType.Internal} carries the id of the chat that the command is about, where it goes on
     * in another one.
     */
    public static final String CHAT = "chat";

    public Command {
        options = List.copyOf(options);
        places = Set.copyOf(places);
    }

    /** Does what the command is for, in the conversation's unit of work, and says so. */
    @FunctionalInterface
    public interface Handler {
        /** @throws UserError what the person can mend; everything that was done in the unit of work is undone */
        io.rondo.chat.reply.Reply handle(Conversation conversation);
    }

    /** A command that people type: for everyone, everywhere, answered in private. */
    public static Command typed(String name, Handler handler, Option... options) {
        return new Command(
                name,
                List.of(options),
                Access.EVERYONE,
                EnumSet.allOf(Place.class),
                Duration.ZERO,
                Answer.PRIVATE,
                true,
                handler);
    }

    /** A command that only buttons and forms carry: for everyone, everywhere, its message becomes the answer. */
    public static Command pressed(String name, Handler handler, Option... options) {
        return new Command(
                name,
                List.of(options),
                Access.EVERYONE,
                EnumSet.allOf(Place.class),
                Duration.ZERO,
                Answer.EDIT,
                false,
                handler);
    }

    public Command by(Access newAccess) {
        return new Command(name, options, newAccess, places, cooldown, answer, typed, handler);
    }

    public Command only(Place place) {
        return new Command(name, options, access, Set.of(place), cooldown, answer, typed, handler);
    }

    public Command atMostEvery(Duration newCooldown) {
        return new Command(name, options, access, places, newCooldown, answer, typed, handler);
    }

    public Command answering(Answer newAnswer) {
        return new Command(name, options, access, places, cooldown, newAnswer, typed, handler);
    }

    public Optional<Option> option(String optionName) {
        return options.stream()
                .filter(option -> option.name().equals(optionName))
                .findFirst();
    }

    /** The beginning of this command's bundle keys. */
    public String key() {
        return name.replace(' ', '.');
    }

    /** The bundle key of an option's description. */
    public String key(Option option) {
        return key() + ".option." + option.name();
    }

    /** The bundle key of what a value of a {@link OptionType.OneOf} option is called. */
    public String key(Option option, String value) {
        return key(option) + "." + value;
    }
}
