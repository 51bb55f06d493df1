package io.rondo.member;

import io.rondo.tx.UnitOfWork;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What one room keeps about a person, for {@code /privacy}. Every room that keeps something about people contributes one; they
 * are called in the order of their list, the members' own last when erasing.
 */
public interface PersonalData {

    /** The name of this part in the exported file, in snake case. */
    String section();

    /** Everything that is kept here about the person, in words that they can read; an empty node when nothing is. */
    JsonNode export(UnitOfWork work, UUID personId);

    /** Erases it, or makes it nobody's where others need it to stay. */
    void erase(UnitOfWork work, UUID personId);
}
