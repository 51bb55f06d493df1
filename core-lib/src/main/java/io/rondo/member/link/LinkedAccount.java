package io.rondo.member.link;

import java.util.Optional;
import java.util.UUID;

/** An account as the two sides of a proposal see it. */
public record LinkedAccount(UUID id, UUID personId, String platform, String name, Optional<String> username) {

    /** {@code ana (@ana_b)}, or {@code ana} where the platform has no username of theirs. */
    public String shown() {
        return username.filter(handle -> !handle.equalsIgnoreCase(name))
                .map(handle -> name + " (@" + handle + ")")
                .orElse(name);
    }
}
