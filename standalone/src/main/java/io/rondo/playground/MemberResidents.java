package io.rondo.playground;

import io.rondo.chat.Incoming;
import io.rondo.chat.Requesters;
import io.rondo.member.People;
import io.rondo.member.profile.Profiles;
import io.rondo.tx.UnitOfWork;
import java.util.Optional;
import java.util.UUID;

/** Personas as members of the playground's community. Safe to use from several threads. */
public final class MemberResidents implements Residents {

    private final Requesters requesters;
    private final People people;
    private final Profiles profiles;

    public MemberResidents(Requesters requesters, People people, Profiles profiles) {
        this.requesters = requesters;
        this.people = people;
        this.profiles = profiles;
    }

    @Override
    public void settle(UnitOfWork work, Incoming arriving, Optional<GivenProfile> profile) {
        // Whoever comes into the group becomes a person with an account, and a member with the platform's role.
        UUID personId = requesters.resolve(work, arriving).personId();
        people.mayWriteDirectly(work, personId, true);
        profile.ifPresent(given -> take(work, personId, given));
    }

    private void take(UnitOfWork work, UUID personId, GivenProfile given) {
        profiles.given(work, personId, given.gender(), given.seeking(), given.birthday(), given.city());
        if (!given.languages().isEmpty()) {
            profiles.languages(work, personId, given.languages());
        }
        if (!given.interests().isEmpty()) {
            profiles.interests(work, personId, given.interests());
        }
        if (!given.tags().isEmpty()) {
            profiles.tags(work, personId, given.tags());
        }
    }
}
