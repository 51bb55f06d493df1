package io.rondo.intro;

import io.rondo.event.Sides;
import io.rondo.member.People;
import io.rondo.member.profile.Gender;
import io.rondo.member.profile.Profile;
import io.rondo.member.profile.Profiles;
import io.rondo.pairing.AgeBand;
import io.rondo.pairing.Mode;
import io.rondo.pairing.Pair;
import io.rondo.pairing.Participant;
import io.rondo.safety.Safety;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Who takes part in a round, as the pairing engine sees them. Safe to use from several threads. */
final class IntroPeople {

    private final People people;
    private final Profiles profiles;
    private final Safety safety;

    IntroPeople(People people, Profiles profiles, Safety safety) {
        this.people = people;
        this.profiles = profiles;
        this.safety = safety;
    }

    /** What the matchmaker is asked for these members on that day. */
    Matchmaker.Asked asked(UnitOfWork work, Intro intro, List<IntroMember> members, LocalDate day) {
        List<UUID> ids = members.stream().map(IntroMember::personId).toList();
        Map<UUID, Profile> known = profiles.get(work, ids);
        List<Participant> participants = members.stream()
                .map(member -> participant(
                        member,
                        known.getOrDefault(member.personId(), Profile.empty(member.personId())),
                        intro.whom(),
                        day))
                .toList();
        Map<Pair, Integer> times = new HashMap<>();
        work.store(IntroStore.class)
                .times(intro.id(), ids)
                .forEach(met -> times.put(new Pair(met.first(), met.second()), met.times()));
        long seed = intro.id().getLeastSignificantBits() ^ day.toEpochDay();
        return new Matchmaker.Asked(participants, mode(intro.whom()), apart(work, ids), times, seed);
    }

    /** Whoever is shut out of the community takes no part. */
    List<IntroMember> admitted(UnitOfWork work, Intro intro, Collection<IntroMember> members) {
        return members.stream()
                .filter(member -> !people.isExcluded(work, intro.communityId(), member.personId()))
                .toList();
    }

    private Set<Pair> apart(UnitOfWork work, Collection<UUID> ids) {
        return safety.apart(work, ids).stream()
                .map(two -> new Pair(two.first(), two.second()))
                .collect(Collectors.toSet());
    }

    private static Mode mode(Sides sides) {
        return switch (sides) {
            case Sides.Everyone everyone -> new Mode.Everyone();
            case Sides.TwoSided twoSided -> new Mode.TwoSided();
            case Sides.Tags(String first, String second) -> new Mode.Tags(fold(first), fold(second));
        };
    }

    private static Participant participant(IntroMember member, Profile profile, Sides sides, LocalDate day) {
        Set<String> own = switch (sides) {
            case Sides.Everyone everyone -> Set.of();
            case Sides.TwoSided twoSided ->
                profile.gender()
                        .map(gender -> Set.of(fold(gender), Gender.EVERYONE))
                        .orElse(Set.of(Gender.EVERYONE));
            case Sides.Tags tags -> folded(profile.tags());
        };
        Instant since = member.joinedAt();
        return new Participant(
                member.personId(),
                own,
                sides instanceof Sides.TwoSided ? folded(profile.seeking()) : Set.of(),
                profile.isMinor(day) ? AgeBand.MINOR : AgeBand.ADULT,
                new Participant.Standing(since, member.leftOut()),
                new Participant.Profile(
                        profile.birthday(),
                        profile.city(),
                        Optional.empty(),
                        folded(profile.languages()),
                        folded(profile.interests()),
                        OptionalDouble.empty()));
    }

    private static Set<String> folded(Collection<String> texts) {
        return texts.stream().map(IntroPeople::fold).collect(Collectors.toSet());
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }
}
