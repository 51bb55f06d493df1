package io.rondo.member;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Platform;
import io.rondo.chat.Requester;
import io.rondo.chat.Role;
import io.rondo.member.Members.Speaker;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class CommunitiesTest {

    private final Members members = new Members();
    private final Speaker ana = Speaker.direct("1", "Ana");

    @AfterEach
    void close() {
        members.close();
    }

    private UUID berlin() {
        return members.hear(ana.inGroup("-100", "Berlin mixers").as(Role.ADMIN))
                .communityId()
                .orElseThrow();
    }

    private List<CommunityChat> announcementChats(UUID community) {
        return members.call(work -> members.communities.announcementChats(work, community));
    }

    @Test
    void nothing_is_announced_in_a_chat_that_the_bot_left_until_it_is_used_there_again() {
        UUID berlin = berlin();
        members.run(work -> members.communities.chatLeft(work, Platform.TELEGRAM, "-100"));
        assertThat(announcementChats(berlin)).isEmpty();

        members.hear(ana.inGroup("-100", "Berlin mixers"));
        assertThat(announcementChats(berlin)).hasSize(1);
    }

    @Test
    void rights_that_came_from_a_chat_end_when_the_bot_leaves_it() {
        berlin();
        members.run(work -> members.communities.chatLeft(work, Platform.TELEGRAM, "-100"));

        assertThat(members.hear(ana).role()).isEqualTo(Role.PLAYER);
    }

    @Test
    void a_group_that_became_a_supergroup_is_the_same_chat() {
        UUID berlin = berlin();
        members.run(work -> members.communities.chatMoved(work, Platform.TELEGRAM, "-100", "-100200"));

        Requester there = members.hear(ana.inGroup("-100200", "Berlin mixers"));
        assertThat(there.communityId()).contains(berlin);
        assertThat(there.role()).isEqualTo(Role.ADMIN);
        assertThat(announcementChats(berlin))
                .extracting(CommunityChat::externalId)
                .containsExactly("-100200");
    }

    @Test
    void nothing_is_lost_when_the_new_id_was_used_before_the_move_is_known() {
        UUID berlin = berlin();
        Speaker bea = Speaker.direct("2", "Bea");
        members.hear(bea.inGroup("-100200", "Berlin mixers").as(Role.MODERATOR));
        assertThat(members.hear(bea).communityId()).isNotEqualTo(Optional.of(berlin));

        members.run(work -> members.communities.chatMoved(work, Platform.TELEGRAM, "-100", "-100200"));
        members.run(work -> members.communities.chatMoved(work, Platform.TELEGRAM, "-100", "-100200"));

        assertThat(members.hear(bea).communityId()).contains(berlin);
        assertThat(members.hear(bea).role()).isEqualTo(Role.MODERATOR);
        assertThat(members.hear(ana).role()).isEqualTo(Role.ADMIN);
        assertThat(announcementChats(berlin))
                .extracting(CommunityChat::externalId)
                .containsExactly("-100200");
    }

    @Test
    void moderators_are_whom_the_platform_or_an_admin_made_one_and_nobody_excluded() {
        UUID berlin = berlin();
        UUID bea = joined("2", "Bea");
        UUID gus = joined("3", "Gus");
        joined("4", "Ivy");
        members.run(work -> {
            members.people.appoint(work, bea, berlin, bea);
            members.people.appoint(work, bea, berlin, gus);
            members.people.exclude(work, bea, berlin, gus);
        });

        List<Addressee> moderators = members.call(work -> members.people.moderators(work, berlin));

        assertThat(moderators).extracting(Addressee::name).containsExactly("Ana", "Bea");
    }

    @Test
    void a_person_is_found_by_username_before_name_and_not_where_two_fit() {
        UUID berlin = berlin();
        UUID max = joined("2", "Max");
        UUID anna = members.hear(
                        Speaker.direct("3", "Anna").called("Anna", "max_a").inGroup("-100", "x"))
                .personId();
        UUID other = members.hear(
                        Speaker.direct("4", "Max").called("Max", "anna").inGroup("-100", "x"))
                .personId();

        assertThat(found(berlin, "@MAX")).contains(max);
        assertThat(found(berlin, "anna")).as("a username").contains(other);
        assertThat(found(berlin, "max_a")).contains(anna);
        assertThat(found(berlin, "<@3>")).as("a mention").contains(anna);
        assertThat(found(berlin, "nobody")).isEmpty();
        members.hear(Speaker.direct("5", "Max").called("Max", "maximilian").inGroup("-100", "x"));
        members.hear(Speaker.direct("2", "Max").called("Max", "mm").inGroup("-100", "x"));
        assertThat(found(berlin, "Max")).as("three of that name").isEmpty();
    }

    private Optional<UUID> found(UUID community, String name) {
        return members.call(work -> members.people.findByName(work, community, name));
    }

    @Test
    void who_was_left_out_is_counted_until_they_are_placed() {
        UUID berlin = berlin();
        UUID bea = joined("2", "Bea");
        UUID gus = joined("3", "Gus");
        members.run(work -> members.people.leftOut(work, berlin, List.of(bea, gus)));
        members.run(work -> members.people.leftOut(work, berlin, List.of(bea)));
        members.run(work -> members.people.placed(work, berlin, List.of(gus)));

        Map<UUID, Integer> times =
                members.call(work -> members.people.timesLeftOut(work, berlin, List.of(bea, gus, berlin)));

        assertThat(times).containsExactlyInAnyOrderEntriesOf(Map.of(bea, 2, gus, 0, berlin, 0));
    }

    private UUID joined(String externalId, String name) {
        return members.hear(Speaker.direct(externalId, name).inGroup("-100", "Berlin mixers"))
                .personId();
    }
}
