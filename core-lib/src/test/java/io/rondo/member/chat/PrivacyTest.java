package io.rondo.member.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.reply.Reply;
import io.rondo.member.Community;
import io.rondo.member.Members.Speaker;
import io.rondo.tx.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class PrivacyTest {

    private final MemberHouse house = new MemberHouse();
    private final Speaker speaker = Speaker.direct("1", "Ana");
    private final MemberHouse.Voice ana = house.voice(speaker);
    private final UUID community = house.members
            .hear(speaker.inGroup("-100", "Berlin mixers"))
            .communityId()
            .orElseThrow();
    private final UUID person = ana.requester().personId();

    @AfterEach
    void close() {
        house.close();
    }

    private void fill() {
        house.members.run(work -> house.profiles.given(
                work, person, Optional.of("woman"), List.of("man"), Optional.empty(), Optional.of("Berlin")));
    }

    @Test
    void it_says_what_is_stored_in_every_room() {
        assertThat(ana.says("/privacy").text()).contains("your letters", "your name, accounts, communities");
    }

    @Test
    void the_export_holds_everything_in_words() {
        fill();

        Reply.Text answer =
                (Reply.Text) ana.says("/privacy").presses("Export").answered().reply();

        JsonNode all = Json.parse(new String(answer.files().getFirst().content(), StandardCharsets.UTF_8));
        assertThat(all.at("/letters/letters").asInt()).isEqualTo(2);
        assertThat(all.at("/member/name").asString()).isEqualTo("Ana");
        assertThat(all.at("/member/accounts/0/username").asString()).isEqualTo("ana");
        assertThat(all.at("/member/communities/0").asString()).isEqualTo("Berlin mixers");
        assertThat(all.at("/member/profile/seeking/0").asString()).isEqualTo("man");
        assertThat(all.at("/member/profile/city").asString()).isEqualTo("Berlin");
    }

    @Test
    void deleting_is_asked_twice_and_can_be_left_alone() {
        fill();
        ana.says("/privacy").presses("Delete me").presses("Keep it");

        assertThat(ana.text()).contains("What I keep about you");
        assertThat(house.count("profiles")).isOne();
        assertThat(house.erasedElsewhere()).isEmpty();
    }

    @Test
    void deleting_leaves_nobody_behind() {
        fill();
        ana.says("/privacy").presses("Delete me").presses("Yes, delete it all");

        assertThat(ana.text()).startsWith("It's gone.");
        assertThat(house.erasedElsewhere()).containsExactly(person);
        assertThat(house.count("profiles")).isZero();
        assertThat(house.count("members")).isZero();
        assertThat(house.count("accounts WHERE external_id = '1' OR name ILIKE '%ana%' OR username IS NOT NULL"
                        + " OR direct_chat IS NOT NULL"))
                .isZero();
        String name = house.members.call(work -> house.members.people.name(work, person));
        assertThat(name).isEqualTo("Someone who left");
        assertThat(ana.requester().personId()).as("who comes back is new").isNotEqualTo(person);
    }

    @Test
    void an_exclusion_outlives_the_deletion() {
        house.members.run(work -> house.members.people.exclude(work, person, community, person));
        ana.says("/privacy").presses("Delete me").presses("Yes, delete it all");

        assertThat(house.count("accounts WHERE external_id = '1'"))
                .as("until they come back")
                .isZero();
        assertThat(house.count("exclusion_marks")).isOne();
        assertThat(house.members.hear(speaker.inGroup("-100", "Berlin mixers")).excluded())
                .isTrue();
        assertThat(house.count("exclusion_marks")).as("it holds again").isZero();
    }

    @Test
    void an_exclusion_is_forgotten_when_its_time_is_over() {
        house.members.run(work -> house.members.people.exclude(work, person, community, person));
        ana.says("/privacy").presses("Delete me").presses("Yes, delete it all");
        house.members.clock.advance(Duration.ofDays(366));

        assertThat(house.members.hear(speaker.inGroup("-100", "Berlin mixers")).excluded())
                .isFalse();
    }

    @Test
    void one_community_can_be_left_behind_while_the_others_stay() {
        fill();
        house.members.hear(speaker.inGroup("-200", "Hamburg mixers"));
        house.members.hear(speaker.inGroup("-100", "Berlin mixers"));

        ana.says("/privacy").presses("Delete me").presses("Only in Berlin mixers");
        assertThat(ana.text()).contains("Delete what Berlin mixers knows of you");
        ana.presses("Yes, delete it there");

        assertThat(ana.text()).startsWith("It's gone. Berlin mixers knows you no more");
        assertThat(house.erasedElsewhere()).containsExactly(community);
        List<Community> left = house.members.call(work -> house.members.communities.ofPerson(work, person));
        assertThat(left).extracting(Community::name).containsExactly("Hamburg mixers");
        assertThat(house.count("profiles")).isOne();
    }
}
