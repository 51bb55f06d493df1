package io.rondo.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rondo.testkit.database.TestDatabase;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

/** A whole evening of twelve simulated people, begun and watched on the page. Takes about a minute, as the evening does. */
class RehearsalPageTest {

    private static final Path PICTURES = Path.of("target", "screenshots");
    private static final Duration AN_EVENING = Duration.ofMinutes(3);

    @TempDir
    private Path profile;

    private House house;
    private Browser browser;

    @BeforeEach
    void open_the_page() {
        assumeTrue(
                Browser.installed().isPresent(),
                "Left out: the page's tests need Chromium (Debian: apt install chromium)");
        house = new House();
        house.post("people", Map.of("name", "ana", "role", "admin", "zone", "Europe/Berlin"));
        browser = Browser.start(profile);
        browser.show(house.address("/playground"), 1280, 800, false);
        browser.until("document.querySelector('#connection').textContent === 'Connected'");
    }

    @AfterEach
    void close_the_page() {
        if (browser != null) {
            browser.close();
        }
        if (house != null) {
            house.close();
        }
    }

    @Test
    void twelve_simulated_people_go_from_registering_to_their_matches() {
        browser.until("document.querySelector('.pane') !== null");
        browser.evaluate("document.querySelector('.pane [data-chat=group]').click()");
        browser.evaluate("document.querySelector('#rehearse').click()");
        browser.screenshot(PICTURES.resolve("rehearse-dialog.png"));
        browser.evaluate("document.querySelector('#rehearse-form [type=submit]').click()");

        browser.until("document.querySelector('#simulated .person') !== null");
        browser.evaluate(
                "[...document.querySelectorAll('#simulated .person')].slice(0, 2).forEach(person => person.click())");
        picture("register", "registered > 5");
        picture("confirm", "confirmed > 5");
        picture("ready", "ready > 5");
        browser.until("document.querySelectorAll('.pane .bubble a[href*=\"/playground/call/\"]').length > 0");
        browser.until("document.getAnimations().length === 0");
        browser.screenshot(PICTURES.resolve("rehearsal-round.png"));
        picture("rating", "/people rate each other/.test(phase)");
        await().atMost(AN_EVENING).until(() -> state().get("done").asBoolean());
        browser.until("document.querySelector('#rehearsal').classList.contains('done')");
        browser.until(
                "[...document.querySelectorAll('.pane .log')].some(log => /mutual yes|both said yes/.test(log.textContent))");
        browser.until("document.getAnimations().length === 0");
        browser.screenshot(PICTURES.resolve("results.png"));

        JsonNode summary = state().get("summary");
        assertThat(state().get("phase").asString()).isEqualTo("Over: everyone has their results.");
        assertThat(summary.get("attended").asInt()).isGreaterThanOrEqualTo(8);
        assertThat(summary.get("roundsHeld").asInt()).isGreaterThanOrEqualTo(2);
        assertThat(summary.get("yeses").asInt()).isPositive();
        assertThat(matchesIn(house.database))
                .isEqualTo(summary.get("matches").asInt())
                .isPositive();
        assertThat(browser.complaints()).isEmpty();
    }

    /** Exactly the mutual yeses. */
    private static int matchesIn(TestDatabase database) {
        return JdbiTransactor.jdbi(database.dataSource())
                .withHandle(
                        handle -> handle.createQuery("""
                        SELECT count(*) FROM reactions a JOIN reactions b
                        ON a.event_id = b.event_id AND a.from_person = b.to_person AND a.to_person = b.from_person
                        WHERE a.yes AND b.yes AND a.from_person < a.to_person
                        """).mapTo(Integer.class).one());
    }

    private void picture(String name, String condition) {
        browser.until("fetch('/playground/api/rehearsals').then(answer => answer.json()).then(answer => {"
                + " const {registered, confirmed, ready, phase} = answer.rehearsals[0]; return " + condition + "; })");
        browser.screenshot(PICTURES.resolve("rehearsal-" + name + ".png"));
    }

    private JsonNode state() {
        return Json.parse(house.get("/playground/api/rehearsals").body())
                .get("rehearsals")
                .get(0);
    }
}
