package io.rondo.member.profile;

import io.rondo.member.Community;
import java.util.List;

/**
 * What a registration needs of a profile.
 *
 * @param minimumAge for two sides by whom people seek; 18 at least
 * @param ageBand whether the age band must be known, as in every event of a community that admits minors
 * @param tags the two tags of which a person needs one, where the sides are tags; else empty
 */
public record Needs(Sides sides, int minimumAge, boolean ageBand, List<String> tags) {

    /** How the people of an event are told apart for pairing. */
    public enum Sides {
        EVERYONE,
        TWO_SIDED,
        TAGS
    }

    public Needs {
        tags = List.copyOf(tags);
        if (minimumAge < Profile.ADULT_AGE) {
            throw new IllegalArgumentException("a minimum age under 18: " + minimumAge);
        }
    }

    /** What an event of the community with such sides needs. */
    public static Needs of(Community community, Sides sides, List<String> tags) {
        return new Needs(sides, community.minimumAge(), community.admitsMinors(), tags);
    }
}
