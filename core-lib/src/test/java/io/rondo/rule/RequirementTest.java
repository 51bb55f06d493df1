package io.rondo.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Who may register, until when, and from how many people on. */
class RequirementTest {

    private final Town town = new Town("2026-12-01T12:00:00Z");
    private final Persona hedda = town.person("hedda", Role.ADMIN);

    @AfterEach
    void close() {
        town.close();
    }

    private Reply mixer(String more) {
        hedda.says("/event create title:\"Raid\" starts:\"fri 19:00\" kind:gathering " + more + " publish:yes");
        return card();
    }

    private Reply card() {
        town.advance(Duration.ofSeconds(2));
        return town.group().getLast();
    }

    @Test
    void who_lacks_the_tag_reads_which_and_how_to_get_it_and_takes_a_seat_once_an_admin_gave_it() {
        Reply card = mixer("capacity:5 min:1");
        hedda.says("/rules require event:Raid tag:Raider how:\"ask hedda after two trainings\"");
        Persona ana = town.person("ana");

        Reply refused = ana.pressesInGroup(card, "Register");

        assertThat(Shown.text(refused))
                .isEqualTo("Raid is for those with the tag or role raider, and you don't have it."
                        + " How to get it: ask hedda after two trainings");
        assertThat(town.count("registrations")).isZero();
        assertThat(Shown.text(card())).contains("for those with the tag or role raider");
        assertThat(Shown.text(hedda.says("/tag give person:ana tag:raider"))).isEqualTo("ana has the tag raider now.");
        assertThat(Shown.text(hedda.says("/tag give person:ana tag:RAIDER")))
                .isEqualTo("ana has the tag RAIDER already.");
        assertThat(Shown.text(ana.pressesInGroup(card, "Register"))).startsWith("You're in: Raid");
    }

    @Test
    void a_tag_that_is_taken_back_counts_no_more_and_who_has_a_seat_keeps_it() {
        Reply card = mixer("capacity:5 min:1");
        hedda.says("/rules require event:Raid tag:raider");
        Persona ana = town.person("ana");
        hedda.says("/tag give person:ana tag:raider");
        ana.pressesInGroup(card, "Register");

        hedda.says("/tag take person:ana tag:raider");

        assertThat(Shown.text(ana.pressesInGroup(card, "Register"))).startsWith("You're in: Raid");
        ana.presses(ana.presses(card, "My place"), "Cancel my place");
        assertThat(Shown.text(ana.pressesInGroup(card, "Register"))).contains("Ask an admin for it.");
        assertThat(Shown.text(hedda.says("/tag take person:ana tag:raider")))
                .isEqualTo("ana does not have the tag raider.");
    }

    @Test
    void on_discord_the_role_counts_and_where_roles_cannot_be_seen_it_is_said_where_to_press() {
        Persona dora = town.person("dora", Role.ADMIN, Platform.DISCORD);
        dora.says("/event create title:\"Raid\" starts:\"fri 19:00\" kind:gathering min:1 publish:yes");
        dora.says("/rules require event:Raid tag:raider role:<@&123456789012345678>");
        Persona ana = town.person("ana", Role.PLAYER, Platform.DISCORD);
        String event = town.texts("SELECT id::text FROM events").getFirst();
        Action register = Action.of("event register").with("event", event);

        assertThat(Shown.text(ana.runs(register))).contains("I see your roles only in the server");
        assertThat(Shown.text(ana.runsWith(register, Set.of("999999999999999999"))))
                .contains("you don't have it");
        assertThat(Shown.text(ana.runsWith(register, Set.of("123456789012345678"))))
                .startsWith("You're in: Raid");
    }

    @Test
    void registration_ends_at_the_cut_off_and_not_a_second_before() {
        Reply card = mixer("capacity:5 min:1");
        hedda.says("/rules closes event:Raid before:48h");
        assertThat(Shown.text(card())).contains("registration until Wed 2 Dec 2026 19:00");
        Persona ana = town.person("ana");
        Persona bea = town.person("bea");
        // Wednesday, 19:00 in Berlin.
        town.advance(Duration.between(town.clock.instant(), java.time.Instant.parse("2026-12-02T17:59:59Z")));
        assertThat(Shown.text(ana.pressesInGroup(card, "Register"))).startsWith("You're in: Raid");

        town.advance(Duration.ofSeconds(1));

        assertThat(Shown.text(bea.pressesInGroup(card, "Register")))
                .startsWith("Registration for Raid closed on Wed 2 Dec 2026 19:00.");
        hedda.says("/rules closes event:Raid before:0s");
        assertThat(Shown.text(bea.pressesInGroup(card, "Register"))).startsWith("You're in: Raid");
    }

    @Test
    void with_fewer_than_the_minimum_it_does_not_take_place_and_everyone_who_confirmed_is_told() {
        Reply card = mixer("capacity:5 min:2");
        Persona ana = town.person("ana");
        ana.pressesInGroup(card, "Register");
        assertThat(Shown.text(hedda.says("/rules show event:Raid"))).contains("It takes place from 2 people on");
        town.advance(Duration.ofDays(2).plusHours(7));
        ana.presses(ana.last(), "I'll be there");

        town.advance(Duration.ofHours(23));

        assertThat(town.texts("SELECT state::text FROM events")).containsExactly("5");
        assertThat(Shown.text(ana.last())).contains("Raid").contains("too few");
    }

    @Test
    void only_hosts_set_rules_and_bad_input_is_explained() {
        mixer("capacity:5 min:1");
        Persona ana = town.person("ana");

        assertThat(Shown.text(ana.says("/rules require event:Raid tag:raider"))).isEqualTo("Only hosts can do that.");
        assertThat(Shown.text(ana.says("/tag give person:ana tag:raider"))).doesNotContain("has the tag");
        assertThat(Shown.text(hedda.says("/rules require event:Raid tag:raider role:raiders")))
                .startsWith("I can't read \"raiders\" as a role.");
        assertThat(Shown.text(hedda.says("/rules slots event:Raid slots:\"many tanks\"")))
                .startsWith("I can't read \"many tanks\" as a slot.");
        assertThat(Shown.text(hedda.says("/tag list"))).startsWith("Nobody has a tag yet.");
    }

    @Test
    void in_russian_it_reads_as_well() {
        Reply card = mixer("capacity:5 min:1");
        hedda.says("/rules require event:Raid tag:рейдер");
        Persona olga = town.person("olga", Role.PLAYER, "ru", "Europe/Moscow");

        assertThat(Shown.text(olga.pressesInGroup(card, "Register")))
                .isEqualTo("Встреча Raid — для тех, у кого есть метка или роль рейдер, а у вас её нет."
                        + " Попросите её у админа.");
    }
}
