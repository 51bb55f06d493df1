package io.rondo.catchup.history;

import java.util.List;

/**
 * What was read.
 *
 * @param messages oldest first
 * @param limitReached whether there were more, older ones
 */
public record History(List<Posted> messages, boolean limitReached) {

    public static final History NOTHING = new History(List.of(), false);

    public History {
        messages = List.copyOf(messages);
    }
}
