package io.rondo.quest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** How admins make quests, and what they are told. */
class QuestAdminTest {

    private final QuestHouse house = new QuestHouse();
    private final Persona dora = house.dora;
    private final Persona ana = house.town.person("ana", Role.PLAYER, Platform.TELEGRAM);

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void a_template_is_a_draft_that_nobody_sees_until_it_is_published() {
        Reply preview = dora.saysInGroup("/quest create template:three-in-a-row");
        assertThat(Shown.text(preview))
                .contains("Three in a row", "Days in a row", "Reward, to be claimed: 10 💎", "Only admins see it yet");
        assertThat(Shown.text(ana.saysInGroup("/quests"))).contains("no quests here now");

        dora.pressesInGroup(preview, "Publish");
        house.town.settle();
        assertThat(Shown.text(ana.saysInGroup("/quests"))).contains("Three in a row ░░░░░░ 0 of 3, reward 10 💎");
        assertThat(Shown.text(dora.pressesInGroup(preview, "Publish"))).contains("It is live");

        assertThat(Shown.text(dora.saysInGroup("/quest archive \"Three in a row\"")))
                .contains("is over");
        house.town.settle();
        assertThat(Shown.text(ana.saysInGroup("/quests"))).contains("no quests here now");
    }

    @Test
    void bad_input_says_what_to_do() {
        assertThat(Shown.text(dora.saysInGroup("/quest create streak:3"))).contains("needs a name");
        house.quest("name:Once xp:5");
        assertThat(Shown.text(dora.saysInGroup("/quest create name:once"))).contains("called once already");
        assertThat(Shown.text(dora.saysInGroup("/quest create name:Row in_a_row:yes")))
                .contains("needs each");
        assertThat(Shown.text(dora.saysInGroup("/quest create name:Needy needs:\"many friends\"")))
                .contains("can't read “many friends”");
        assertThat(Shown.text(dora.saysInGroup("/quest edit quest:Once trigger:matched")))
                .contains("on their way");
        assertThat(Shown.text(dora.saysInGroup("/quest import text:nonsense"))).contains("can't read that as quests");
        assertThat(Shown.text(ana.saysInGroup("/quest create name:Mine"))).doesNotContain("Only admins see it yet");
        assertThat(house.town.count("quests")).isEqualTo(1);
    }

    @Test
    void what_is_exported_can_be_imported_elsewhere() {
        house.quest("name:Once streak:2 xp:5 badge:Brave needs:\"level:1 | member:7\" text:\"Do it\"");
        Reply exported = dora.saysInGroup("/quest export");
        String json = new String(((Reply.Text) exported).files().getFirst().content(), StandardCharsets.UTF_8);
        dora.saysInGroup("/quest archive Once");
        house.town.settle();

        String line = json.replaceAll("\\s+", " ").replace("\"", "\\\"");
        Reply imported = dora.saysInGroup("/quest import text:\"" + line + "\"");
        assertThat(Shown.text(imported)).contains("1 quest is here as drafts");
        assertThat(Shown.text(dora.saysInGroup("/quest show Once")))
                .contains("Do it", "badge “Brave”", "Needs level:1 | member:7");
    }

    @Test
    void voice_minutes_are_not_offered_on_telegram_and_the_admin_is_told_why() {
        Reply preview = dora.saysInGroup("/quest create name:Talk trigger:voice_minutes streak:30 xp:5");
        assertThat(Shown.text(preview)).contains("can't count that on Telegram");
        dora.pressesInGroup(preview, "Publish");
        house.town.settle();
        assertThat(Shown.text(ana.saysInGroup("/quests"))).doesNotContain("Talk");
    }

    @Test
    void what_a_quest_needs_opens_it_and_it_stays_open() {
        house.quest("name:First streak:1 xp:5 auto:yes trigger:new_sign_in");
        house.quest("name:Second streak:1 times:5 xp:5 auto:yes needs:\"quest:First & member:2\"");
        ana.saysInGroup("/checkin");
        assertThat(Shown.text(ana.saysInGroup("/quests"))).contains("Not open to you yet: quest:First & member:2");
        house.town.advance(Duration.ofDays(3));
        ana.saysInGroup("/checkin");
        assertThat(house.rows()).contains("completion ana Second 1 true");
        dora.saysInGroup("/quest archive First");
        house.town.advance(Duration.ofDays(1));
        ana.saysInGroup("/checkin");
        assertThat(house.rows()).contains("completion ana Second 2 true");
    }

    @Test
    void a_role_is_asked_for_with_the_claim_and_taken_back_with_it() {
        house.quest("name:Knight streak:1 role:<@&4711>");
        ana.saysInGroup("/checkin");
        assertThat(house.town.count("role_grants")).isZero();
        ana.saysInGroup("/claim");
        assertThat(house.town.texts("SELECT role_id || ' ' || wanted FROM role_grants"))
                .containsExactly("4711 true");
        dora.saysInGroup("/quest revoke quest:Knight person:ana reason:cheated");
        assertThat(house.town.texts("SELECT role_id || ' ' || wanted FROM role_grants"))
                .containsExactly("4711 false");
    }

    @Test
    void a_grant_fills_what_is_missing_and_the_person_is_told() {
        house.threeSignIns("");
        ana.saysInGroup("/checkin");
        assertThat(Shown.text(dora.saysInGroup("/quest grant \"Three sign-ins\" ana")))
                .contains("counts as completed for ana");
        house.town.settle();
        assertThat(Shown.text(ana.lastWith("Claim"))).contains("Three sign-ins is done");
        dora.saysInGroup("/quest grant \"Three sign-ins\" ana");
        assertThat(Shown.text(dora.saysInGroup("/quest grant \"Three sign-ins\" ana")))
                .contains("nothing more");
        assertThat(house.town.count("completions")).isEqualTo(2);
    }

    @Test
    void leaderboards_of_the_week_and_of_all_time_around_me_and_without_who_hides() {
        house.quest("name:Learn streak:1 times:99 xp:10 auto:yes");
        house.town.person("hugo", Role.PLAYER, Platform.TELEGRAM);
        for (int i = 0; i < 3; i++) {
            house.hears(QuestHouse.told("UserSignIn", "hugo", UUID.randomUUID(), Map.of()));
        }
        ana.saysInGroup("/checkin");
        Reply board = ana.saysInGroup("/leaderboard");
        assertThat(Shown.text(board)).contains("1. hugo · 30 XP", "2. ana (you) · 10 XP");
        assertThat(((Reply.Text) board).files()).singleElement().satisfies(file -> {
            assertThat(file.contentType()).isEqualTo("image/png");
            assertThat(file.alternative()).contains("hugo");
        });

        house.town.advance(Duration.ofDays(8));
        assertThat(Shown.text(ana.saysInGroup("/leaderboard"))).contains("Nobody has any yet");
        Reply all = ana.saysInGroup("/leaderboard when:all");
        assertThat(Shown.text(all)).contains("1. hugo", "2. ana");
        assertThat(Shown.text(ana.pressesInGroup(all, "Around me"))).contains("1. hugo", "2. ana (you)");

        assertThat(Shown.text(ana.pressesInGroup(all, "Hide me"))).contains("Others do not see you here");
        assertThat(Shown.text(dora.saysInGroup("/leaderboard when:all")))
                .contains("hugo")
                .doesNotContain("ana");
    }

    @Test
    void neither_an_hour_that_is_missing_nor_a_zone_chosen_late_gives_or_takes_a_day() {
        house.quest("name:Row each:day in_a_row:yes streak:3 times:9 gold:5 auto:yes");
        ana.saysInGroup("/checkin");
        house.town.clock.set(java.time.Instant.parse("2026-12-05T22:30:00Z"));
        ana.saysInGroup("/checkin");
        ana.runs(Action.of("settings zone set").with("zone", "Pacific/Apia"));
        assertThat(Shown.text(ana.saysInGroup("/checkin"))).as("her own zone").contains("checked in for today already");
        dora.runs(Place.GROUP, Action.of("setup zone").with("zone", "Asia/Tokyo"), "zone");
        house.town.advance(Duration.ofMinutes(1));
        assertThat(Shown.text(ana.saysInGroup("/checkin")))
                .as("the community's zone")
                .contains("checked in for today already");
        house.town.advance(Duration.ofHours(20));
        assertThat(Shown.text(ana.saysInGroup("/checkin"))).contains("day 3 in a row");
        assertThat(house.rows()).contains("completion ana Row 1 true");
    }

    @Test
    void who_erases_themselves_is_counted_no_more() {
        house.threeSignIns("auto:yes");
        for (int i = 0; i < 3; i++) {
            ana.saysInGroup("/checkin");
            house.town.advance(Duration.ofDays(1));
        }
        assertThat(new String(
                        ((Reply.Text) ana.runs(Action.of("privacy export")))
                                .files()
                                .getFirst()
                                .content(),
                        StandardCharsets.UTF_8))
                .contains("Three sign-ins");
        ana.runs(Action.of("privacy erase"));
        for (String table : java.util.List.of("quest_progress", "quest_periods", "check_ins", "completions")) {
            assertThat(house.town.count(table)).as(table).isZero();
        }
    }
}
