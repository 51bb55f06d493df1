package io.rondo.member.chat;

import io.rondo.member.Communities;
import io.rondo.member.Community;
import io.rondo.member.Exclusions;
import io.rondo.member.People;
import io.rondo.member.PersonalData;
import io.rondo.member.profile.Gender;
import io.rondo.member.profile.Profile;
import io.rondo.member.profile.Profiles;
import io.rondo.member.trace.Marks;
import io.rondo.member.trace.Traces;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/** What the members' room keeps about a person: name, settings, accounts, communities, profile. */
final class MemberData implements PersonalData {

    private final Communities communities;
    private final People people;
    private final Profiles profiles;
    private final Exclusions exclusions;

    MemberData(Communities communities, People people, Profiles profiles, Exclusions exclusions) {
        this.exclusions = exclusions;
        this.communities = communities;
        this.people = people;
        this.profiles = profiles;
    }

    @Override
    public String section() {
        return "member";
    }

    @Override
    public Set<String> columns() {
        return Set.of(
                "accounts.person_id",
                "people.alias_of",
                "members.person_id",
                "profiles.person_id",
                "cooldowns.person_id",
                "domain_events.person_id");
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("name", people.name(work, personId));
        all.put("settings", people.settings(work, personId));
        all.put("accounts", people.accounts(work, personId));
        all.put(
                "communities",
                communities.ofPerson(work, personId).stream()
                        .map(Community::name)
                        .toList());
        all.put("profile", profiles.get(work, personId));
        all.put("history", people.history(work, personId));
        return Json.tree(all);
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {
        Marks marks = people.marks(work, personId, texts(profiles.get(work, personId)));
        profiles.erase(work, personId);
        exclusions.remember(work, personId);
        people.erase(work, personId);
        // After all other rooms, which tell people that somebody has left.
        Traces.erase(work, marks, People.LEFT);
    }

    /** What the person wrote of themselves. */
    private static Set<String> texts(Profile profile) {
        return Stream.of(
                        profile.gender().filter(gender -> !Gender.OFFERED.contains(gender)).stream(),
                        profile.city().stream(),
                        profile.contactText().stream(),
                        profile.interests().stream(),
                        profile.tags().stream())
                .flatMap(text -> text)
                .collect(Collectors.toSet());
    }

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        people.leave(work, communityId, personId);
    }
}
