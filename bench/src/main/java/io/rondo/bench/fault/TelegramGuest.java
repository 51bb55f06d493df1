package io.rondo.bench.fault;

import io.rondo.testkit.telegram.CallbackAnswer;
import io.rondo.testkit.telegram.FakeBotApi;
import io.rondo.testkit.telegram.FakeChat;
import io.rondo.testkit.telegram.FakeMessage;
import io.rondo.testkit.telegram.FakeUser;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.regex.Matcher;
import java.util.stream.Stream;

/** On Telegram, in the private chat with the bot. Presses wait at Telegram while the bot is away. */
final class TelegramGuest implements Guest {

    private static final Duration BEFORE_PRESSING_AGAIN = Duration.ofSeconds(12);

    private final FakeBotApi telegram;
    private final FakeUser user;
    private final FakeChat group;
    private final Waiting waiting;

    TelegramGuest(FakeBotApi telegram, FakeUser user, FakeChat group, Waiting waiting) {
        this.telegram = telegram;
        this.user = user;
        this.group = group;
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
        waiting.until(name() + "'s seat", () -> {
            Optional<FakeMessage> card = newest(group, "Register");
            if (card.isPresent()) {
                answerTo(card.get(), "Register").flatMap(CallbackAnswer::url).ifPresent(user::opensDeepLink);
            }
            return Waiting.soon(BEFORE_PRESSING_AGAIN, () -> reads("You're in"));
        });
        presses("Through you", () -> offers("Through you").isEmpty());
    }

    @Override
    public void confirms() {
        waiting.forSome(name() + "'s question", () -> offers("I'll be there"));
        presses("I'll be there", () -> reads("You're in and confirmed"));
    }

    @Override
    public void isToldThatItTakesPlace() {
        waiting.until(name() + "'s word that it takes place", () -> reads("takes place: "));
    }

    @Override
    public void isHere() {
        waiting.forSome(name() + "'s rules", () -> offers("I'm here"));
        presses("I'm here", () -> reads("You're here"));
    }

    @Override
    public String meets(int round) {
        return waiting.forSome(
                name() + "'s round " + round,
                () -> texts().flatMap(text -> partnerIn(text, round).stream()).findFirst());
    }

    static Optional<String> partnerIn(String text, int round) {
        Matcher title = Steps.ROUND.matcher(text);
        return title.find() && title.group(1).equals(Integer.toString(round))
                ? Optional.of(title.group(2).toLowerCase(Locale.ROOT))
                : Optional.empty();
    }

    @Override
    public void rates(int round, String partner, boolean yes) {
        String label = yes ? "Yes" : "Not this time";
        String shown = partner.substring(0, 1).toUpperCase(Locale.ROOT) + partner.substring(1);
        String said = shown + (yes ? ": you said yes." : ": not this time.");
        waiting.until(name() + "'s answer about " + partner, () -> {
            Optional<FakeMessage> question = mine().filter(message ->
                            message.labels().contains(label) && message.text().contains("That was " + shown + "."))
                    .findFirst();
            question.ifPresent(message -> press(message, label));
            return Waiting.soon(BEFORE_PRESSING_AGAIN, () -> reads(said));
        });
    }

    @Override
    public String readsResult() {
        return waiting.forSome(
                name() + "'s result",
                () -> mine().map(FakeMessage::text)
                        .filter(text -> text.contains("both said yes") || text.contains("No mutual yes"))
                        .findFirst());
    }

    /** Each by when the message came that first told of it. */
    @Override
    public List<String> heard() {
        return Steps.of(telegram.sentTo(user).stream()
                .flatMap(message -> Stream.concat(message.earlierTexts().stream(), Stream.of(message.text())))
                .toList());
    }

    // ---- pressing and reading -----------------------------------------------------------------------------------

    private void presses(String label, BooleanSupplier done) {
        waiting.until("the effect of " + name() + "'s [" + label + "]", () -> {
            if (done.getAsBoolean()) {
                return true;
            }
            offers(label).ifPresent(message -> press(message, label));
            return Waiting.soon(BEFORE_PRESSING_AGAIN, done);
        });
    }

    private void press(FakeMessage message, String label) {
        try {
            user.presses(message, label);
        } catch (AssertionError gone) {
            // The button is no longer there: somebody's press has had its effect.
            return;
        }
    }

    private Optional<CallbackAnswer> answerTo(FakeMessage message, String label) {
        try {
            return Optional.of(
                    user.presses(message, label).answer().get(BEFORE_PRESSING_AGAIN.toMillis(), TimeUnit.MILLISECONDS));
        } catch (AssertionError | TimeoutException | ExecutionException none) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<FakeMessage> offers(String label) {
        return newest(user.privateChat(), label);
    }

    private Optional<FakeMessage> newest(FakeChat chat, String label) {
        return telegram.messages(chat).reversed().stream()
                .filter(FakeMessage::fromBot)
                .filter(message -> message.labels().contains(label))
                .findFirst();
    }

    private boolean reads(String part) {
        return mine().anyMatch(message -> message.text().contains(part));
    }

    /** What stands in the private chat, newest first. */
    private Stream<FakeMessage> mine() {
        return telegram.messages(user.privateChat()).reversed().stream().filter(FakeMessage::fromBot);
    }

    /** What stands there and what stood there before it was edited. */
    private Stream<String> texts() {
        return mine().flatMap(message -> Stream.concat(Stream.of(message.text()), message.earlierTexts().stream()));
    }
}
