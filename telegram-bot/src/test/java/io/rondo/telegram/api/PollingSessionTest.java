package io.rondo.telegram.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.rondo.testkit.telegram.FakeBotApi;
import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeUser;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.telegram.telegrambots.meta.api.objects.Update;

class PollingSessionTest {
    private static final PollingSession.Settings QUICK =
            new PollingSession.Settings(Duration.ofSeconds(30), Duration.ofMillis(1), Duration.ofMillis(20));

    private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-12-04T18:00:00Z"));
    private final FakeBotApi api = FakeBotApi.start(now::get);
    private final FakeUser ana = api.user("ana").knowsBot();
    private final List<IncomingUpdate> stored = new CopyOnWriteArrayList<>();
    private PollingSession session = session(stored::addAll);

    @AfterEach
    void stop() {
        session.close();
        api.close();
    }

    private PollingSession session(UpdateInbox inbox) {
        return new PollingSession(api.token(), BotApiUrl.parse(api.url()), QUICK, now::get, inbox);
    }

    private void startWith(UpdateInbox inbox) {
        session.close();
        session = session(inbox);
        session.start();
    }

    private List<String> storedTexts() {
        return stored.stream()
                .map(u -> u instanceof IncomingUpdate.Readable readable ? text(readable.update()) : "unreadable")
                .toList();
    }

    private static String text(Update update) {
        return update.hasMessage() ? update.getMessage().getText() : "something else";
    }

    @Test
    void what_people_say_is_stored_in_order_and_then_confirmed() {
        ana.says("one");
        session.start();
        ana.says("two");
        api.awaitAllUpdatesTaken();

        assertThat(storedTexts()).containsExactly("one", "two");
        assertThat(stored.getFirst().json()).contains("\"text\":\"one\"");
        api.assertNoViolations();
    }

    @Test
    void the_types_of_updates_are_asked_for_by_name() {
        session.start();
        FakeChat group = api.supergroup("Mixers").withBotAsAdministrator();
        api.awaitPolling();
        api.user("hugo").joins(group);
        api.awaitAllUpdatesTaken();

        assertThat(stored).extracting(IncomingUpdate::json).anyMatch(json -> json.contains("\"chat_member\""));
    }

    @Test
    void nothing_is_confirmed_before_it_is_stored() throws Exception {
        CountDownLatch storing = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        startWith(batch -> {
            storing.countDown();
            awaitQuietly(goOn);
            stored.addAll(batch);
        });
        ana.says("one");
        storing.await();

        assertThat(api.unconfirmedUpdates()).isEqualTo(1);
        assertThat(session.lastPollAt()).isEmpty();
        goOn.countDown();
        api.awaitAllUpdatesTaken();
        assertThat(storedTexts()).containsExactly("one");
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void a_store_that_fails_gets_the_same_updates_again() {
        AtomicInteger failures = new AtomicInteger(3);
        startWith(batch -> {
            switch (failures.getAndDecrement()) {
                case 3 -> throw new IllegalStateException("the database is away");
                case 2 -> throw new StackOverflowError("deep");
                case 1 -> throw new NoClassDefFoundError("gone");
                default -> stored.addAll(batch);
            }
        });
        ana.says("one");
        ana.says("two");
        api.awaitAllUpdatesTaken();

        assertThat(storedTexts()).containsExactly("one", "two");
        await().untilAsserted(() -> assertThat(session.problem()).isEmpty());
    }

    @Test
    void an_update_that_does_not_parse_is_set_aside_and_the_others_arrive() {
        ana.says("before");
        long bad = api.injectUnparsableUpdate();
        ana.says("after");
        long last = api.injectUnparsableUpdate();
        session.start();
        api.awaitAllUpdatesTaken();

        assertThat(storedTexts()).containsExactly("before", "unreadable", "after", "unreadable");
        assertThat(stored).extracting(IncomingUpdate::updateId).contains(bad, last);
        assertThat(stored.get(1)).isInstanceOfSatisfying(IncomingUpdate.Unreadable.class, unreadable -> {
            assertThat(unreadable.json()).contains("\"a Friday\"");
            assertThat(unreadable.why()).contains("message").doesNotContain("Friday");
        });
    }

    enum Trouble {
        DROPPED,
        LOST_ANSWER,
        SERVER_ERROR,
        GATEWAY_PAGE,
        GARBAGE,
        HALF_JSON,
        TOO_MANY
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void polling_goes_on_after(Trouble trouble) {
        session.start();
        ana.says("one");
        api.awaitAllUpdatesTaken();
        var fault = api.faults().on("getUpdates").times(2);
        switch (trouble) {
            case DROPPED -> fault.dropBeforeHandling();
            case LOST_ANSWER -> fault.dropAfterHandling();
            case SERVER_ERROR -> fault.serverError(500);
            case GATEWAY_PAGE -> fault.gatewayError(502);
            case GARBAGE -> fault.garbage();
            case HALF_JSON -> fault.garbage("{\"ok\":true,\"result\":[{\"update_id\":");
            case TOO_MANY -> fault.tooManyRequests(1);
        }
        ana.says("two");
        ana.says("three");
        api.awaitAllUpdatesTaken();

        await().untilAsserted(() -> assertThat(storedTexts()).containsSubsequence("one", "two", "three"));
    }

    @Test
    void a_server_that_is_not_there_yet_is_waited_for() {
        api.faults().on("deleteWebhook").times(3).serverError(500);
        session.start();
        ana.says("one");
        api.awaitAllUpdatesTaken();

        assertThat(storedTexts()).containsExactly("one");
        assertThat(api.requests("deleteWebhook")).hasSize(4);
    }

    @Test
    void updates_that_come_twice_are_handed_over_twice() {
        session.start();
        ana.says("one");
        api.awaitAllUpdatesTaken();
        api.repeatUpdate(api.lastUpdateId().orElseThrow());
        api.awaitAllUpdatesTaken();

        await().untilAsserted(() -> assertThat(storedTexts()).containsExactly("one", "one"));
    }

    @Test
    void ids_that_start_lower_after_a_quiet_week_are_not_taken_for_old_ones() {
        session.start();
        ana.says("one");
        api.awaitAllUpdatesTaken();
        api.continueUpdateIdsFrom(1000);
        ana.says("two");
        ana.says("three");
        api.awaitAllUpdatesTaken();

        assertThat(storedTexts()).containsExactly("one", "two", "three");
    }

    @Test
    void the_last_good_poll_is_known_and_so_is_the_trouble_since() {
        session.start();
        api.awaitPolling();
        api.faults().on("getUpdates").always().serverError(502);
        // The open poll still brings this one; those after it fail.
        ana.says("one");
        await().untilAsserted(() -> assertThat(session.problem()).contains("502 Bad Gateway"));
        now.updateAndGet(t -> t.plusSeconds(60));
        assertThat(session.lastPollAt()).contains(Instant.parse("2026-12-04T18:00:00Z"));

        api.faults().clear();
        ana.says("two");
        await().untilAsserted(() -> assertThat(storedTexts()).containsExactly("one", "two"));
        await().untilAsserted(() -> assertThat(session.problem()).isEmpty());
        assertThat(session.lastPollAt()).contains(Instant.parse("2026-12-04T18:01:00Z"));
    }

    @Test
    void a_second_poller_with_the_same_token_is_named_as_the_trouble() {
        PollingSession other = session(batch -> {});
        session.start();
        other.start();

        await().untilAsserted(() -> assertThat(List.of(session.problem(), other.problem()))
                .anySatisfy(p -> assertThat(p.orElse("")).startsWith("409 Conflict: terminated by other getUpdates")));
        other.close();
    }

    @Test
    void closing_ends_an_open_poll_at_once_and_stores_nothing_more() {
        session.start();
        api.awaitPolling();

        assertThat(CompletableFuture.runAsync(session::close)).succeedsWithin(Duration.ofSeconds(10));
        ana.says("too late");

        assertThat(stored).isEmpty();
        assertThat(api.unconfirmedUpdates()).isEqualTo(1);
    }

    @Test
    void a_new_session_goes_on_where_the_old_one_stopped() {
        session.start();
        ana.says("one");
        api.awaitAllUpdatesTaken();
        session.close();
        ana.says("two");
        startWith(stored::addAll);
        api.awaitAllUpdatesTaken();

        TreeMap<Long, String> byId = new TreeMap<>();
        stored.forEach(u -> byId.put(u.updateId(), text(((IncomingUpdate.Readable) u).update())));
        assertThat(byId.values()).containsExactly("one", "two");
    }

    @Test
    void a_stored_update_reads_the_same_after_a_restart() throws Exception {
        session.start();
        ana.says("/events");
        api.awaitAllUpdatesTaken();

        IncomingUpdate again = WebhookUpdates.parse(stored.getFirst().json());
        assertThat(again).isInstanceOf(IncomingUpdate.Readable.class);
        ObjectMapper mapper = new ObjectMapper();
        assertThat(mapper.readTree(again.json()))
                .isEqualTo(mapper.readTree(stored.getFirst().json()));
    }
}
