package io.rondo.rule;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Friends who come together or not at all. */
class FriendsTest {

    private static final Pattern CODE = Pattern.compile("code:([A-Z0-9]{8})");
    private final Town town = new Town("2026-12-01T12:00:00Z");
    private final Persona hedda = town.person("hedda", Role.ADMIN);
    private final Persona ana = town.person("ana");
    private final Persona bea = town.person("bea");
    private final Persona carl = town.person("carl");

    @AfterEach
    void close() {
        town.close();
    }

    private Reply dinner(int capacity, String more) {
        hedda.says("/event create title:\"Dinner\" starts:\"fri 19:00\" kind:gathering min:1 capacity:" + capacity + " "
                + more + " publish:yes");
        town.advance(Duration.ofSeconds(2));
        return town.group().getLast();
    }

    private static String code(Reply group) {
        Matcher code = CODE.matcher(Shown.text(group));
        assertThat(code.find()).as(Shown.text(group)).isTrue();
        return code.group(1);
    }

    private Reply group(Persona leader, Persona... friends) {
        Reply group = leader.says("/friends start event:Dinner");
        for (Persona friend : friends) {
            friend.says("/friends join code:" + code(group));
        }
        return leader.says("/friends show event:Dinner");
    }

    private List<String> states() {
        return town.texts("""
                SELECT p.name || ' ' || r.state FROM registrations r JOIN people p ON p.id = r.person_id ORDER BY p.name
                """);
    }

    @Test
    void one_registers_all_and_the_others_are_told() {
        dinner(5, "");
        Reply group = group(ana, bea, carl);
        assertThat(Shown.text(group)).startsWith("For Dinner, 3 of you: ana, bea, carl");

        Reply answer = ana.presses(group, "Register us");
        town.settle();

        assertThat(Shown.text(answer)).isEqualTo("All 3 of you are in: Dinner. The others are told.");
        assertThat(states()).containsExactly("ana REGISTERED", "bea REGISTERED", "carl REGISTERED");
        assertThat(ana.seen()).isEmpty();
        assertThat(Shown.text(bea.last())).startsWith("Your friends have seats at Dinner");
        assertThat(Shown.text(bea.says("/my"))).contains("You come as a group of 3");
    }

    @Test
    void without_a_seat_for_each_nobody_takes_one_and_they_wait_as_one() {
        Reply card = dinner(3, "");
        Persona dora = town.person("dora");
        dora.pressesInGroup(card, "Register");

        Reply answer = ana.presses(group(ana, bea, carl), "Register us");
        town.settle();

        assertThat(Shown.text(answer)).startsWith("There are no seats for all 3 of you at Dinner right now.");
        assertThat(states()).containsExactly("ana WAITLISTED", "bea WAITLISTED", "carl WAITLISTED", "dora REGISTERED");

        dora.presses(dora.presses(card, "My place"), "Cancel my place");
        town.settle();
        assertThat(states()).containsExactly("ana OFFERED", "bea OFFERED", "carl OFFERED", "dora CANCELLED");
        assertThat(Shown.text(carl.last())).contains("for you and your friends are yours if one of you takes them");

        carl.presses(carl.last(), "Take it");
        town.settle();

        assertThat(states()).containsExactly("ana REGISTERED", "bea REGISTERED", "carl REGISTERED", "dora CANCELLED");
        assertThat(Shown.text(ana.last())).startsWith("Your friends have seats at Dinner");
    }

    @Test
    void a_single_seat_that_is_too_few_for_the_friends_goes_to_who_waits_behind_them() {
        Reply card = dinner(2, "");
        Persona dora = town.person("dora");
        Persona emil = town.person("emil");
        Persona finn = town.person("finn");
        dora.pressesInGroup(card, "Register");
        emil.pressesInGroup(card, "Register");
        ana.presses(group(ana, bea), "Register us");
        finn.pressesInGroup(card, "Register");

        dora.presses(dora.presses(card, "My place"), "Cancel my place");
        town.settle();

        assertThat(states())
                .containsExactly(
                        "ana WAITLISTED", "bea WAITLISTED", "dora CANCELLED", "emil REGISTERED", "finn OFFERED");
    }

    @Test
    void an_offer_that_nobody_takes_ends_for_all_of_them_and_one_who_says_no_leaves_alone() {
        Reply card = dinner(2, "");
        Persona dora = town.person("dora");
        dora.pressesInGroup(card, "Register");
        ana.presses(group(ana, bea), "Register us");
        dora.presses(dora.presses(card, "My place"), "Cancel my place");
        town.settle();

        bea.presses(bea.last(), "No, thanks");
        town.settle();
        assertThat(states()).containsExactly("ana OFFERED", "bea CANCELLED", "dora CANCELLED");

        town.advance(Duration.ofMinutes(31));
        assertThat(states()).containsExactly("ana CANCELLED", "bea CANCELLED", "dora CANCELLED");
    }

    @Test
    void a_second_press_registers_nobody_twice() {
        dinner(5, "");
        Reply group = group(ana, bea);
        ana.presses(group, "Register us");

        Reply again = ana.presses(group, "Register us");

        assertThat(Shown.text(again)).isEqualTo("Your group for Dinner is registered: ana, bea");
        assertThat(town.count("registrations")).isEqualTo(2);
        assertThat(Shown.text(ana.presses(group, "Leave the group"))).startsWith("Your group for Dinner is registered");
    }

    @Test
    void without_a_line_it_is_all_or_nothing_too() {
        Reply card = dinner(2, "waitlist:no");
        town.person("dora").pressesInGroup(card, "Register");
        Reply group = group(ana, bea);

        assertThat(Shown.text(ana.presses(group, "Register us")))
                .isEqualTo("There are no seats for all 2 of you at Dinner, and there is no waiting line.");
        assertThat(town.count("registrations WHERE state = 'REGISTERED'")).isEqualTo(1);
        assertThat(Shown.labels(ana.says("/friends show event:Dinner"))).contains("Register us");
    }

    @Test
    void only_the_leader_registers_and_who_leads_when_the_leader_goes_is_who_joined_next() {
        dinner(5, "");
        Reply group = group(ana, bea, carl);
        assertThat(Shown.labels(bea.says("/friends show event:Dinner"))).containsExactly("Leave the group");
        assertThat(Shown.text(bea.presses(group, "Register us")))
                .isEqualTo("Only ana, who made the group, registers it.");

        assertThat(Shown.text(ana.presses(group, "Leave the group")))
                .isEqualTo("You are not in a group for Dinner any more.");

        Reply now = bea.says("/friends show event:Dinner");
        assertThat(Shown.text(now)).startsWith("For Dinner, 2 of you: bea, carl");
        bea.presses(now, "Register us");
        assertThat(states()).containsExactly("bea REGISTERED", "carl REGISTERED");
    }

    @Test
    void what_cannot_be_is_explained() {
        Reply card = dinner(5, "");
        assertThat(Shown.text(bea.says("/friends join code:NOSUCH22"))).startsWith("I know no group with this code.");
        assertThat(Shown.text(bea.says("/friends show event:Dinner"))).startsWith("You are in no group for Dinner.");
        Reply group = ana.says("/friends start event:Dinner");
        bea.pressesInGroup(card, "Register");
        assertThat(Shown.text(bea.says("/friends join code:" + code(group))))
                .startsWith("You have a place at Dinner already.");
        ana.presses(ana.says("/friends show event:Dinner"), "Register us");
        assertThat(Shown.text(carl.says("/friends join code:" + code(group))))
                .startsWith("This group is registered already.");
    }

    @Test
    void a_rule_of_the_event_holds_for_each_friend() {
        dinner(5, "");
        hedda.says("/rules require event:Dinner tag:vip");
        hedda.says("/tag give person:ana tag:vip");
        Reply group = ana.says("/friends start event:Dinner");

        assertThat(Shown.text(bea.says("/friends join code:" + code(group)))).contains("you don't have it");
    }

    @Test
    void who_deletes_what_is_stored_is_in_no_group_and_the_others_go_on() {
        dinner(5, "");
        group(ana, bea, carl);

        ana.presses(ana.presses(ana.says("/privacy"), "Delete me"), "Yes, delete it all");

        Reply now = bea.says("/friends show event:Dinner");
        assertThat(Shown.text(now)).startsWith("For Dinner, 2 of you: bea, carl");
        assertThat(Shown.labels(now)).contains("Register us");
    }
}
