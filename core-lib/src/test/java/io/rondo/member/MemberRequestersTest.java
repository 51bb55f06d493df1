package io.rondo.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Platform;
import io.rondo.chat.Requester;
import io.rondo.chat.Role;
import io.rondo.member.Members.Speaker;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MemberRequestersTest {

    private final Members members = new Members();

    @AfterEach
    void close() {
        members.close();
    }

    @Test
    void the_first_word_makes_a_person_and_the_next_one_finds_them() {
        Requester first = members.hear(Speaker.direct("1", "Ana"));
        Requester second = members.hear(Speaker.direct("1", "Ana"));

        assertThat(second).isEqualTo(first);
        assertThat(first.name()).isEqualTo("Ana");
        assertThat(first.username()).contains("ana");
        assertThat(first.communityId()).as("she is in no community").isEmpty();
    }

    @Test
    void ten_first_presses_at_once_make_one_person_in_one_community() throws Exception {
        List<Requester> heard =
                atOnce(10, () -> members.hear(Speaker.direct("1", "Ana").inGroup("-100", "Berlin mixers")));

        assertThat(heard)
                .extracting(Requester::personId)
                .containsOnly(heard.getFirst().personId());
        assertThat(heard)
                .extracting(Requester::communityId)
                .containsOnly(heard.getFirst().communityId());
        assertThat(count("people")).isOne();
        assertThat(count("accounts")).isOne();
        assertThat(count("communities")).isOne();
        assertThat(count("members")).isOne();
    }

    @Test
    void ten_people_who_press_first_in_a_group_at_once_are_in_one_community() throws Exception {
        AtomicInteger numbers = new AtomicInteger();

        List<Requester> heard = atOnce(10, () -> {
            String number = Integer.toString(numbers.incrementAndGet());
            return members.hear(Speaker.direct(number, "Ana " + number).inGroup("-100", "Berlin mixers"));
        });

        assertThat(heard).extracting(Requester::personId).doesNotHaveDuplicates();
        assertThat(heard)
                .extracting(Requester::communityId)
                .containsOnly(heard.getFirst().communityId());
        assertThat(count("communities")).isOne();
        assertThat(count("members")).isEqualTo(10);
    }

    @Test
    void whoever_speaks_first_in_a_group_and_in_private_at_once_can_be_written_to() throws Exception {
        members.hear(Speaker.direct("0", "Dora").inGroup("-100", "Berlin mixers"));

        for (int person = 1; person <= 10; person++) {
            Speaker ana = Speaker.direct(Integer.toString(person), "Ana " + person);
            AtomicInteger turns = new AtomicInteger();
            atOnce(6, () -> members.hear(turns.getAndIncrement() == 0 ? ana : ana.inGroup("-100", "Berlin mixers")));
        }

        assertThat(count("accounts WHERE direct_chat IS NULL"))
                .as("only Dora has never spoken in private")
                .isOne();
    }

    @Test
    void an_unknown_group_gets_a_community_with_its_title() {
        Requester ana = members.hear(Speaker.direct("1", "Ana").inGroup("-100", "Berlin mixers"));

        Community community = members.call(
                work -> members.communities.get(work, ana.communityId().orElseThrow()));

        assertThat(community.name()).isEqualTo("Berlin mixers");
        assertThat(community.language()).isEqualTo(Locale.ENGLISH);
        assertThat(community.minimumAge()).isEqualTo(18);
        List<CommunityChat> chats = members.call(work -> members.communities.announcementChats(work, community.id()));
        assertThat(chats).extracting(CommunityChat::externalId).containsExactly("-100");
    }

    @Test
    void everyone_in_the_playground_is_in_its_one_community() {
        Requester ana = members.hear(
                Speaker.direct("ana", "ana").on(Platform.PLAYGROUND).as(Role.ADMIN));
        Requester bea = members.hear(
                Speaker.direct("bea", "bea").on(Platform.PLAYGROUND).inGroup("group", "group"));

        assertThat(ana.communityId()).isPresent().isEqualTo(bea.communityId());
        assertThat(ana.role()).isEqualTo(Role.ADMIN);
        assertThat(members.call(work ->
                                members.communities.get(work, ana.communityId().orElseThrow()))
                        .name())
                .isEqualTo("Playground");
    }

    @Test
    void a_direct_message_means_the_community_last_used_else_the_only_one() {
        Speaker ana = Speaker.direct("1", "Ana");
        Optional<UUID> berlin =
                members.hear(ana.inGroup("-100", "Berlin mixers")).communityId();
        assertThat(members.hear(ana).communityId()).isEqualTo(berlin);

        Optional<UUID> chess = members.hear(ana.inGroup("-200", "Chess club")).communityId();
        assertThat(members.hear(ana).communityId()).isEqualTo(chess);

        members.hear(ana.inGroup("-100", "Berlin mixers"));
        assertThat(members.hear(ana).communityId()).isEqualTo(berlin);
    }

    @Test
    void who_is_an_admin_in_the_group_is_one_in_direct_messages_until_the_group_says_otherwise() {
        Speaker ana = Speaker.direct("1", "Ana");
        members.hear(ana.inGroup("-100", "Berlin mixers").as(Role.ADMIN));
        assertThat(members.hear(ana).role()).isEqualTo(Role.ADMIN);
        assertThat(members.hear(ana.inGroup("-100", "Berlin mixers")).role())
                .as("not asked")
                .isEqualTo(Role.ADMIN);

        assertThat(members.hear(ana.inGroup("-100", "Berlin mixers").as(Role.PLAYER))
                        .role())
                .isEqualTo(Role.PLAYER);
        assertThat(members.hear(ana).role()).isEqualTo(Role.PLAYER);
    }

    @Test
    void an_appointed_moderator_stays_one_though_the_platform_knows_nothing_of_it() {
        Speaker ana =
                Speaker.direct("1", "Ana").inGroup("-100", "Berlin mixers").as(Role.PLAYER);
        Requester before = members.hear(ana);
        UUID community = before.communityId().orElseThrow();
        members.run(work -> members.people.appoint(work, before.personId(), community, before.personId()));

        assertThat(members.hear(ana).role()).isEqualTo(Role.MODERATOR);
        assertThat(members.hear(ana.as(Role.ADMIN)).role()).isEqualTo(Role.ADMIN);
        assertThat(members.hear(ana).role()).isEqualTo(Role.MODERATOR);

        members.run(work -> members.people.dismiss(work, before.personId(), community, before.personId()));
        assertThat(members.hear(ana).role()).isEqualTo(Role.PLAYER);
    }

    @Test
    void someone_who_blocked_the_bot_is_reachable_again_once_they_speak_in_direct() {
        Speaker ana = Speaker.direct("1", "Ana");
        Requester asked = members.hear(ana.inGroup("-100", "Berlin mixers"));
        UUID community = asked.communityId().orElseThrow();
        assertThat(members.addressee(asked, community).reachable())
                .as("never spoke in direct")
                .isFalse();

        members.hear(ana);
        assertThat(members.addressee(asked, community).reachable()).isTrue();
        members.run(work -> members.people.unreachable(work, asked.accountId()));
        members.hear(ana.inGroup("-100", "Berlin mixers"));
        assertThat(members.addressee(asked, community).reachable())
                .as("a group proves nothing")
                .isFalse();
        members.hear(ana);
        assertThat(members.addressee(asked, community).reachable()).isTrue();
    }

    @Test
    void language_and_zone_are_the_persons_else_the_platforms_else_the_communitys() {
        Speaker ana =
                Speaker.direct("1", "Ana").inGroup("-100", "Berlin mixers").from("de-DE", "Nowhere/Atall");
        Requester heard = members.hear(ana);
        UUID community = heard.communityId().orElseThrow();
        members.run(work -> {
            members.communities.language(work, heard.personId(), community, Locale.of("ru"));
            members.communities.zone(work, heard.personId(), community, ZoneId.of("Europe/Moscow"));
        });
        assertThat(members.hear(ana)).satisfies(speaks("ru", "Europe/Moscow"));
        assertThat(members.hear(ana.from("en-US", "America/New_York"))).satisfies(speaks("en", "America/New_York"));

        members.run(work -> {
            members.people.language(work, heard.personId(), Optional.of(Locale.of("ru")));
            members.people.zone(work, heard.personId(), Optional.of(ZoneId.of("Asia/Tokyo")));
        });
        assertThat(members.hear(ana.from("en-US", "America/New_York"))).satisfies(speaks("ru", "Asia/Tokyo"));
        Addressee addressee = members.addressee(heard, community);
        assertThat(addressee.locale().getLanguage()).isEqualTo("ru");
        assertThat(addressee.zone().getId()).isEqualTo("Asia/Tokyo");
    }

    private static org.assertj.core.api.ThrowingConsumer<Requester> speaks(String language, String zone) {
        return requester -> {
            assertThat(requester.locale().getLanguage()).isEqualTo(language);
            assertThat(requester.zone().getId()).isEqualTo(zone);
        };
    }

    @Test
    void a_new_name_and_username_on_the_platform_are_taken_over() {
        Speaker ana = Speaker.direct("1", "Ana");
        members.hear(ana);

        Requester renamed = members.hear(ana.called("Ana \u202eB.\u0000", "ana_b"));

        assertThat(renamed.name()).isEqualTo("Ana B.");
        assertThat(renamed.username()).contains("ana_b");
    }

    @Test
    void an_excluded_member_is_flagged_in_that_community_alone() {
        Speaker gus = Speaker.direct("1", "Gus");
        Requester heard = members.hear(gus.inGroup("-100", "Berlin mixers"));
        members.run(work -> members.people.exclude(
                work, heard.personId(), heard.communityId().orElseThrow(), heard.personId()));

        assertThat(members.hear(gus.inGroup("-100", "Berlin mixers")).excluded())
                .isTrue();
        assertThat(members.hear(gus.inGroup("-200", "Chess club")).excluded()).isFalse();
    }

    @Test
    void an_account_of_someone_who_became_one_with_another_speaks_for_the_other() throws Exception {
        Requester old = members.hear(Speaker.direct("1", "Ana on Telegram"));
        Requester now = members.hear(Speaker.direct("2", "Ana").on(Platform.DISCORD));
        execute("UPDATE people SET alias_of = '" + now.personId() + "' WHERE id = '" + old.personId() + "'");

        Requester heard = members.hear(Speaker.direct("1", "Ana on Telegram"));

        assertThat(heard.personId()).isEqualTo(now.personId());
        assertThat(heard.name()).isEqualTo("Ana");
        String name = members.call(work -> members.people.name(work, old.personId()));
        Map<UUID, String> names = members.call(work -> members.people.names(work, List.of(old.personId())));
        assertThat(name).isEqualTo("Ana");
        assertThat(names).containsEntry(old.personId(), "Ana");
    }

    @Test
    void a_button_of_another_communitys_event_brings_its_presser_into_that_community() {
        Requester host = members.hear(Speaker.direct("1", "Hugo").inGroup("-100", "Berlin mixers"));
        Requester ana = members.hear(Speaker.direct("2", "Ana"));
        UUID berlin = host.communityId().orElseThrow();

        Requester there = members.call(work -> members.requesters.in(work, ana, berlin));

        assertThat(there.communityId()).contains(berlin);
        assertThat(there.role()).isEqualTo(Role.PLAYER);
        assertThat(members.hear(Speaker.direct("2", "Ana")).communityId()).contains(berlin);
    }

    private static <T> List<T> atOnce(int times, Callable<T> task) throws Exception {
        CyclicBarrier together = new CyclicBarrier(times);
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Future<T>> running = new ArrayList<>();
            for (int i = 0; i < times; i++) {
                running.add(threads.submit(() -> {
                    together.await();
                    return task.call();
                }));
            }
            List<T> results = new ArrayList<>();
            for (Future<T> result : running) {
                results.add(result.get());
            }
            return results;
        }
    }

    private long count(String table) throws Exception {
        try (var connection = members.database.dataSource().getConnection();
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + table)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String sql) throws Exception {
        try (var connection = members.database.dataSource().getConnection()) {
            connection.createStatement().executeUpdate(sql);
        }
    }
}
