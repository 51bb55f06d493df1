package io.rondo.member.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two people turn out to be one who have tags, a slot each, a group of friends, or reminders. */
class RulesOfOneTest {

    private final TwoPlatforms house = new TwoPlatforms();
    private final Town town = house.town;
    private final Persona ana = house.onDiscord("ana");
    private final Persona anita = house.onTelegram("anita");

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void of_two_slots_the_one_of_the_better_place_stays_and_the_other_seat_goes_to_its_line() {
        house.event("min:2 capacity:9", Platform.DISCORD);
        house.dora.says("/rules slots event:Mixer slots:\"1 tanks, 1 healers\"");
        ana.says("/register event:Mixer slot:tanks");
        anita.says("/register event:Mixer slot:healers");
        Persona gus = house.onTelegram("gus");
        gus.says("/register event:Mixer slot:healers");

        house.linked(anita, ana);

        assertThat(house.stateOf("ana")).isEqualTo("REGISTERED");
        assertThat(Shown.text(anita.says("/my"))).contains("Your slot: tanks");
        assertThat(Shown.labels(gus.last())).contains("Take it");
    }

    @Test
    void both_in_a_group_of_friends_are_one_of_them_and_tags_and_reminders_are_united() {
        house.event("min:2 capacity:9", Platform.DISCORD);
        Persona gus = house.onTelegram("gus");
        Reply group = gus.says("/friends start event:Mixer");
        Matcher code = Pattern.compile("code:([A-Z0-9]{8})").matcher(Shown.text(group));
        assertThat(code.find()).isTrue();
        ana.says("/friends join code:" + code.group(1));
        anita.says("/friends join code:" + code.group(1));
        house.dora.saysInGroup("/tag give person:ana tag:raider");
        house.dora.saysInGroup("/tag give person:anita tag:healer");
        house.dora.saysInGroup("/tag give person:anita tag:raider");
        ana.says("/remind event:Mixer before:10m");
        anita.says("/remind event:Mixer before:\"10m 30m\"");

        house.linked(anita, ana);

        assertThat(Shown.text(gus.says("/friends show event:Mixer"))).startsWith("For Mixer, 2 of you: gus, ana");
        assertThat(town.texts("SELECT tag FROM person_tags ORDER BY tag")).containsExactly("healer", "raider");
        assertThat(Shown.text(ana.says("/remind event:Mixer"))).contains("30 min, 10 min before");
        gus.presses(gus.says("/friends show event:Mixer"), "Register us");
        assertThat(town.count("registrations")).isEqualTo(2);
    }
}
