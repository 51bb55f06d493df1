package io.rondo.bench.fault;

import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.DiscordInteraction;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.discord.DiscordUser;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * On Discord, without direct messages: everything is found at the buttons of the event's thread. A press while the bot is away is
 * lost, as on Discord itself, and pressed again.
 */
final class DiscordGuest implements Guest {

    private static final Duration BEFORE_PRESSING_AGAIN = Duration.ofSeconds(6);
    private static final String ONLY_THREAD = "Only in the event's thread";
    private static final String THROUGH_YOU = "Through you";

    private final DiscordUser user;
    private final DiscordChannel general;
    private final Waiting waiting;

    DiscordGuest(DiscordUser user, DiscordChannel general, Waiting waiting) {
        this.user = user;
        this.general = general;
        this.waiting = waiting;
    }

    @Override
    public String name() {
        return user.name();
    }

    @Override
    public String externalId() {
        return Long.toString(user.id());
    }

    @Override
    public void registers() {
        answered(this::card, "Register", answer -> answer.text().contains("You're in"));
        // Asked one after the other; an answer that was lost may have been given all the same.
        waiting.until(name() + "'s answers", () -> {
            DiscordMessage place =
                    answered(this::card, "My place", answer -> answer.text().contains("You're in"));
            Optional<DiscordMessage> next = Optional.of(place);
            for (String label : List.of(ONLY_THREAD, THROUGH_YOU)) {
                if (next.isPresent() && next.get().labels().contains(label)) {
                    next = press(next.get(), label);
                }
            }
            return next.filter(message -> !message.labels().contains(ONLY_THREAD)
                            && !message.labels().contains(THROUGH_YOU))
                    .isPresent();
        });
    }

    @Override
    public void confirms() {
        answered(
                () -> line("I'll be there"),
                "I'll be there",
                answer -> answer.text().contains("You're in and confirmed"));
    }

    @Override
    public void isToldThatItTakesPlace() {
        waiting.until(
                "the line that it takes place",
                () -> lines().stream().anyMatch(line -> line.text().contains("takes place")));
    }

    @Override
    public void isHere() {
        answered(() -> line("I'm here"), "I'm here", answer -> answer.text().contains("You're here"));
    }

    @Override
    public String meets(int round) {
        DiscordMessage screen = answered(
                () -> line("My round"),
                "My round",
                answer -> TelegramGuest.partnerIn(answer.text(), round).isPresent());
        return TelegramGuest.partnerIn(screen.text(), round).orElseThrow();
    }

    @Override
    public void rates(int round, String partner, boolean yes) {
        String said = yes ? "you said yes" : "not this time";
        waiting.until(name() + "'s answer about " + partner, () -> {
            Optional<DiscordMessage> asked = line("Rate")
                    .flatMap(line -> press(line, "Rate"))
                    .filter(answer -> answer.text().toLowerCase(Locale.ROOT).contains(partner));
            if (asked.filter(answer -> answer.text().contains(said)).isPresent()) {
                return true;
            }
            return asked.filter(answer -> answer.text().contains("Would you like to meet again?"))
                    .flatMap(answer -> press(answer, yes ? "Yes" : "Not this time"))
                    .filter(answer -> answer.text().contains(said))
                    .isPresent();
        });
    }

    @Override
    public String readsResult() {
        DiscordMessage result = answered(
                () -> line("My result"),
                "My result",
                answer -> Steps.in(answer.text()).filter("result"::equals).isPresent());
        return result.text();
    }

    /** The lines of the event's thread. */
    @Override
    public List<String> heard() {
        return Steps.of(thread().map(DiscordChannel::posted).orElse(List.of()).stream()
                .flatMap(line -> Stream.concat(line.history().earlier().stream(), Stream.of(line.text())))
                .toList());
    }

    // ---- pressing and reading -----------------------------------------------------------------------------------

    /** Presses until an answer of this kind comes. */
    private DiscordMessage answered(
            Supplier<Optional<DiscordMessage>> where, String label, Predicate<DiscordMessage> expected) {
        return waiting.forSome(
                "the answer to " + name() + "'s [" + label + "]",
                () -> where.get().flatMap(message -> press(message, label)).filter(expected));
    }

    /** The answer, if one comes before the person loses patience. */
    private Optional<DiscordMessage> press(DiscordMessage message, String label) {
        try {
            DiscordInteraction pressed = user.press(message, label);
            return Waiting.soon(BEFORE_PRESSING_AGAIN, pressed::isDone)
                    ? Optional.of(pressed.awaitAnswer())
                    : Optional.empty();
        } catch (AssertionError failedOrGone) {
            return Optional.empty();
        }
    }

    private Optional<DiscordMessage> card() {
        return general.messages().reversed().stream()
                .filter(message -> message.labels().contains("Details"))
                .findFirst();
    }

    /** Below the card, which has no buttons any more when the evening is over. */
    private Optional<DiscordChannel> thread() {
        return general.messages().stream()
                .flatMap(message -> message.thread().stream())
                .findFirst();
    }

    private List<DiscordMessage> lines() {
        return thread().map(DiscordChannel::messages).orElse(List.of());
    }

    private Optional<DiscordMessage> line(String label) {
        return lines().reversed().stream()
                .filter(line -> line.labels().contains(label))
                .findFirst();
    }
}
