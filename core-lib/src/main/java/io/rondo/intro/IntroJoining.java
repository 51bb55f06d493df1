package io.rondo.intro;

import io.rondo.member.link.Joining;
import io.rondo.member.link.Parting;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;

/** Takes part once where two did; whom either was introduced to, both know. An introduction of the two to each other never was. */
public final class IntroJoining implements Joining {

    @Override
    public Set<String> columns() {
        return Set.of(
                "intros.created_by",
                "intro_members.person_id",
                "introduced.person_id",
                "introduction_words.from_person",
                "introduction_words.to_person");
    }

    @Override
    public void join(UnitOfWork work, UUID keep, UUID gone) {
        IntroMemberStore store = work.store(IntroMemberStore.class);
        store.moveMade(keep, gone);
        store.removeWorse(keep, gone);
        store.moveMember(keep, gone);
        store.removeOfBoth(keep, gone);
        store.removeSecond(keep, gone);
        store.moveIntroduced(keep, gone);
        store.moveRead(keep, gone);
        store.moveWritten(keep, gone);
    }

    /** The places stay; whoever was written to on the account that leaves is written to on another. */
    @Override
    public void part(UnitOfWork work, Parting parting) {
        work.store(IntroMemberStore.class).writeTo(parting.stays(), parting.accountId(), parting.remaining());
    }
}
