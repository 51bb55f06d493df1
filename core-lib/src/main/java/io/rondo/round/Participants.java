package io.rondo.round;

import io.rondo.event.Sides;
import io.rondo.member.Profile;
import io.rondo.pairing.AgeBand;
import io.rondo.pairing.Mode;
import io.rondo.pairing.Participant;
import io.rondo.registration.Registration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** People of the evening as the pairing engine sees them. Pure. */
final class Participants {

    static final int OF_AGE = 18;

    private Participants() {}

    static Mode mode(Sides sides) {
        return switch (sides) {
            case Sides.Everyone everyone -> new Mode.Everyone();
            case Sides.TwoSided twoSided -> new Mode.TwoSided();
            case Sides.Tags(String first, String second) -> new Mode.Tags(fold(first), fold(second));
        };
    }

    /** @param day of the event, which decides who is of age */
    static Participant of(
            Registration registration, Profile profile, int timesLeftOut, Sides sides, LocalDate day) {
        Set<String> own = switch (sides) {
            case Sides.Everyone everyone -> Set.of();
            case Sides.TwoSided twoSided -> profile.gender().map(Participants::fold).map(Set::of).orElse(Set.of());
            case Sides.Tags tags -> folded(profile.tags());
        };
        Set<String> sought = sides instanceof Sides.TwoSided ? folded(profile.seeking()) : Set.of();
        Instant confirmedAt = registration.confirmedAt().orElse(registration.registeredAt());
        return new Participant(
                registration.personId(), own, sought, ageBand(profile, day),
                new Participant.Standing(confirmedAt, timesLeftOut), profile(profile));
    }

    /** A birthday says it exactly; else what the person said; adults where nothing is known, since minors are asked. */
    static AgeBand ageBand(Profile profile, LocalDate day) {
        if (profile.birthday().isPresent()) {
            int years = Period.between(profile.birthday().get(), day).getYears();
            return years >= OF_AGE ? AgeBand.ADULT : AgeBand.MINOR;
        }
        boolean minor = profile.ageBand().filter(band -> band == io.rondo.member.AgeBand.MINOR).isPresent();
        return minor ? AgeBand.MINOR : AgeBand.ADULT;
    }

    private static Participant.Profile profile(Profile profile) {
        return new Participant.Profile(
                profile.birthday(), profile.city(), Optional.empty(), folded(profile.languages()),
                folded(profile.interests()), OptionalDouble.empty());
    }

    private static Set<String> folded(java.util.Collection<String> texts) {
        return texts.stream().map(Participants::fold).collect(Collectors.toUnmodifiableSet());
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
