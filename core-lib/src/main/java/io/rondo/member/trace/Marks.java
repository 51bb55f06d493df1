package io.rondo.member.trace;

import java.util.Set;
import java.util.UUID;

/**
 * By what a person can be known in texts and technical fields.
 *
 * @param names theirs and their accounts', and what they say of how to reach them
 * @param words what else they wrote of themselves, such as a city, which may be others' words as well
 * @param ids the platforms' ids of them
 * @param chats their direct chats
 * @param accounts our ids of their accounts
 */
public record Marks(Set<String> names, Set<String> words, Set<String> ids, Set<String> chats, Set<UUID> accounts) {

    public Marks {
        names = Set.copyOf(names);
        words = Set.copyOf(words);
        ids = Set.copyOf(ids);
        chats = Set.copyOf(chats);
        accounts = Set.copyOf(accounts);
    }
}
