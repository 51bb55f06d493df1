package io.rondo.ledger;

import io.rondo.chat.words.Words;
import io.rondo.tx.UnitOfWork;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** What a community calls its currencies, and how an amount is written. Stateless, so safe to use from several threads. */
public final class Currencies {

    public static final int LONGEST_NAME = 30;
    public static final int LONGEST_SYMBOL = 8;

    /**
     * The names in one community.
     *
     * @param chosen those that it has chosen; the others are called as usual, in the reader's language
     */
    public record Names(Map<Currency, Name> chosen) {

        /** A currency's name, as a heading. */
        public String name(Words words, Currency currency) {
            Name name = chosen.get(currency);
            return name == null ? words.label("ledger.currency." + currency.key()) : name.name();
        }

        /** {@code 10 💎}, or {@code 10 XP} where there is no symbol. */
        public String amount(Words words, Currency currency, long units) {
            Name name = chosen.get(currency);
            String symbol = name == null ? currency.symbol() : name.symbol();
            return words.label(
                    "ledger.amount", "amount", units, "unit", symbol.isEmpty() ? name(words, currency) : symbol);
        }

        /** All of them after one another. */
        public String amounts(Words words, List<Amount> amounts) {
            return amounts.stream()
                    .map(amount -> amount(words, amount.currency(), amount.units()))
                    .collect(Collectors.joining(", "));
        }
    }

    /**
     * A chosen name.
     *
     * @param symbol stands behind amounts; empty for the name itself
     */
    public record Name(String name, String symbol) {}

    public Names names(UnitOfWork work, UUID communityId) {
        Map<Currency, Name> chosen = new EnumMap<>(Currency.class);
        work.store(CurrencyStore.class)
                .names(communityId)
                .forEach(row -> chosen.put(Currency.valueOf(row.currency()), new Name(row.name(), row.symbol())));
        return new Names(chosen);
    }

    /** Calls a currency like this from now on, in all that was and will be. */
    public void name(UnitOfWork work, UUID communityId, Currency currency, Name name) {
        work.store(CurrencyStore.class).name(communityId, currency.name(), name.name(), name.symbol());
    }
}
