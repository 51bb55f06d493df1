package io.rondo.member.union;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Two chats of two platforms become one community by a code, and part again. */
class SetupJoinTest {

    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}");
    private static final String EVENT =
            "/event create title:%s starts:\"in 3 days\" calls:practice publish:yes capacity:2";
    private static final Duration CARD_COMES = Duration.ofSeconds(2);

    private final Town town = new Town("2026-12-01T12:00:00Z");
    private final Persona dora = town.person("dora", Role.ADMIN, Platform.DISCORD);
    private final Persona tom = town.person("tom", Role.ADMIN, Platform.TELEGRAM);

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void a_code_of_one_chat_joins_another_and_both_have_one_list_of_people_and_one_capacity() {
        Reply joined = joined();

        assertThat(Shown.text(joined)).contains("Telegram group belongs to Guild now", "2 people are in it");
        dora.saysInGroup(EVENT.formatted("Mixer"));
        town.advance(CARD_COMES);
        Reply onDiscord = town.group(Platform.DISCORD).getFirst();
        Reply onTelegram = town.group(Platform.TELEGRAM).getFirst();
        dora.pressesInGroup(onDiscord, "Register");
        tom.pressesInGroup(onTelegram, "Register");
        town.advance(CARD_COMES);
        Persona gus = town.person("gus", Role.PLAYER, Platform.TELEGRAM);
        Reply third = gus.pressesInGroup(onTelegram, "Register");
        assertThat(Shown.text(third)).contains("number 1 in line");
        town.advance(CARD_COMES);
        assertThat(Shown.text(town.group(Platform.DISCORD).getFirst()))
                .isEqualTo(Shown.text(town.group(Platform.TELEGRAM).getFirst()))
                .contains("all 2 seats taken, 1 in line");
    }

    @Test
    void what_both_chats_had_is_the_communitys_and_their_cards_stand_in_both() {
        dora.saysInGroup(EVENT.formatted("Friday"));
        tom.saysInGroup(EVENT.formatted("Sunday"));
        town.advance(CARD_COMES);

        joined();
        town.advance(CARD_COMES);

        assertThat(Shown.text(tom.saysInGroup("/events"))).contains("Friday", "Sunday");
        assertThat(town.group(Platform.DISCORD)).extracting(Shown::text).anyMatch(card -> card.contains("Sunday"));
        assertThat(town.group(Platform.TELEGRAM)).extracting(Shown::text).anyMatch(card -> card.contains("Friday"));
        assertThat(town.count("members")).isEqualTo(2);
        assertThat(Shown.text(tom.says("/events")))
                .as("in direct messages, too")
                .contains("Friday");
    }

    @Test
    void who_was_excluded_from_one_of_the_two_is_excluded_from_both() {
        Persona max = town.person("max", Role.PLAYER, Platform.TELEGRAM);
        exclude("max");

        joined();

        assertThat(Shown.text(max.saysInGroup("/events"))).doesNotContain("Guild");
        assertThat(town.count("members WHERE excluded_at IS NOT NULL")).isEqualTo(1);
    }

    @Test
    void a_wrong_an_expired_and_a_used_code_join_nothing_and_five_wrong_ones_are_enough() {
        String code = code(dora.saysInGroup("/setup join"));
        assertThat(Shown.text(tom.saysInGroup("/setup join AAAA-AAAA"))).contains("doesn't work", "4 more tries");
        town.advance(Duration.ofMinutes(11));
        assertThat(Shown.text(tom.saysInGroup("/setup join " + code))).contains("doesn't work");
        String fresh = code(dora.saysInGroup("/setup join"));
        tom.saysInGroup(
                "/setup join " + fresh.toLowerCase(java.util.Locale.ROOT).replace("-", " "));
        tom.saysInGroup("/setup leave");
        for (int i = 0; i < 5; i++) {
            tom.saysInGroup("/setup join " + fresh);
        }
        String last = code(dora.saysInGroup("/setup join"));
        assertThat(Shown.text(tom.saysInGroup("/setup join " + last))).contains("Too many codes were wrong");
        assertThat(town.count("wrong_codes")).isEqualTo(6);
    }

    @Test
    void a_chat_that_is_joined_is_told_so_and_one_of_another_community_must_leave_first() {
        joined();
        assertThat(Shown.text(tom.saysInGroup("/setup join " + code(dora.saysInGroup("/setup join")))))
                .contains("already");
        Persona pia = town.person("pia", Role.ADMIN);
        String code = code(pia.saysInGroup("/setup join"));
        assertThat(Shown.text(tom.saysInGroup("/setup join " + code))).contains("/setup leave");
        assertThat(town.count("chats")).isEqualTo(3);
    }

    @Test
    void chats_with_different_promises_about_ages_are_not_joined() {
        tom.presses(tom.presses(tom.saysInGroup("/setup"), "Skip"), "Skip");
        town.jdbi.useHandle(handle -> handle.execute("""
                UPDATE communities SET minimum_age = 21
                WHERE id = (SELECT community_id FROM chats WHERE platform = 'telegram')"""));

        assertThat(Shown.text(joined())).contains("different ages", "/setup");

        assertThat(town.count("communities WHERE merged_into IS NOT NULL")).isZero();
    }

    @Test
    void a_chat_in_which_an_event_runs_is_joined_when_it_is_over() {
        tom.saysInGroup("/event create title:Soon starts:\"in 10m\" kind:gathering min:1 confirm_opens:9m "
                + "confirm_closes:5m rules_before:1m publish:yes");
        town.advance(CARD_COMES);
        tom.pressesInGroup(town.group(Platform.TELEGRAM).getFirst(), "Register");
        town.advance(Duration.ofMinutes(2));
        tom.presses(tom.lastWith("I'll be there"), "I'll be there");
        town.advance(Duration.ofMinutes(5));

        String code = code(dora.saysInGroup("/setup join"));
        assertThat(Shown.text(tom.saysInGroup("/setup join " + code))).contains("Soon is about to begin or under way");

        town.advance(Duration.ofHours(3));
        assertThat(Shown.text(joined())).contains("belongs to Guild now");
    }

    @Test
    void a_chat_leaves_with_nothing_but_its_exclusions_and_the_last_one_stays() {
        Persona max = town.person("max", Role.PLAYER, Platform.TELEGRAM);
        dora.saysInGroup(EVENT.formatted("Friday"));
        joined();
        exclude("max");

        tom.pressesInGroup(tom.saysInGroup("/setup leave"), "Leave the community");

        assertThat(Shown.text(tom.saysInGroup("/events"))).contains("No events in Telegram group");
        assertThat(Shown.text(dora.saysInGroup("/events"))).contains("Friday");
        assertThat(Shown.text(max.saysInGroup("/events"))).doesNotContain("No events");
        assertThat(Shown.text(dora.saysInGroup("/setup leave"))).contains("only chat");
    }

    @Test
    void only_admins_make_codes_and_give_them() {
        Persona max = town.person("max", Role.MODERATOR, Platform.TELEGRAM);
        String code = code(dora.saysInGroup("/setup join"));
        assertThat(Shown.text(max.saysInGroup("/setup join"))).contains("Only admins");
        assertThat(Shown.text(max.saysInGroup("/setup join " + code))).contains("Only admins");
        assertThat(Shown.text(tom.says("/setup join " + code))).contains("in the chat that it is about");
        assertThat(town.count("communities WHERE merged_into IS NOT NULL")).isZero();
    }

    private Reply joined() {
        return tom.saysInGroup("/setup join " + code(dora.saysInGroup("/setup join")));
    }

    static String code(Reply reply) {
        Matcher code = CODE.matcher(Shown.text(reply));
        assertThat(code.find()).as(Shown.text(reply)).isTrue();
        return code.group();
    }

    private void exclude(String name) {
        town.jdbi.useHandle(handle -> handle.execute(
                "UPDATE members SET excluded_at = now() WHERE person_id = (SELECT id FROM people WHERE name = ?)",
                name));
    }
}
