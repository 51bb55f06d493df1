package io.rondo.standalone.platforms;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordUser;
import io.rondo.testkit.discord.view.DiscordComponent;
import io.rondo.testkit.telegram.CallbackAnswer;
import io.rondo.testkit.telegram.FakeButton;
import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.FakeUser;
import java.util.Optional;

/** Somebody at the evening, on whichever platform: finds what is asked of them, and answers. */
interface Guest {

    String name();

    /** From the card in the community's chat to a seat, reachable through the bot only. */
    void registers();

    /** Presses the newest button of this label that is meant for them, and reads what comes of it. */
    String answers(String label);

    /** What they read of the round that runs. */
    String readsRound();

    /** The link to the round's call. */
    String call();

    /** Says what they think of the partner whom they just met. */
    void rates(String opinion);

    /** What they are told at the end. */
    String readsResult();

    /** On Discord, without direct messages: everything is found at the buttons of the event's thread. */
    final class OnDiscord implements Guest {
        private final BothHouse house;
        private final DiscordUser user;
        private final DiscordChannel general;
        private Optional<DiscordMessage> card = Optional.empty();
        private Optional<DiscordMessage> round = Optional.empty();

        OnDiscord(BothHouse house, DiscordUser user, DiscordChannel general) {
            this.house = house;
            this.user = user;
            this.general = general;
        }

        DiscordUser user() {
            return user;
        }

        @Override
        public String name() {
            return user.name();
        }

        /** As it stands now; when the evening is over, it has no buttons any more. */
        private DiscordMessage card() {
            DiscordMessage found = card.orElseGet(
                    () -> house.discord.awaitMessage(general, m -> m.labels().contains("Details")));
            card = Optional.of(found);
            return house.discord.current(found);
        }

        private DiscordMessage line(String label) {
            return card().thread().orElseThrow().messages().reversed().stream()
                    .filter(m -> m.labels().contains(label))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no line with [" + label + "]"));
        }

        DiscordMessage press(DiscordMessage message, String label) {
            DiscordMessage answer = user.press(message, label).awaitAnswer();
            house.settle();
            return answer;
        }

        @Override
        public void registers() {
            DiscordMessage place = press(card(), "Register");
            assertThat(place.text()).contains("You're in");
            press(press(place, "Only in the event's thread"), "Through you");
        }

        @Override
        public String answers(String label) {
            return press(line(label), label).text();
        }

        @Override
        public String readsRound() {
            round = Optional.of(press(line("My round"), "My round"));
            return round.get().text();
        }

        @Override
        public String call() {
            return round.flatMap(m -> m.component("Open the call"))
                    .flatMap(DiscordComponent::url)
                    .orElseThrow();
        }

        @Override
        public void rates(String opinion) {
            DiscordMessage asked = press(line("Rate"), "Rate");
            assertThat(asked.text()).contains("Would you like to meet again?");
            press(asked, opinion);
        }

        DiscordMessage result() {
            return press(line("My result"), "My result");
        }

        @Override
        public String readsResult() {
            return result().text();
        }
    }

    /** On Telegram, in the private chat with the bot. */
    final class OnTelegram implements Guest {
        private final BothHouse house;
        private final FakeUser user;
        private final FakeChat group;

        OnTelegram(BothHouse house, FakeUser user, FakeChat group) {
            this.house = house;
            this.user = user;
            this.group = group;
        }

        FakeUser user() {
            return user;
        }

        @Override
        public String name() {
            return user.name();
        }

        FakeMessage newest(String label) {
            return house.telegram.awaitMessage(user, m -> m.labels().contains(label));
        }

        /** The message as it stands after the press. */
        String press(FakeMessage message, String label) {
            user.presses(message, label).awaitAnswer();
            house.settle();
            return house.telegram.current(message).text();
        }

        @Override
        public void registers() {
            FakeMessage card =
                    house.telegram.awaitMessage(group, m -> m.labels().contains("Register"));
            CallbackAnswer answer = user.presses(card, "Register").awaitAnswer();
            user.opensDeepLink(answer.url().orElseThrow());
            house.settle();
            press(newest("Through you"), "Through you");
        }

        @Override
        public String answers(String label) {
            return press(newest(label), label);
        }

        @Override
        public String readsRound() {
            return newest("Open the call").text();
        }

        @Override
        public String call() {
            return newest("Open the call")
                    .button("Open the call")
                    .flatMap(FakeButton::url)
                    .orElseThrow();
        }

        @Override
        public void rates(String opinion) {
            FakeMessage asked = newest(opinion);
            assertThat(asked.text()).contains("Would you like to meet again?");
            press(asked, opinion);
        }

        @Override
        public String readsResult() {
            return house.telegram
                    .awaitMessage(
                            user,
                            m -> m.text().contains("both said yes") || m.text().contains("No mutual yes"))
                    .text();
        }
    }
}
