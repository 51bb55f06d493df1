package io.rondo.chat;

/**
 * An option of a command. Described by the bundle key {@code <command>.option.<option>} with dots for the spaces of the command.
 *
 * @param name lower case, at most 32 characters; options are only ever added at the end, since old buttons count on their order
 */
public record Option(String name, OptionType type, boolean required) {

    public static Option required(String name, OptionType type) {
        return new Option(name, type, true);
    }

    public static Option optional(String name, OptionType type) {
        return new Option(name, type, false);
    }
}
