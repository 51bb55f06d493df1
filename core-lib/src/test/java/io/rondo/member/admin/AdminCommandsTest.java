package io.rondo.member.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** {@code /audit} and {@code /announce}, in a community on two platforms. */
class AdminCommandsTest {

    private final Town town = new Town("2026-12-01T12:00:00Z");
    private final Persona dora = town.person("dora", Role.ADMIN, Platform.DISCORD);
    private final Persona tom = town.person("tom", Role.ADMIN, Platform.TELEGRAM);

    @AfterEach
    void close() {
        town.close();
    }

    @Test
    void an_announcement_is_shown_first_and_then_stands_once_in_every_announcement_chat() {
        join();
        Reply preview = dora.saysInGroup("/announce The *next* mixer moves to the garden. See you there");
        town.settle();
        assertThat(Shown.text(preview)).contains("Guild, Telegram group", "The *next* mixer moves to the garden");
        assertThat(town.group(Platform.TELEGRAM)).isEmpty();

        dora.pressesInGroup(preview, "Post it");
        dora.pressesInGroup(preview, "Post it");
        town.settle();

        assertThat(town.group(Platform.DISCORD))
                .extracting(Shown::text)
                .containsExactly("The *next* mixer moves to the garden. See you there");
        assertThat(town.group(Platform.TELEGRAM)).hasSize(1);
    }

    @Test
    void a_discarded_announcement_is_posted_nowhere() {
        Reply preview = dora.saysInGroup("/announce Never mind");
        assertThat(Shown.text(dora.pressesInGroup(preview, "Discard"))).contains("Nothing was posted");
        town.settle();
        assertThat(town.group(Platform.DISCORD)).isEmpty();
    }

    @Test
    void without_a_chat_for_announcements_it_says_what_to_do() {
        town.jdbi.useHandle(handle -> handle.execute("UPDATE chats SET announcements = false"));
        assertThat(Shown.text(dora.saysInGroup("/announce Hello"))).contains("No chat takes announcements", "/setup");
    }

    @Test
    void the_audit_says_who_did_what_newest_first_also_before_the_chats_were_joined() {
        Persona ana = town.person("ana", Role.PLAYER, Platform.TELEGRAM);
        assertThat(Shown.text(tom.saysInGroup("/audit"))).contains("Nothing has been done here yet");
        tom.saysInGroup("/moderator add ana");
        join();
        Reply preview = dora.saysInGroup("/announce Welcome");
        dora.pressesInGroup(preview, "Post it");

        String audit = Shown.text(dora.saysInGroup("/audit"));

        assertThat(audit.lines().skip(1).toList())
                .satisfiesExactly(
                        first -> assertThat(first).contains("dora announced: Welcome"),
                        second -> assertThat(second).contains("tom joined the chat Telegram group to the community"),
                        third -> assertThat(third).contains("tom made ana a moderator"));
        assertThat(Shown.text(ana.saysInGroup("/audit"))).contains("Only admins");
        assertThat(Shown.text(ana.saysInGroup("/announce Hello"))).contains("Only admins");
    }

    @Test
    void a_long_audit_has_pages() {
        for (int i = 0; i < 5; i++) {
            town.person("ana", Role.PLAYER, Platform.DISCORD);
            dora.saysInGroup("/moderator add ana");
            dora.saysInGroup("/moderator remove ana");
        }
        assertThat(((Reply.Listing) dora.saysInGroup("/audit")).pages()).isEqualTo(2);
        assertThat(Shown.text(dora.saysInGroup("/audit 2")).lines()).hasSize(3);
        assertThat(Shown.text(dora.saysInGroup("/audit 99")).lines())
                .as("the nearest page")
                .hasSize(3);
    }

    private void join() {
        String code = Shown.text(dora.saysInGroup("/setup join"));
        tom.saysInGroup("/setup join " + code.replaceAll("(?s).*?([2-9A-Z]{4}-[2-9A-Z]{4}).*", "$1"));
    }
}
