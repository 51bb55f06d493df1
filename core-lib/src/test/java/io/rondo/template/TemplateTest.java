package io.rondo.template;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Role;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Events made again from templates, and drafts taken up again. */
class TemplateTest {

    private final Town town = new Town("2026-12-01T12:00:00Z");
    private final Persona hedda = town.person("hedda", Role.MODERATOR);

    @AfterEach
    void close() {
        town.close();
    }

    private void raid() {
        hedda.says("/event create title:\"Weekly raid\" starts:\"fri 19:00\" kind:gathering capacity:15 min:3"
                + " description:\"Bring snacks\" sides:everyone publish:yes");
        hedda.says("/rules require event:\"Weekly raid\" tag:raider how:\"ask hedda\"");
        hedda.says("/rules slots event:\"Weekly raid\" slots:\"5 tanks, 10 healers\"");
        hedda.says("/rules closes event:\"Weekly raid\" before:3h");
    }

    @Test
    void an_event_made_from_a_template_is_like_the_first_with_its_rules_at_another_time() {
        raid();
        assertThat(Shown.text(hedda.says("/template save name:raid event:\"Weekly raid\"")))
                .startsWith("Weekly raid with its rules is kept as the template raid.");

        Reply preview = hedda.says("/template use template:raid starts:\"11 Dec 2026 19:00\"");
        assertThat(Shown.text(preview))
                .contains("Weekly raid")
                .contains("Fri 11 Dec 2026 19:00")
                .contains("Bring snacks");
        hedda.presses(preview, "Publish");
        town.advance(Duration.ofSeconds(2));

        Reply card = town.group().getLast();
        assertThat(Shown.text(card))
                .contains("15 of 15 seats left")
                .contains("for those with the tag or role raider")
                .contains("registration until Fri 11 Dec 2026 16:00")
                .contains("tanks: 5 of 5 left")
                .contains("healers: 10 of 10 left");
    }

    @Test
    void a_name_is_used_once_and_the_newer_one_counts() {
        raid();
        hedda.says("/template save name:raid event:\"Weekly raid\"");
        hedda.says("/event edit event:\"Weekly raid\" capacity:12");
        hedda.says("/template save name:RAID event:\"Weekly raid\"");

        assertThat(Shown.text(hedda.says("/template list"))).contains("RAID").doesNotContain("raid\n");
        assertThat(town.count("event_templates")).isEqualTo(1);
        assertThat(Shown.text(hedda.says("/template use template:ra starts:\"11 Dec 2026 19:00\"")))
                .contains("12 of 12 seats left");
    }

    @Test
    void a_template_that_is_deleted_is_gone_for_a_second_press_too() {
        raid();
        hedda.says("/template save name:raid event:\"Weekly raid\"");
        Reply list = hedda.says("/template list");

        assertThat(Shown.text(hedda.presses(list, "Delete raid"))).startsWith("The template is gone.");
        assertThat(Shown.text(hedda.presses(list, "Delete raid"))).startsWith("The template is gone.");
        assertThat(Shown.text(hedda.says("/template list"))).startsWith("No templates in");
    }

    @Test
    void drafts_are_listed_and_taken_up_again_published_or_thrown_away() {
        hedda.says("/event create title:Brunch starts:\"sat 11:00\" kind:gathering");
        hedda.says("/event create title:Dinner starts:\"fri 19:00\" kind:gathering");
        Reply drafts = hedda.says("/drafts");
        assertThat(Shown.text(drafts))
                .contains("Dinner, Fri 4 Dec 2026 19:00")
                .contains("Brunch, Sat 5 Dec 2026 11:00");
        assertThat(Shown.labels(drafts)).containsExactly("Go on", "Discard", "Go on", "Discard");

        hedda.presses(hedda.presses(drafts, "Go on"), "Publish");
        assertThat(Shown.text(hedda.presses(drafts, "Go on")))
                .isEqualTo("Dinner is published already. Change it with /event edit.");

        Reply left = hedda.says("/drafts");
        assertThat(Shown.text(left)).contains("Brunch").doesNotContain("Dinner");
        hedda.presses(left, "Discard");
        assertThat(Shown.text(hedda.says("/drafts"))).startsWith("You have no drafts.");
    }

    @Test
    void whoever_may_not_make_events_neither_saves_nor_uses_templates_and_sees_no_drafts_of_others() {
        raid();
        hedda.says("/template save name:raid event:\"Weekly raid\"");
        hedda.says("/event create title:Brunch starts:\"sat 11:00\" kind:gathering");
        Persona ana = town.person("ana");

        assertThat(Shown.text(ana.says("/template use template:raid starts:\"11 Dec 2026 19:00\"")))
                .startsWith("Only moderators can make events here.");
        assertThat(Shown.text(ana.says("/template list"))).startsWith("Only moderators can make events here.");
        assertThat(Shown.text(ana.says("/drafts"))).startsWith("You have no drafts.");
        assertThat(Shown.text(hedda.says("/template use template:nothing starts:\"11 Dec 2026 19:00\"")))
                .doesNotContain("seats");
    }
}
