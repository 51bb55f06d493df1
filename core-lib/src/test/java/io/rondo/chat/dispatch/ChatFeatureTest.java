package io.rondo.chat.dispatch;

import static io.rondo.chat.dispatch.DispatcherTest.textOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Answer;
import io.rondo.chat.Pages;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ChatFeatureTest {

    private final TestHouse house = new TestHouse(new MixerFeature());

    @AfterEach
    void close() {
        house.close();
    }

    @Test
    void help_shows_what_one_may_use_here_in_groups() {
        Reply.Listing ana = (Reply.Listing) house.say("ana", "/help").reply();
        Reply.Listing mia = (Reply.Listing) house.say("mia", "/help").reply();

        assertThat(texts(ana))
                .contains("Mixers\n/mixer create: Make a mixer", "/mixer whisper: Whisper to someone")
                .noneMatch(text ->
                        text.contains("/mixer close") || text.contains("/mixer wave") || text.contains("/mixer join"));
        assertThat(texts(mia))
                .contains("/mixer close: Close the doors")
                .noneMatch(text -> text.contains("/mixer wipe"));
    }

    @Test
    void help_is_paged_and_turned_in_its_own_message() {
        Reply.Listing first = (Reply.Listing)
                house.say("mia", Platform.TELEGRAM, Place.DIRECT, "/help").reply();
        assertThat(first.pages()).isEqualTo(2);
        assertThat(first.items()).hasSize(10);

        Answered second =
                house.press("mia", Platform.TELEGRAM, first.turn().orElseThrow().with("page", 2));

        assertThat(second.how()).isEqualTo(Answer.EDIT);
        assertThat(((Reply.Listing) second.reply()).page()).isEqualTo(2);
        assertThat(texts((Reply.Listing) second.reply())).last().asString().contains("/cancel");
        assertThat(texts(first)).contains("/mixer_zone: Tell your time zone");
    }

    @Test
    void help_on_a_command_tells_its_options() {
        assertThat(textOf(house.say("ana", "/help mixer create")))
                .startsWith(
                        "/mixer create: Make a mixer\n• title: What it is called\n• starts: When it starts\n• capacity (if you like): ");
        assertThat(textOf(house.say("ana", "/help /mixer_create"))).startsWith("/mixer create: Make a mixer");
        assertThat(textOf(house.say("ana", "/help mixer wipe")))
                .isEqualTo("I know no command called 'mixer wipe'. /help shows all.");
    }

    @Test
    void a_family_of_commands_alone_shows_its_members() {
        Reply.Listing mixers = (Reply.Listing) house.say("ana", "/mixer").reply();

        assertThat(texts(mixers)).hasSize(6).allMatch(text -> text.contains("/mixer "));
    }

    @Test
    void my_shows_what_waits_or_a_next_step() {
        assertThat(textOf(house.say("hugo", "/my"))).isEqualTo("Confirm your place");
        Answered nothing = house.say("ana", "/my");
        assertThat(textOf(nothing)).isEqualTo("Nothing waits for you.");
        assertThat(((Reply.Text) nothing.reply()).rows()).hasSize(1);
    }

    @Test
    void pages_are_cut_and_a_page_that_is_not_there_becomes_the_nearest() {
        List<Integer> numbers = IntStream.rangeClosed(1, 21).boxed().toList();

        Reply.Listing last = page(numbers, 99);

        assertThat(last.page()).isEqualTo(3);
        assertThat(last.pages()).isEqualTo(3);
        assertThat(texts(last)).containsExactly("21");
        assertThat(page(numbers, -5).page()).isEqualTo(1);
        assertThat(page(List.of(), 1).pages()).isEqualTo(1);
        assertThat(page(List.of(1), 1).turn()).isEmpty();
    }

    private static Reply.Listing page(List<Integer> numbers, int page) {
        return Pages.listing(
                RichText.plain("Numbers"),
                numbers,
                page,
                10,
                number -> new Reply.Item(RichText.plain(number.toString()), List.of()),
                Action.of("help"));
    }

    private static List<String> texts(Reply.Listing listing) {
        return listing.items().stream().map(item -> item.text().plain()).toList();
    }
}
