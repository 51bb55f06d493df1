package io.rondo.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is booked, once, and always balanced. */
class LedgerTest {

    private final Town town = new Town("2026-12-04T17:00:00Z");
    private final Ledger ledger = town.features.ledger();
    private final Persona dora = town.person("dora", Role.ADMIN);
    private final Persona ana = town.person("ana");
    private final UUID community = ana.asRequester().communityId().orElseThrow();
    private final UUID anaId = ana.asRequester().personId();

    @AfterEach
    void balanced_and_closed() {
        try {
            assertThat(faults()).isEmpty();
        } finally {
            town.close();
        }
    }

    private List<String> faults() {
        return town.transactor.call(work -> new LedgerCheck().verify(work).faults());
    }

    private Booking gives(long diamonds, String reference) {
        return town.transactor.call(work -> ledger.give(
                work,
                community,
                anaId,
                List.of(new Amount(Currency.DIAMOND, diamonds)),
                Entry.reward(reference, "Three in a row")));
    }

    private Booking takesBack(long diamonds, String reference) {
        return town.transactor.call(work -> ledger.takeBack(
                work,
                community,
                anaId,
                List.of(new Amount(Currency.DIAMOND, diamonds)),
                Entry.takenBack(reference, "by mistake", dora.asRequester().personId())));
    }

    private Ledger.Balances balances() {
        return town.transactor.call(work -> ledger.balances(work, community, anaId));
    }

    @Test
    void the_same_reward_asked_for_twenty_times_at_once_is_booked_once() throws Exception {
        try (ExecutorService threads = Executors.newFixedThreadPool(20)) {
            List<Callable<Booking>> asks = IntStream.range(0, 20)
                    .<Callable<Booking>>mapToObj(i -> () -> gives(10, "first"))
                    .toList();
            threads.invokeAll(asks).forEach(asked -> assertThat(asked).succeedsWithin(java.time.Duration.ofMinutes(1)));
        }
        assertThat(balances().of(Currency.DIAMOND)).isEqualTo(10);
        assertThat(gives(10, "first")).isInstanceOf(Booking.AlreadyBooked.class);
    }

    @Test
    void many_rewards_at_once_add_up_and_each_sees_its_own_step() throws Exception {
        List<Long> after;
        try (ExecutorService threads = Executors.newFixedThreadPool(8)) {
            after = threads
                    .invokeAll(IntStream.range(0, 40)
                            .<Callable<Long>>mapToObj(i -> () -> gives(1, "r" + i)
                                    .change(Currency.DIAMOND)
                                    .orElseThrow()
                                    .after())
                            .toList())
                    .stream()
                    .map(java.util.concurrent.Future::resultNow)
                    .sorted()
                    .toList();
        }
        assertThat(after)
                .containsExactlyElementsOf(
                        IntStream.rangeClosed(1, 40).mapToObj(Long::valueOf).toList());
    }

    @Test
    void what_was_spent_and_is_taken_back_becomes_a_debt_that_the_next_reward_pays_off() {
        gives(10, "first");
        takesBack(7, "spent");

        takesBack(10, "first");
        assertThat(balances().of(Currency.DIAMOND)).isZero();
        assertThat(balances().owed()).containsEntry(Currency.DIAMOND, 7L);

        gives(5, "second");
        assertThat(balances().owned()).isEmpty();
        assertThat(balances().owed()).containsEntry(Currency.DIAMOND, 2L);

        Booking.Change change = gives(5, "third").change(Currency.DIAMOND).orElseThrow();
        assertThat(change).isEqualTo(new Booking.Change(Currency.DIAMOND, 0, 3, 0));
        assertThat(balances().owned()).containsEntry(Currency.DIAMOND, 3L);
        assertThat(balances().owed()).isEmpty();
    }

    @Test
    void the_database_itself_refuses_what_does_not_balance_and_what_changes_the_past() {
        gives(10, "first");

        assertThatThrownBy(() -> town.jdbi.useHandle(handle -> handle.execute("""
                INSERT INTO ledger_postings (entry_id, line, community_id, account, currency, amount)
                SELECT id, 9, community_id, 'TREASURY', 'DIAMOND', 1 FROM ledger_entries""")))
                .hasMessageContaining("do not sum to zero");
        assertThatThrownBy(() ->
                        town.jdbi.useHandle(handle -> handle.execute("UPDATE ledger_postings SET amount = amount * 2")))
                .hasMessageContaining("append-only");
        assertThatThrownBy(() -> town.jdbi.useHandle(handle -> handle.execute("DELETE FROM ledger_postings")))
                .hasMessageContaining("append-only");
        assertThatThrownBy(
                        () -> town.jdbi.useHandle(handle -> handle.execute("UPDATE ledger_balances SET amount = -1")))
                .hasMessageContaining("check");
    }

    @Test
    void a_balance_that_somebody_changed_by_hand_is_named() {
        gives(10, "first");
        town.jdbi.useHandle(handle -> handle.execute("UPDATE ledger_balances SET amount = 11"));
        assertThat(faults())
                .singleElement()
                .asString()
                .contains(anaId.toString(), "DIAMOND", "is 11, the postings sum to 10");
        town.jdbi.useHandle(handle -> handle.execute("UPDATE ledger_balances SET amount = 10"));
    }

    @Test
    void ana_reads_what_she_has_and_how_it_came() {
        assertThat(Shown.text(ana.saysInGroup("/balance"))).contains("Nothing yet");
        gives(10, "first");
        takesBack(15, "again");

        assertThat(Shown.text(ana.saysInGroup("/balance")))
                .contains("Owed: 5 💎", "−15 💎 · taken back: by mistake", "+10 💎 · Three in a row");
        assertThat(Shown.text(ana.saysInGroup("/wallet show person:dora"))).doesNotContain("has here");
    }

    @Test
    void a_long_history_has_pages() {
        IntStream.rangeClosed(1, 12).forEach(i -> gives(i, "r" + i));
        Reply first = ana.saysInGroup("/balance");
        assertThat(Shown.text(first)).contains("+12 💎").doesNotContain("+2 💎");
        assertThat(Shown.text(ana.saysInGroup("/balance page:2"))).contains("+2 💎", "+1 💎");
        assertThat(Shown.text(ana.saysInGroup("/balance page:9"))).contains("What you have here");
    }

    @Test
    void an_admin_corrects_with_a_reason_and_renames_what_the_community_has() {
        assertThat(Shown.text(ana.saysInGroup("/wallet correct ana gold 5 because")))
                .doesNotContain("Booked");
        assertThat(Shown.text(dora.saysInGroup(
                        "/wallet correct person:ana currency:coin amount:5 reason:\"helped at the door\"")))
                .contains("Booked", "Coins: 5 Coins");
        assertThat(Shown.text(dora.saysInGroup("/wallet currency currency:coin name:Stars symbol:⭐")))
                .contains("10 ⭐");
        assertThat(Shown.text(ana.saysInGroup("/balance")))
                .contains("Stars: 5 ⭐", "+5 ⭐ · corrected: helped at the door");
        assertThat(Shown.text(dora.saysInGroup("/wallet correct person:ana currency:coin amount:0 reason:x")))
                .contains("changes nothing");
        assertThat(Shown.text(dora.saysInGroup("/wallet correct person:ana currency:coin amount:-8 reason:oops")))
                .contains("Owed: 3 ⭐");
    }

    @Test
    void somebody_who_has_themselves_erased_leaves_a_balanced_ledger_that_no_longer_names_them() {
        gives(10, "first");
        takesBack(12, "back");
        ana.runs(io.rondo.chat.reply.Action.of("privacy erase"));

        assertThat(town.count("ledger_postings WHERE person_id IS NOT NULL")).isZero();
        assertThat(town.count("ledger_balances")).isZero();
        assertThat(town.count("ledger_entries WHERE reason IS NOT NULL")).isZero();
        assertThat(town.texts("SELECT account || ' ' || sum(amount) FROM ledger_postings GROUP BY account ORDER BY 1"))
                .containsExactly("LEFT -2", "TREASURY 2");
    }

    @Test
    void what_stands_in_the_ledger_is_in_the_exported_file() {
        gives(10, "first");
        Reply exported = ana.runs(io.rondo.chat.reply.Action.of("privacy export"));
        assertThat(new String(
                        ((Reply.Text) exported).files().getFirst().content(), java.nio.charset.StandardCharsets.UTF_8))
                .contains("\"ledger\"", "Three in a row");
    }
}
