package io.rondo.member;

import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * The tenant of all data.
 *
 * @param language for its public messages, and for members whose own language is not known
 * @param zone for its public messages, and for members whose own zone is not known
 * @param greeting the community's own first words to a newcomer
 * @param colour of its cards, as 0xRRGGBB
 * @param minimumAge for events that pair by whom people seek; 18 at least
 */
public record Community(
        UUID id,
        String name,
        Locale language,
        ZoneId zone,
        Optional<String> greeting,
        Optional<Integer> colour,
        EventMakers eventMakers,
        boolean admitsMinors,
        int minimumAge) {}
