package io.rondo.member.profile;

import java.time.LocalDate;
import java.time.Period;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * What a person says of themselves. Immutable.
 *
 * @param gender one of {@link Gender}'s words or their own; empty when they were not asked yet
 * @param seeking whom they would like to meet, as {@link Gender}'s words; empty without their consent
 * @param birthday known where it was needed
 * @param ageBand what they said of their age where no birthday was asked for
 * @param city a city, never an address
 * @param languages ISO 639 codes where they are known, else as written
 * @param shown which of {@link #SHOWABLE} a partner sees
 * @param contact how a match may reach them: the default for their next registration
 */
public record Profile(
        UUID personId,
        Optional<String> gender,
        Set<String> seeking,
        Optional<LocalDate> birthday,
        Optional<AgeBand> ageBand,
        Optional<String> city,
        List<String> languages,
        List<String> interests,
        List<String> tags,
        Set<String> shown,
        Optional<Contact> contact,
        Optional<String> contactText) {

    /** The age from which people are adults here. */
    public static final int ADULT_AGE = 18;

    /** What a person may tick for partners to see, in the order in which it is shown. The name always is. */
    public static final List<String> SHOWABLE = List.of("age", "gender", "city", "languages", "interests");

    public Profile {
        seeking = Set.copyOf(seeking);
        languages = List.copyOf(languages);
        interests = List.copyOf(interests);
        tags = List.copyOf(tags);
        shown = Set.copyOf(shown);
    }

    /** The profile of someone who has said nothing yet. */
    public static Profile empty(UUID personId) {
        return new Profile(
                personId,
                Optional.empty(),
                Set.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Set.of("name"),
                Optional.empty(),
                Optional.empty());
    }

    /** Their age in full years on that day, where the birthday is known. Who was born on 29 February is a year older on 1 March. */
    public Optional<Integer> age(LocalDate today) {
        return birthday.map(born -> Period.between(born, today).getYears());
    }

    /** The band of their age on that day: by the birthday, else by what they said; empty when nothing is known. */
    public Optional<AgeBand> ageBand(LocalDate today) {
        return age(today)
                .map(years -> years < ADULT_AGE ? AgeBand.MINOR : AgeBand.ADULT)
                .or(this::ageBand);
    }

    public boolean isMinor(LocalDate today) {
        return ageBand(today).filter(band -> band == AgeBand.MINOR).isPresent();
    }

    /** Whether this person would like to meet the other one; asks only the one side. */
    public boolean seeks(Profile other) {
        return seeking.contains(Gender.EVERYONE)
                || other.gender.filter(seeking::contains).isPresent();
    }

    public boolean shows(String what) {
        return shown.contains(what);
    }
}
