package io.rondo.playground;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.rondo.call.PracticeCalls;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.delivery.Transport;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page as people use it, in a real browser. Its pictures are left in {@code target/screenshots}. */
class PlaygroundPageTest {

    private static final Path PICTURES = Path.of("target", "screenshots");

    @TempDir
    private static Path profile;

    private static PlaygroundApp app;
    private static Browser browser;

    @BeforeAll
    static void start() {
        assumeTrue(
                Browser.installed().isPresent(),
                "Left out: the page's tests need Chromium (Debian: apt install chromium)");
        app = new PlaygroundApp();
        browser = Browser.start(profile);
    }

    @AfterAll
    static void stop() {
        if (browser != null) {
            browser.close();
            app.close();
        }
    }

    @BeforeEach
    void three_people_side_by_side() {
        browser.show(app.address("/playground"), 1280, 800, false);
        browser.until("document.querySelector('#connection').textContent === 'Connected'");
        browser.until("!document.querySelector('#welcome').hidden || document.querySelector('.pane') !== null");
        if (browser.evaluate("!document.querySelector('#welcome').hidden").asBoolean()) {
            browser.screenshot(PICTURES.resolve("welcome.png"));
            click("#welcome-three");
        }
        browser.until("document.querySelectorAll('.pane').length === 3");
    }

    @Test
    void a_command_is_typed_with_suggestions_and_answered_in_its_pane() {
        browser.evaluate(inPane("ana", "input").concat(".focus()"));
        browser.type("/gre");
        browser.until(inPane("ana", "[role=option]") + "?.textContent.includes('/greet')");
        browser.screenshot(PICTURES.resolve("suggestions.png"));
        browser.key("Tab");
        browser.key("Enter");

        browser.until(inPane("ana", ".log") + ".textContent.includes('Hello, ana')");

        browser.until(inPane("ana", ".message.own .text") + " !== null");
        assertThat(browser.evaluate(inPane("ana", ".message.own .text") + ".textContent")
                        .asString())
                .isEqualTo("/greet");
        assertThat(browser.evaluate(inPane("hugo", ".log") + ".textContent").asString())
                .doesNotContain("Hello, ana");
        assertThat(browser.evaluate(inPane("ana", "b") + ".textContent").asString())
                .isEqualTo("ana");
    }

    @Test
    void a_card_for_all_arrives_everywhere_and_says_so_on_the_tab() {
        say("bea", "group", "/mixer");

        browser.until(inPane("hugo", "[data-chat=group] .dot") + ".hidden === false");
        browser.evaluate(inPane("hugo", "[data-chat=group]") + ".click()");

        browser.until(inPane("hugo", ".card h3") + "?.textContent === 'Bar mixer'");
        assertThat(browser.evaluate(inPane("hugo", "[data-chat=group] .dot") + ".hidden")
                        .asBoolean())
                .isTrue();
        assertThat(browser.evaluate(inPane("hugo", ".card a") + ".href").asString())
                .isEqualTo("https://example.org/map");
    }

    @Test
    void a_press_changes_the_message_where_it_stands() {
        say("ana", "direct", "/count");
        browser.until(lastMessage("ana") + "?.textContent.includes('Counted to 0')");
        String id = browser.evaluate(lastMessage("ana") + ".dataset.id").asString();

        browser.evaluate(lastMessage("ana") + ".querySelector('.buttons button').click()");

        browser.until(message("ana", id) + ".textContent.includes('Counted to 1')");
        assertThat(browser.evaluate(message("ana", id) + ".textContent").asString())
                .contains("edited");
    }

    @Test
    void a_picture_stands_in_its_message_with_its_words() {
        say("ana", "direct", "/picture");

        browser.until(inPane("ana", "img.picture") + "?.naturalWidth === 60");

        assertThat(browser.evaluate(inPane("ana", "img.picture") + ".alt").asString())
                .isEqualTo("A plan: 4 people by 3 rounds");
    }

    @Test
    void a_form_is_filled_in_where_it_stands() {
        say("hugo", "direct", "/ask");
        browser.until(inPane("hugo", "form.questions") + " !== null");
        browser.evaluate(inPane("hugo", "form.questions [name=title]") + ".value = 'Book club'");
        browser.evaluate(inPane("hugo", "form.questions [name=seats]") + ".value = '20'");
        browser.screenshot(PICTURES.resolve("form.png"));

        browser.evaluate(inPane("hugo", "form.questions button") + ".click()");

        browser.until(inPane("hugo", ".log") + ".textContent.includes('Made Book club for 20')");
    }

    @Test
    void a_notice_arrives_without_asking_and_markup_in_it_is_only_text() {
        app.playground
                .transport()
                .send(
                        UUID.randomUUID(),
                        Transport.Target.chat("direct:bea"),
                        Reply.text(RichText.plain("<img src=x onerror=alert(1)> **bold**")));

        browser.until(inPane("bea", ".log") + ".textContent.includes('<img src=x onerror=alert(1)> **bold**')");

        assertThat(browser.evaluate(inPane("bea", ".log") + ".querySelector('img')")
                        .isNull())
                .isTrue();
    }

    @Test
    void times_are_shown_in_the_zone_of_whoever_reads() {
        app.post("people", Map.of("name", "bea", "zone", "Asia/Tokyo"));
        browser.show(app.address("/playground"), 1280, 800, false);
        browser.until(inPane("bea", ".who p") + "?.textContent.includes('Asia/Tokyo')");

        say("bea", "direct", "/calendar");

        browser.until(inPane("bea", ".bubble time") + "?.textContent === 'Sat 5 Dec 2026 03:00'");
    }

    @Test
    void a_wrong_call_is_said_in_the_pane() {
        browser.evaluate(
                "fetch('/playground/api/people', {method: 'POST', headers: {'Content-Type': 'text/plain'}, body: '{}'})"
                        + ".then(answer => answer.status)");
        browser.evaluate(inPane("ana", "input").concat(".focus()"));
        browser.evaluate(inPane("ana", "input") + ".value = 'x'.repeat(20001)");

        browser.key("Enter");

        browser.until(inPane("ana", ".pane-error") + ".textContent.includes('too long')");
        browser.evaluate(inPane("ana", "input") + ".value = ''");
    }

    @Test
    void every_control_has_a_name_and_the_script_complains_of_nothing() {
        String nameless = """
                [...document.querySelectorAll('button, input, select, a')].filter(node => node.offsetParent
                    && !(node.getAttribute('aria-label') || node.textContent.trim() || node.labels?.length)).length""";

        assertThat(browser.evaluate(nameless).asInt()).isZero();
        assertThat(browser.complaints())
                .filteredOn(complaint -> !complaint.contains("415") && !complaint.contains("400"))
                .isEmpty();
    }

    @Test
    void it_stays_within_the_screen_of_a_phone_and_in_the_dark() {
        say("ana", "group", "/mixer");
        say("ana", "group", "/shelf");
        say("ana", "direct", "/both");
        browser.evaluate("document.querySelectorAll('[data-chat=group]').forEach(tab => tab.click())");
        browser.screenshot(PICTURES.resolve("desktop.png"));
        browser.show(app.address("/playground"), 1280, 800, true);
        browser.until("document.querySelectorAll('.pane .message').length > 2");
        browser.evaluate("document.querySelectorAll('[data-chat=group]').forEach(tab => tab.click())");
        browser.screenshot(PICTURES.resolve("desktop-dark.png"));

        browser.show(app.address("/playground"), 390, 800, false);
        browser.until("document.querySelectorAll('.pane .message').length > 2");

        browser.screenshot(PICTURES.resolve("phone.png"));
        assertThat(browser.evaluate("document.documentElement.scrollWidth").asInt())
                .isEqualTo(390);
        assertThat(browser.evaluate("document.querySelector('.composer').getBoundingClientRect().bottom")
                        .asInt())
                .isLessThanOrEqualTo(800);
    }

    @Test
    void a_practice_call_shows_both_and_says_when_it_has_ended() {
        app.rooms.put("quiet-room-7", PracticeCalls.Room.OPEN);
        app.post("calls/quiet-room-7", Map.of("as", "hugo"));
        browser.show(app.address("/playground/call/quiet-room-7?as=ana"), 1280, 800, false);

        browser.until("document.querySelector('#state').textContent === 'You and hugo are here.'");

        browser.screenshot(PICTURES.resolve("call.png"));
        app.rooms.put("quiet-room-7", PracticeCalls.Room.ENDED);
        browser.evaluate("document.querySelector('#leave').click()");
        browser.until("document.querySelector('#state').textContent === 'This call has ended.'");
    }

    private static void say(String as, String chat, String text) {
        app.say(as, text, chat);
    }

    private static void click(String selector) {
        browser.evaluate("document.querySelector('" + selector + "').click()");
    }

    private static String inPane(String person, String selector) {
        return "document.querySelector(\".pane[aria-label^='" + person + "'] " + selector + "\")";
    }

    private static String message(String person, String id) {
        return inPane(person, "[data-id='" + id + "']");
    }

    private static String lastMessage(String person) {
        return inPane(person, ".message:last-child");
    }
}
