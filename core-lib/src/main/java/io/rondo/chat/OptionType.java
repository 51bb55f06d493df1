package io.rondo.chat;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What an option's text must look like. The dispatcher checks it before the handler runs. */
public sealed interface OptionType {

    /** Any text from 1 to {@code longest} characters; {@code lines} when it may have several. */
    record Text(int longest, boolean lines) implements OptionType {}

    /** A whole number from {@code least} to {@code most}. */
    record Number(long least, long most) implements OptionType {}

    record YesNo() implements OptionType {}

    /** One of the values; each is named by the bundle key {@code <command>.option.<option>.<value>}. */
    record OneOf(List<String> values) implements OptionType {}

    /** {@code 90s}, {@code 5m}, {@code 24h} or ISO 8601, from {@code least} to {@code most}. */
    record Length(java.time.Duration least, java.time.Duration most) implements OptionType {}

    /** A moment as people write it. */
    record Moment(boolean mayBePast) implements OptionType {}

    /** A calendar date. */
    record Date() implements OptionType {}

    /** A time zone, by IANA name or city. */
    record Zone() implements OptionType {}

    /** A person of the community, by name or mention. */
    record Person() implements OptionType {}

    /** Something that a capability finds by what people call it; the option's value is its id. */
    record Reference(Lookup lookup) implements OptionType {}

    /** A value that only buttons carry. */
    record Internal() implements OptionType {}

    /** Whether {@code Dispatcher.suggest} has anything to say while an option of this type is being typed. */
    default boolean isSuggested() {
        return this instanceof Reference
                || this instanceof Person
                || this instanceof Zone
                || this instanceof Moment
                || this instanceof Date;
    }

    /** Finds what people mean. */
    interface Lookup {
        /** The ids and names that fit what was typed so far, best first, at most 25, for autocompletion. */
        Map<String, String> suggest(Conversation conversation, String typed);

        /**
         * The id of what was named, or empty when nothing or more than one thing fits. What was typed may be an id that
         * {@link #suggest} gave; it counts only where the person may see what it stands for.
         */
        Optional<String> find(Conversation conversation, String typed);
    }
}
