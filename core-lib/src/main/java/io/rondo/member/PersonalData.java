package io.rondo.member;

import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What one room keeps about a person, for {@code /privacy}. Every room that keeps something about people contributes one; they
 * are called in the order of their list, the members' own last when erasing. A test compares their columns with the schema.
 */
public interface PersonalData {

    /** The name of this part in the exported file, in snake case. */
    String section();

    /** The columns with people's ids that this part answers for, such as {@code registrations.person_id}. */
    Set<String> columns();

    /** Everything that is kept here about the person, in words that they can read; an empty node when nothing is. */
    JsonNode export(UnitOfWork work, UUID personId);

    /** Erases it everywhere, or makes it nobody's where others need it to stay. */
    void erase(UnitOfWork work, UUID personId);

    /** The same for what belongs to one community; what belongs to none stays. */
    void eraseIn(UnitOfWork work, UUID communityId, UUID personId);
}
