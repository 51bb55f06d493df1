package io.rondo.member.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.member.chat.MemberFeature;
import io.rondo.member.union.Uniting;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of two histories when two people become one, and of one when an account leaves. */
class HistoriesTest {

    private final TwoPlatforms house = new TwoPlatforms();
    private final Town town = house.town;
    private final Persona ana = house.onDiscord("ana");
    private final Persona anita = house.onTelegram("anita");

    @AfterEach
    void close() {
        house.close();
    }

    private List<String> columnsWithPeople() {
        return town.texts("""
                SELECT c.table_name || '.' || c.column_name FROM information_schema.columns c
                WHERE c.table_schema = 'public' AND c.data_type = 'uuid'
                  AND (c.column_name LIKE '%person%' OR EXISTS (
                      SELECT 1 FROM information_schema.key_column_usage k
                      JOIN information_schema.referential_constraints r USING (constraint_schema, constraint_name)
                      JOIN information_schema.table_constraints u
                        ON u.constraint_schema = r.unique_constraint_schema AND u.constraint_name = r.unique_constraint_name
                      WHERE k.table_name = c.table_name AND k.column_name = c.column_name AND u.table_name = 'people'))""");
    }

    @Test
    void every_column_with_a_person_s_id_has_a_room_that_answers_for_it() {
        List<String> inTheSchema = columnsWithPeople();
        Set<String> answeredFor = new TreeSet<>();
        for (Joining room : town.features.links().rooms()) {
            for (String column : room.columns()) {
                assertThat(answeredFor.add(column)).as(column + " once").isTrue();
            }
        }
        assertThat(answeredFor).containsExactlyElementsOf(new TreeSet<>(inTheSchema));
    }

    @Test
    void every_column_with_a_person_s_id_has_a_room_that_exports_and_erases_it() {
        Set<String> erased = new TreeSet<>();
        town.features.catalogue().features().stream()
                .flatMap(feature ->
                        feature instanceof MemberFeature members ? members.personalData().stream() : Stream.empty())
                .forEach(part -> erased.addAll(part.columns()));
        assertThat(erased).containsExactlyElementsOf(new TreeSet<>(columnsWithPeople()));
    }

    @Test
    void every_column_with_a_community_s_id_has_a_room_that_answers_for_it() {
        List<String> inTheSchema = town.texts("""
                SELECT k.table_name || '.' || k.column_name FROM information_schema.key_column_usage k
                JOIN information_schema.referential_constraints r USING (constraint_schema, constraint_name)
                JOIN information_schema.table_constraints u
                  ON u.constraint_schema = r.unique_constraint_schema AND u.constraint_name = r.unique_constraint_name
                WHERE u.table_name = 'communities'""");
        Set<String> answeredFor = new TreeSet<>();
        for (Uniting room : town.features.unions().rooms()) {
            answeredFor.addAll(room.columns());
        }
        assertThat(answeredFor).containsExactlyElementsOf(new TreeSet<>(inTheSchema));
    }

    @Test
    void one_place_where_there_were_two_and_the_freed_seat_goes_to_the_line() {
        Reply card = house.event("min:2 capacity:2", Platform.DISCORD);
        ana.pressesInGroup(card, "Register");
        anita.pressesInGroup(house.card(Platform.TELEGRAM), "Register");
        Persona gus = house.onTelegram("gus");
        assertThat(Shown.text(gus.pressesInGroup(house.card(Platform.TELEGRAM), "Register")))
                .contains("in line");

        house.linked(anita, ana);

        assertThat(house.stateOf("ana")).isEqualTo("REGISTERED");
        assertThat(Shown.text(gus.last())).contains("A seat at Mixer is yours");
        assertThat(Shown.text(anita.says("/my"))).contains("You're in: Mixer");
    }

    @Test
    void the_better_place_wins_with_the_account_that_it_was_taken_with() {
        Reply card = house.event("min:2 capacity:5", Platform.DISCORD);
        ana.pressesInGroup(card, "Register");
        anita.pressesInGroup(house.card(Platform.TELEGRAM), "Register");
        town.advance(Duration.ofMinutes(10));
        anita.presses(anita.lastWith("I'll be there"), "I'll be there");

        house.linked(ana, anita);

        assertThat(house.stateOf("ana")).isEqualTo("CONFIRMED");
        assertThat(town.texts("SELECT a.platform FROM registrations r JOIN accounts a ON a.id = r.account_id"))
                .containsExactly("telegram");
    }

    @Test
    void two_who_are_in_one_event_are_linked_when_it_is_over() {
        running();
        assertThat(town.count("pairs WHERE state = 'ACTIVE'")).isEqualTo(1);

        Reply refused = ana.says("/link " + TwoPlatforms.code(anita.says("/link")));
        assertThat(Shown.text(refused)).contains("Mixer is under way");

        town.advance(Duration.ofMinutes(40));
        assertThat(Shown.text(house.linked(anita, ana))).contains("are one person now");
        assertThat(town.count("registrations r JOIN people p ON p.id = r.person_id WHERE p.alias_of IS NOT NULL"))
                .isZero();
        assertThat(town.count("reactions")).as("about oneself").isZero();
    }

    @Test
    void two_who_agreed_before_it_began_are_refused_when_it_has_begun() {
        Reply card = house.event("min:2 capacity:5", Platform.DISCORD);
        ana.presses(ana.pressesInGroup(card, "Register"), "Write to me");
        anita.pressesInGroup(house.card(Platform.TELEGRAM), "Register");
        town.advance(Duration.ofMinutes(10));
        List.of(ana, anita).forEach(each -> each.presses(each.lastWith("I'll be there"), "I'll be there"));
        town.advance(Duration.ofMinutes(28));
        Reply asked = house.proposed(anita, ana);
        ana.presses(asked, "Yes, that's me");
        town.advance(Duration.ofMinutes(3));

        anita.presses(anita.lastWith("Yes, that's me"), "Yes, that's me");
        town.settle();

        assertThat(Shown.text(ana.presses(asked, "Yes, that's me"))).contains("Mixer, which is about to begin");
        assertThat(town.count("people WHERE alias_of IS NOT NULL")).isZero();
    }

    @Test
    void whom_one_met_and_matched_with_stays_met_and_matched() {
        Persona carl = house.onTelegram("carl");
        Reply card = house.event("min:2 capacity:5", Platform.DISCORD);
        carl.pressesInGroup(house.card(Platform.TELEGRAM), "Register");
        anita.pressesInGroup(house.card(Platform.TELEGRAM), "Register");
        evening(carl, anita);
        carl.presses(carl.lastWith("Yes"), "Yes");
        anita.presses(anita.lastWith("Yes"), "Yes");
        town.advance(Duration.ofMinutes(20));
        Reply match = anita.lastWith("Say hello");
        assertThat(card).isNotNull();

        house.linked(ana, anita);

        assertThat(town.texts(
                        "SELECT DISTINCT p.name FROM reactions r JOIN people p ON p.id = r.from_person ORDER BY 1"))
                .containsExactly("ana", "carl");
        anita.presses(match, "Say hello");
        anita.says("Nice to have met you");
        town.settle();
        assertThat(Shown.text(carl.last())).contains("ana", "Nice to have met you");
        assertThat(Shown.text(ana.says("/privacy"))).contains("with whom you can write");
    }

    @Test
    void blocks_are_united_and_the_one_between_the_two_is_gone() {
        house.onDiscord("max");
        block("max", "anita");
        block("ana", "max");
        block("ana", "anita");

        house.linked(anita, ana);

        assertThat(town.texts("""
                SELECT a.name || '>' || b.name FROM blocks JOIN people a ON a.id = blocker JOIN people b ON b.id = blocked
                ORDER BY 1""")).containsExactly("ana>max", "max>ana");
    }

    @Test
    void a_report_stays_readable_and_keeps_them_apart_under_the_new_id() {
        house.onTelegram("carl");
        Persona carl = house.onTelegram("carl");
        house.event("min:2 capacity:5", Platform.DISCORD);
        carl.pressesInGroup(house.card(Platform.TELEGRAM), "Register");
        anita.pressesInGroup(house.card(Platform.TELEGRAM), "Register");
        evening(carl, anita);
        Reply form = carl.presses(carl.presses(carl.lastWith("Report or block"), "Report or block"), "Rude");
        if (form instanceof Reply.Form) {
            carl.submits(form, java.util.Map.of("text", "She was rude"));
        } else {
            carl.says("She was rude");
        }
        town.settle();
        Reply notice = house.tom.lastWith("Open the case");
        town.advance(Duration.ofMinutes(20));

        house.linked(ana, anita);

        assertThat(Shown.text(house.tom.presses(notice, "Open the case"))).contains("ana", "She was rude");
    }

    @Test
    void an_exclusion_holds_for_both_accounts_before_and_after() {
        town.jdbi.useHandle(handle -> handle.execute("""
                UPDATE members SET excluded_at = now() WHERE person_id = (SELECT id FROM people WHERE name = 'anita')"""));
        assertThat(Shown.text(house.linked(anita, ana))).contains("are one person now");
        assertThat(Shown.text(ana.saysInGroup("/events"))).doesNotContain("Events");

        Reply which = ana.says("/unlink");
        ana.presses(ana.presses(which, "Take out anita on Telegram"), "Take it out");

        assertThat(Shown.text(ana.saysInGroup("/events"))).doesNotContain("Events");
        assertThat(Shown.text(anita.saysInGroup("/events"))).doesNotContain("Events");
        assertThat(town.count("members WHERE excluded_at IS NOT NULL")).isEqualTo(2);
    }

    @Test
    void nobody_gets_older_by_another_account() {
        age("ana", "1990-01-01", "now()");
        age("anita", "2010-01-01", "NULL");

        house.linked(ana, anita);
        assertThat(town.texts("SELECT birthday::text FROM profiles")).containsExactly("2010-01-01");

        Reply which = ana.says("/unlink");
        ana.presses(ana.presses(which, "Take out anita on Telegram"), "Take it out");
        assertThat(town.texts("SELECT birthday::text FROM profiles")).containsExactly("2010-01-01", "2010-01-01");
    }

    @Test
    void whom_one_seeks_is_taken_over_with_the_consent_and_can_be_read() {
        anita.runs(io.rondo.chat.reply.Action.of("profile seeking agree"));
        anita.runs(io.rondo.chat.reply.Action.of("profile seeking set").with("value", "woman"));
        ana.runs(io.rondo.chat.reply.Action.of("profile city set").with("city", "Berlin"));
        ana.saysInGroup("/profile");

        house.linked(ana, anita);

        assertThat(Shown.text(ana.says("/profile"))).contains("Women");
    }

    @Test
    void an_account_leaves_with_nothing_and_its_places_are_kept_and_written_to_elsewhere() {
        Reply card = house.event("min:2 capacity:5", Platform.DISCORD);
        assertThat(card).isNotNull();
        house.linked(ana, anita);
        anita.pressesInGroup(house.card(Platform.TELEGRAM), "Register");

        assertThat(Shown.text(house.onTelegram("gus").says("/unlink"))).contains("one account");
        Reply sure = anita.presses(anita.says("/unlink"), "Take out anita on Telegram");
        assertThat(Shown.text(sure))
                .contains("What was stays with the other account", "Blocks, exclusions and your age");
        assertThat(Shown.text(anita.presses(sure, "Take it out"))).contains("a person of its own now");
        assertThat(Shown.text(anita.presses(sure, "Take it out")))
                .as("pressed again")
                .contains("one account");

        assertThat(house.stateOf("ana")).isEqualTo("REGISTERED");
        assertThat(town.texts("SELECT a.platform FROM registrations r JOIN accounts a ON a.id = r.account_id"))
                .containsExactly("discord");
        assertThat(Shown.text(anita.says("/my"))).contains("Nothing");
        assertThat(house.people("anita")).isEqualTo(1);
    }

    @Test
    void balances_add_up_debts_are_paid_off_and_every_entry_stays_balanced() {
        correct("ana", "diamond", 10);
        correct("anita", "diamond", 5);
        correct("anita", "gold", 3);
        correct("ana", "gold", -8);
        correct("anita", "xp", 40);

        house.linked(ana, anita);

        assertThat(Shown.text(anita.says("/balance")))
                .contains("Diamonds: 15 💎", "Owed: 5 🪙", "XP: 40 XP")
                .doesNotContain("Gold:");
        assertThat(Shown.text(ana.says("/balance"))).contains("Diamonds: 15 💎", "+5 💎", "+10 💎");
        assertThat(town.transactor
                        .call(work -> new io.rondo.ledger.LedgerCheck().verify(work))
                        .faults())
                .isEmpty();
        assertThat(town.count("ledger_balances b JOIN people p ON p.id = b.person_id "
                        + "WHERE p.alias_of IS NOT NULL AND b.amount <> 0"))
                .isZero();

        Reply which = ana.says("/unlink");
        ana.presses(ana.presses(which, "Take out anita on Telegram"), "Take it out");
        assertThat(Shown.text(ana.saysInGroup("/balance"))).contains("Diamonds: 15 💎");
        assertThat(Shown.text(anita.saysInGroup("/balance"))).contains("Nothing yet");
    }

    @Test
    void what_either_did_for_a_quest_counts_for_the_one_and_completes_it_once() {
        Reply preview = house.dora.saysInGroup(
                "/quest create name:Three trigger:signed_in streak:3 times:2 diamond:10 auto:yes");
        house.dora.pressesInGroup(preview, "Publish");
        Reply daily = house.dora.saysInGroup("/quest create name:Daily each:day streak:2 times:9 gold:1 auto:yes");
        house.dora.pressesInGroup(daily, "Publish");
        town.settle();
        ana.saysInGroup("/checkin");
        town.advance(Duration.ofDays(1));
        ana.saysInGroup("/checkin");
        anita.saysInGroup("/checkin");
        assertThat(town.count("completions")).isEqualTo(1);

        house.linked(ana, anita);

        assertThat(Shown.text(ana.says("/balance"))).contains("Diamonds: 10 💎", "Gold: 1 🪙");
        assertThat(Shown.text(anita.says("/today"))).contains("Day 2 in a row", "Three ░░░░░░ 0 of 3");
        assertThat(town.transactor
                        .call(work -> new io.rondo.quest.Rebuild().run(work))
                        .same())
                .isTrue();
    }

    @Test
    void balances_of_two_communities_add_up_when_these_become_one() {
        try (Town other = new Town("2026-12-04T17:00:00Z")) {
            Persona admin = other.person("dora", io.rondo.chat.Role.ADMIN, Platform.DISCORD);
            Persona second = other.person("tom", io.rondo.chat.Role.ADMIN, Platform.TELEGRAM);
            admin.saysInGroup("/wallet correct person:dora currency:gold amount:7 reason:x");
            second.saysInGroup("/wallet correct person:tom currency:gold amount:9 reason:x");

            second.saysInGroup("/setup join " + TwoPlatforms.code(admin.saysInGroup("/setup join")));

            assertThat(Shown.text(second.saysInGroup("/balance"))).contains("Gold: 9 🪙");
            assertThat(Shown.text(admin.saysInGroup("/balance"))).contains("Gold: 7 🪙");
            assertThat(other.transactor
                            .call(work -> new io.rondo.ledger.LedgerCheck().verify(work))
                            .faults())
                    .isEmpty();
        }
    }

    private void correct(String name, String currency, int amount) {
        house.dora.saysInGroup(
                "/wallet correct person:" + name + " currency:" + currency + " amount:" + amount + " reason:because");
    }

    private void running() {
        Reply card = house.event("min:2 capacity:5", Platform.DISCORD);
        ana.pressesInGroup(card, "Register");
        ana.presses(ana.pressesInGroup(card, "My place"), "Write to me");
        anita.pressesInGroup(house.card(Platform.TELEGRAM), "Register");
        evening(ana, anita);
    }

    /** From registered to the end of the first round. */
    private void evening(Persona one, Persona other) {
        town.advance(Duration.ofMinutes(10));
        List.of(one, other).forEach(each -> each.presses(each.lastWith("I'll be there"), "I'll be there"));
        town.advance(Duration.ofMinutes(45));
        List.of(one, other).forEach(each -> each.presses(each.lastWith("I'm here"), "I'm here"));
        town.advance(Duration.ofMinutes(5));
        if (one != ana) {
            town.advance(Duration.ofMinutes(6));
        }
    }

    private void block(String blocker, String blocked) {
        town.jdbi.useHandle(handle -> handle.execute("""
                INSERT INTO blocks SELECT a.id, b.id, now() FROM people a, people b WHERE a.name = ? AND b.name = ?
                """, blocker, blocked));
    }

    private void age(String name, String birthday, String locked) {
        town.jdbi.useHandle(handle -> handle.execute(
                "INSERT INTO profiles (person_id, birthday, birthday_locked_at, updated_at) " + "SELECT id, '"
                        + birthday + "', " + locked + ", now() FROM people WHERE name = '" + name + "'"));
    }
}
