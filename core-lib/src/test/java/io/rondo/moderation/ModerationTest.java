package io.rondo.moderation;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.round.Mixer;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From a report to what became of it, as the four sides see it: reporter, reported, moderators, everyone else. */
class ModerationTest {

    private final Town town = new Town(Mixer.NOW);

    @AfterEach
    void close() {
        town.close();
    }

    /** An evening in its first round in which ana has reported her partner for that reason. */
    private Mixer reported(String reason, String... names) {
        Mixer mixer = Mixer.of(town, "", names).confirmed().everyoneHere().started();
        reports(mixer, "ana", reason);
        return mixer;
    }

    private void reports(Mixer mixer, String who, String reason) {
        Reply form = mixer.person(who).presses(mixer.press(who, "Report"), reason);
        mixer.person(who).submits(form, Map.of("text", "Would not stop shouting"));
        town.settle();
    }

    private String reportedName() {
        return town.texts("SELECT p.name FROM reports r JOIN people p ON p.id = r.reported")
                .getFirst();
    }

    private String stateOfTheReport() {
        return town.texts("SELECT state FROM reports").getFirst();
    }

    private Reply opened(Persona moderator) {
        return moderator.presses(moderator.lastWith("Open the case"), "Open the case");
    }

    private Reply decides(Persona moderator, String decision, String reason) {
        Reply answer = moderator.submits(moderator.presses(opened(moderator), decision), Map.of("reason", reason));
        town.settle();
        return answer;
    }

    @Test
    void a_moderator_sees_who_why_and_what_is_known_and_warns() {
        Mixer mixer = reported("Rude", "ana", "hugo");
        assertThat(Shown.text(mixer.host.last())).isEqualTo("A report about hugo came in at Mixer: Rude.");
        assertThat(Shown.text(opened(mixer.host)))
                .contains("Report about hugo", "ana", "Would not stop shouting", "One report by one person");
        assertThat(Shown.text(decides(mixer.host, "Warn", "Please keep your voice down")))
                .contains("mona warned");
        assertThat(Shown.text(mixer.person("hugo").last()))
                .contains("warn you: Please keep your voice down")
                .doesNotContain("ana")
                .doesNotContain("Mixer");
        assertThat(Shown.text(mixer.person("ana").last())).contains("looked at your report about hugo and warned");
        assertThat(stateOfTheReport()).isEqualTo("WARNED");
    }

    @Test
    void of_two_moderators_one_decides_and_the_other_is_told_by_whom() {
        Mixer mixer = Mixer.of(town, "", "ana", "hugo");
        Persona gus = town.person("gus", Role.MODERATOR);
        mixer.confirmed().everyoneHere().started();
        reports(mixer, "ana", "Rude");
        Reply gussesForm = gus.presses(opened(gus), "Exclude");
        mixer.host.presses(opened(mixer.host), "Dismiss");
        Reply late = gus.submits(gussesForm, Map.of("reason", "Enough"));
        town.settle();
        assertThat(Shown.text(late)).contains("mona dismissed the report");
        assertThat(Shown.labels(late)).isEmpty();
        assertThat(Shown.text(gus.last())).contains("mona dismissed the report");
        assertThat(Shown.labels(gus.last())).isEmpty();
        assertThat(town.count("measures")).isZero();
        assertThat(town.count("members WHERE excluded_at IS NOT NULL")).isZero();
    }

    @Test
    void who_is_party_to_a_report_is_not_told_of_it_and_cannot_open_it() {
        Mixer mixer = Mixer.of(town, "", "ana");
        Persona gus = town.person("gus", Role.MODERATOR);
        mixer.people.put("gus", gus);
        mixer.confirmed().everyoneHere().started();
        reports(mixer, "ana", "Rude");
        assertThat(reportedName()).isEqualTo("gus");
        assertThat(gus.seen()).noneMatch(reply -> Shown.labels(reply).contains("Open the case"));
        Reply stolen = gus.presses(mixer.host.lastWith("Open the case"), "Open the case");
        assertThat(Shown.text(stolen)).isEqualTo("This report is not there any more, or concerns you.");
        assertThat(Shown.text(gus.says("/moderate cases"))).isEqualTo("Nothing waits for you.");
    }

    @Test
    void a_serious_report_holds_out_and_a_dismissal_lets_the_person_in_again() {
        Mixer mixer = reported("Harassment", "ana", "hugo", "bea", "gus");
        String held = reportedName();
        assertThat(town.count("registrations WHERE held_out")).isEqualTo(1);
        mixer.host.presses(opened(mixer.host), "Dismiss");
        town.settle();
        assertThat(town.count("registrations WHERE held_out")).isZero();
        assertThat(Shown.text(mixer.person(held).last())).contains("you take part again");
        mixer.pass(Duration.ofMinutes(6));
        assertThat(mixer.partnerOf(held)).isPresent().isNotEqualTo(Optional.of("ana"));
    }

    @Test
    void an_exclusion_gives_the_places_back_and_can_be_objected_to_once() {
        Mixer mixer = reported("Rude", "ana", "hugo");
        String name = reportedName();
        Persona person = mixer.person(name);
        mixer.host.saysInGroup("/event create title:\"Next one\" starts:\"in 5d\" publish:yes calls:practice");
        town.advance(Duration.ofSeconds(2));
        Reply cards = town.group().getLast();
        person.pressesInGroup(cards, "Register");
        Persona gus = town.person("gus", Role.MODERATOR);
        town.settle();
        decides(mixer.host, "Exclude", "Shouting");
        assertThat(town.count("registrations r JOIN events e ON e.id = r.event_id WHERE e.title = 'Next one'"
                        + " AND r.state = 'CANCELLED'"))
                .isEqualTo(1);
        assertThat(Shown.text(person.says("/events"))).contains("excluded from this community");

        Reply form = person.presses(person.says("/objection"), "Object");
        assertThat(Shown.text(person.submits(form, Map.of("text", "It was my neighbour"))))
                .contains("Your objection is with the moderators");
        town.settle();
        Reply refused = mixer.host.presses(mixer.host.lastWith("Take it back"), "Take it back");
        assertThat(Shown.text(refused)).contains("another moderator answers this");
        gus.presses(gus.lastWith("Take it back"), "Take it back");
        town.settle();
        assertThat(Shown.text(person.last())).contains("took this back");
        assertThat(Shown.text(person.says("/events"))).doesNotContain("excluded");
        assertThat(Shown.text(person.says("/objection"))).contains("took this back");
    }

    @Test
    void nobody_decides_about_themselves_or_about_their_own_rank() {
        Persona mona = town.person("mona", Role.ADMIN);
        Persona gus = town.person("gus", Role.MODERATOR);
        town.person("bea", Role.MODERATOR);
        assertThat(Shown.text(gus.says("/moderate exclude person:gus reason:fun")))
                .contains("concerns you");
        assertThat(Shown.text(gus.says("/moderate warn person:bea reason:fun"))).contains("Only an admin");
        assertThat(Shown.text(gus.says("/moderate exclude person:mona reason:fun")))
                .contains("Only an admin");
        assertThat(Shown.text(mona.says("/moderate exclude person:bea reason:fun")))
                .contains("bea is excluded");
        assertThat(Shown.text(mona.says("/moderate exclude person:bea reason:fun")))
                .contains("excluded already");
        assertThat(Shown.text(mona.says("/moderate history person:bea"))).contains("Excluded now", "one exclusion");
        assertThat(Shown.text(mona.says("/moderate readmit person:bea"))).contains("may take part again");
        assertThat(Shown.text(mona.says("/moderate readmit person:bea"))).contains("is not excluded");
    }

    @Test
    void too_many_absences_pause_registrations_until_the_pause_is_over() {
        Mixer mixer = Mixer.of(town, "", "ana", "hugo", "bea");
        mixer.host.says("/moderate absences most:1 within:90d pause:10d");
        mixer.confirmed().here("ana", "bea").started().pass(Duration.ofHours(1));
        assertThat(mixer.state()).isEqualTo("FINISHED");
        mixer.host.saysInGroup("/event create title:\"Next one\" starts:\"in 12d\" publish:yes calls:practice");
        town.advance(Duration.ofSeconds(2));
        Reply card = town.group().getLast();
        assertThat(Shown.text(mixer.person("hugo").pressesInGroup(card, "Register")))
                .contains("take a place here again from");
        assertThat(Shown.text(mixer.person("ana").pressesInGroup(card, "Register")))
                .contains("You're in");
        town.advance(Duration.ofDays(10));
        assertThat(Shown.text(mixer.person("hugo").pressesInGroup(card, "Register")))
                .contains("You're in");
    }

    @Test
    void blocking_somebody_by_name_keeps_the_two_apart_and_can_be_undone() {
        Mixer mixer = Mixer.of(town, "", "ana", "hugo", "bea", "gus");
        assertThat(Shown.text(mixer.person("ana").says("/block person:hugo"))).contains("Nobody is told");
        mixer.confirmed().everyoneHere().started().pass(Duration.ofHours(1));
        assertThat(mixer.pairs("DONE")).hasSize(5).doesNotContain("ana+hugo");
        Reply list = mixer.person("ana").says("/unblock");
        assertThat(Shown.text(list)).contains("hugo");
        assertThat(Shown.text(mixer.person("ana").presses(list, "Unblock"))).isEqualTo("You have blocked nobody.");
        assertThat(Shown.text(mixer.person("ana").says("/block person:ana"))).contains("can't block yourself");
    }

    @Test
    void what_is_on_record_is_encrypted_and_shown_to_its_person_alone() {
        Mixer mixer = reported("Rude", "ana", "hugo");
        decides(mixer.host, "Warn", "A canary in the mine");
        assertThat(Stream.of("measures", "reports", "outbox", "domain_events")
                        .flatMap(table -> town.texts("SELECT t::text FROM " + table + " t").stream()))
                .noneMatch(row -> row.contains("canary") || row.contains("shouting"));
        Reply gone = mixer.person("ana").says("/objection");
        assertThat(Shown.text(gone)).isEqualTo("Nothing is on record against you.");
    }
}
