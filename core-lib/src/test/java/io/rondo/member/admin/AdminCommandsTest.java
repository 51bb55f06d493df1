package io.rondo.member.admin;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.util.List;
import java.util.Map;
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

        Reply bar = dora.pressesInGroup(preview, "Post it");
        dora.pressesInGroup(preview, "Post it");
        town.advance(Announcements.PACE.multipliedBy(2));

        assertThat(Shown.text(bar)).isEqualTo("░░ 0 of 2 posted");
        assertThat(bars()).containsExactly("▓░ 1 of 2 posted", "Posted to all 2 chats.");
        assertThat(town.group(Platform.DISCORD).stream()
                        .filter(reply -> !Shown.text(reply).startsWith("Posted")))
                .extracting(Shown::text)
                .containsExactly("The *next* mixer moves to the garden. See you there");
        assertThat(town.group(Platform.TELEGRAM)).hasSize(1);
    }

    /** What became of the message with the bar. */
    private List<String> bars() {
        return town.texts(
                "SELECT reply #>> '{text,0,plain}' FROM deliveries WHERE kind = 'announcement_bar' ORDER BY seq");
    }

    @Test
    void it_goes_to_the_chosen_chats_alone() {
        join();
        Reply preview = dora.saysInGroup("/announce Only for some");

        Reply nowhere = dora.pressesInGroup(dora.pressesInGroup(preview, "✓ Guild"), "✓ Telegram group");
        assertThat(Shown.text(nowhere)).contains("choose at least one chat");
        assertThat(Shown.labels(nowhere)).doesNotContain("Post it");
        Reply chosen = dora.pressesInGroup(nowhere, "+ Telegram group");
        dora.pressesInGroup(chosen, "Post it");
        town.advance(Announcements.PACE);

        assertThat(town.texts("SELECT chat FROM deliveries WHERE kind = 'announcement'"))
                .containsExactly("Telegram group");
    }

    @Test
    void its_text_can_be_changed_before_it_goes_out() {
        Reply preview = dora.saysInGroup("/announce See you on Thusday");

        Reply changed =
                dora.submits(dora.pressesInGroup(preview, "Change the text"), Map.of("text", "See you on Thursday"));
        assertThat(Shown.text(changed)).contains("Guild", "See you on Thursday");
        dora.pressesInGroup(changed, "Post it");
        town.advance(Announcements.PACE);

        assertThat(town.texts("SELECT reply #>> '{text,0,plain}' FROM deliveries WHERE kind = 'announcement'"))
                .containsExactly("See you on Thursday");
    }

    @Test
    void what_is_stopped_goes_to_no_further_chat() {
        join();
        Reply bar = dora.pressesInGroup(dora.saysInGroup("/announce Oh no"), "Post it");
        town.advance(Announcements.PACE);

        assertThat(Shown.text(dora.pressesInGroup(bar, "Stop"))).contains("What was posted stays");
        town.advance(Announcements.PACE.multipliedBy(5));

        assertThat(town.count("deliveries WHERE kind = 'announcement'")).isOne();
        assertThat(bars()).endsWith("Stopped: 1 of 2 posted. What was posted stays.");
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
