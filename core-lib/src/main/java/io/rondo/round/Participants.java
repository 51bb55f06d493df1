package io.rondo.round;

import io.rondo.event.Sides;
import io.rondo.member.profile.Gender;
import io.rondo.member.profile.Profile;
import io.rondo.pairing.AgeBand;
import io.rondo.pairing.Mode;
import io.rondo.pairing.Participant;
import io.rondo.registration.Registration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Collectors;

/** People of the evening as the pairing engine sees them. Pure. */
final class Participants {

    private Participants() {}

    static Mode mode(Sides sides) {
        return switch (sides) {
            case Sides.Everyone everyone -> new Mode.Everyone();
            case Sides.TwoSided twoSided -> new Mode.TwoSided();
            case Sides.Tags(String first, String second) -> new Mode.Tags(fold(first), fold(second));
        };
    }

    /** @param day of the event, which decides who is of age */
    static Participant of(Registration registration, Profile profile, int timesLeftOut, Sides sides, LocalDate day) {
        Set<String> own = switch (sides) {
            case Sides.Everyone everyone -> Set.of();
            case Sides.TwoSided twoSided -> genders(profile);
            case Sides.Tags tags -> folded(profile.tags());
        };
        Set<String> sought = sides instanceof Sides.TwoSided ? folded(profile.seeking()) : Set.of();
        Instant confirmedAt = registration.confirmedAt().orElse(registration.registeredAt());
        return new Participant(
                registration.personId(),
                own,
                sought,
                profile.isMinor(day) ? AgeBand.MINOR : AgeBand.ADULT,
                new Participant.Standing(confirmedAt, timesLeftOut),
                profile(profile));
    }

    /** Everyone has the side that is sought by whoever seeks everyone. */
    private static Set<String> genders(Profile profile) {
        return profile.gender()
                .map(gender -> Set.of(fold(gender), Gender.EVERYONE))
                .orElse(Set.of(Gender.EVERYONE));
    }

    private static Participant.Profile profile(Profile profile) {
        return new Participant.Profile(
                profile.birthday(),
                profile.city(),
                Optional.empty(),
                folded(profile.languages()),
                folded(profile.interests()),
                OptionalDouble.empty());
    }

    private static Set<String> folded(java.util.Collection<String> texts) {
        return texts.stream().map(Participants::fold).collect(Collectors.toUnmodifiableSet());
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
