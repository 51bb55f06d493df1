package io.rondo.playground;

import io.rondo.chat.Incoming;
import io.rondo.tx.UnitOfWork;
import java.util.Optional;

/** Makes a persona known to the core. */
@FunctionalInterface
public interface Residents {

    /**
     * Makes the sender a person of the playground's community, with role, language and zone, who may be written to directly.
     * Said again, it brings all that up to date.
     *
     * @param arriving the persona, as coming into the group
     * @param profile replaces what was known; counts as complete and consented to
     * @throws io.rondo.chat.UserError when the profile says what a profile may not
     */
    void settle(UnitOfWork work, Incoming arriving, Optional<GivenProfile> profile);
}
