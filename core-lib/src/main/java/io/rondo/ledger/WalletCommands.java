package io.rondo.ledger;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Pages;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.member.People;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/** {@code /balance}: what one has and how it came; {@code /wallet}: what admins do about it. */
final class WalletCommands {

    private static final int PAGE = 10;
    private static final int MOST_PAGES = 1_000;
    private static final int LONGEST_REASON = 150;

    private final Ledger ledger;
    private final Currencies currencies;
    private final People people;

    WalletCommands(Ledger ledger, Currencies currencies, People people) {
        this.ledger = ledger;
        this.currencies = currencies;
        this.people = people;
    }

    List<Command> commands() {
        Option page = Option.optional(Pages.PAGE, new OptionType.Number(1, MOST_PAGES));
        Option person = Option.required("person", new OptionType.Person());
        Option currency = Option.required("currency", new OptionType.OneOf(Currency.keys()));
        return List.of(
                Command.typed("balance", this::balance, page),
                Command.typed("wallet show", this::show, person, page).by(Access.MODERATOR),
                Command.typed(
                                "wallet correct",
                                this::correct,
                                person,
                                currency,
                                Option.required("amount", new OptionType.Number(-Amount.MOST, Amount.MOST)),
                                Option.required("reason", new OptionType.Text(LONGEST_REASON, false)))
                        .by(Access.ADMIN),
                Command.typed(
                                "wallet currency",
                                this::name,
                                currency,
                                Option.required("name", new OptionType.Text(Currencies.LONGEST_NAME, false)),
                                Option.optional("symbol", new OptionType.Text(Currencies.LONGEST_SYMBOL, false)))
                        .by(Access.ADMIN));
    }

    private Reply balance(Conversation conversation) {
        return balance(conversation, conversation.personId(), Action.of("balance"));
    }

    private Reply show(Conversation conversation) {
        UUID person = conversation.options().requiredId("person");
        return balance(conversation, person, Action.of("wallet show").with("person", person));
    }

    private Reply balance(Conversation conversation, UUID personId, Action turn) {
        Words words = conversation.words();
        UUID communityId = conversation.communityId();
        Currencies.Names names = currencies.names(conversation.work(), communityId);
        int page = conversation.options().number(Pages.PAGE).orElse(1);
        List<Ledger.Movement> found =
                ledger.movements(conversation.work(), communityId, personId, PAGE + 1, (page - 1) * PAGE);
        List<Reply.Item> items = found.stream()
                .limit(PAGE)
                .map(movement -> new Reply.Item(line(words, names, movement), List.of()))
                .toList();
        int pages = Math.min(MOST_PAGES, found.size() > PAGE ? page + 1 : page);
        return new Reply.Listing(
                heading(conversation, names, personId),
                items,
                page,
                pages,
                pages > 1 ? Optional.of(turn) : Optional.empty(),
                List.of());
    }

    private RichText heading(Conversation conversation, Currencies.Names names, UUID personId) {
        Words words = conversation.words();
        Ledger.Balances balances = ledger.balances(conversation.work(), conversation.communityId(), personId);
        List<RichText> lines = new ArrayList<>();
        lines.add(
                personId.equals(conversation.personId())
                        ? words.text("ledger.balance.title")
                        : words.text("ledger.balance.title-of", "name", people.name(conversation.work(), personId)));
        for (Currency currency : Currency.values()) {
            Optional.ofNullable(balances.owned().get(currency))
                    .ifPresent(owned -> lines.add(words.text(
                            "ledger.balance.line",
                            "name",
                            names.name(words, currency),
                            "amount",
                            names.amount(words, currency, owned))));
            Optional.ofNullable(balances.owed().get(currency))
                    .ifPresent(owed -> lines.add(
                            words.text("ledger.balance.debt", "amount", names.amount(words, currency, owed))));
        }
        if (lines.size() == 1) {
            lines.add(words.text("ledger.balance.none"));
        }
        return RichText.lines(lines);
    }

    private static RichText line(Words words, Currencies.Names names, Ledger.Movement movement) {
        String key = movement.kind().name().toLowerCase(Locale.ROOT).replace('_', '-');
        return words.text(
                "ledger.movement." + key,
                "amount",
                (movement.amount() < 0 ? "−" : "+")
                        + names.amount(words, movement.currency(), Math.abs(movement.amount())),
                "reason",
                movement.reason().orElse("–"),
                "at",
                movement.at());
    }

    private Reply correct(Conversation conversation) {
        UUID person = conversation.options().requiredId("person");
        Currency currency = Currency.of(conversation.options().text("currency").orElseThrow());
        long units = conversation.options().number("amount").orElseThrow();
        if (units == 0) {
            throw new UserError("ledger.error.nothing").about("amount");
        }
        Entry entry = Entry.correction(
                UUID.randomUUID().toString(),
                conversation.options().text("reason").orElseThrow(),
                conversation.personId());
        List<Amount> amounts = List.of(new Amount(currency, Math.abs(units)));
        UUID communityId = conversation.communityId();
        if (units > 0) {
            ledger.give(conversation.work(), communityId, person, amounts, entry);
        } else {
            ledger.takeBack(conversation.work(), communityId, person, amounts, entry);
        }
        return Reply.text(RichText.lines(
                conversation.words().text("ledger.corrected"),
                heading(conversation, currencies.names(conversation.work(), communityId), person)));
    }

    private Reply name(Conversation conversation) {
        Currency currency = Currency.of(conversation.options().text("currency").orElseThrow());
        currencies.name(
                conversation.work(),
                conversation.communityId(),
                currency,
                new Currencies.Name(
                        conversation.options().text("name").orElseThrow(),
                        conversation.options().text("symbol").orElse("")));
        Currencies.Names names = currencies.names(conversation.work(), conversation.communityId());
        return Reply.text(
                conversation.words().text("ledger.named", "example", names.amount(conversation.words(), currency, 10)));
    }
}
