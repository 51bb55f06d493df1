package io.rondo.member.profile;

import io.rondo.member.link.Joining;
import io.rondo.member.link.Parting;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** One profile of two: what the one who stays has not said is taken from the other; whom one seeks only with its consent. */
public final class ProfileJoining implements Joining {

    private final Profiles profiles;

    public ProfileJoining(Profiles profiles) {
        this.profiles = profiles;
    }

    @Override
    public Set<String> columns() {
        return Set.of("profiles.person_id");
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        ProfileStore store = work.store(ProfileStore.class);
        boolean takes = !profiles.consents(work, keep) && profiles.consents(work, gone);
        Set<String> seeking = profiles.get(work, gone).seeking();
        // It is sealed for the old id alone, so it is taken over by itself.
        store.forgetSeeking(gone, work.now());
        if (store.move(keep, gone) == 0) {
            store.merge(keep, gone, work.now());
            store.erase(gone);
        }
        if (takes) {
            profiles.consentToSeeking(work, keep);
            if (!seeking.isEmpty()) {
                profiles.seek(work, keep, seeking);
            }
        }
    }

    @Override
    public void part(UnitOfWork work, Parting parting) {
        work.store(ProfileStore.class).copyAge(parting.stays(), parting.leaves(), work.now());
    }
}
