package io.rondo.intro;

import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/**
 * What a person takes part in, when they were introduced, and what they said of it. Erased, nobody knows any more that it was they: the
 * numbers of the host stay, and whom the others have met.
 */
public final class IntroData implements PersonalData {

    @Override
    public String section() {
        return "intro";
    }

    @Override
    public Set<String> columns() {
        return new IntroJoining().columns();
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        return Json.tree(work.store(IntroMemberStore.class).own(personId));
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {
        erase(work, Optional.empty(), personId);
    }

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        erase(work, Optional.of(communityId), personId);
    }

    private static void erase(UnitOfWork work, Optional<UUID> communityId, UUID personId) {
        IntroMemberStore store = work.store(IntroMemberStore.class);
        store.forget(personId, communityId);
        store.forgetAnswers(personId, communityId);
        store.forgetWords(personId, communityId);
    }
}
