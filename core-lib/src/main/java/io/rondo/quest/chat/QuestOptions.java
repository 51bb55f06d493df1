package io.rondo.quest.chat;

import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Options;
import io.rondo.chat.UserError;
import io.rondo.ledger.Amount;
import io.rondo.ledger.Currency;
import io.rondo.quest.rule.Cadence;
import io.rondo.quest.rule.Definition;
import io.rondo.quest.rule.Prerequisite;
import io.rondo.quest.rule.Rewards;
import io.rondo.quest.rule.Rule;
import io.rondo.quest.rule.Terms;
import io.rondo.quest.rule.Trigger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The options of a quest, laid over what it is already. */
final class QuestOptions {

    private static final int LONGEST_BADGE = 40;
    private static final int LONGEST_ROLE = 30;
    private static final int LONGEST_NEEDS = 200;

    private QuestOptions() {}

    /** All but the name. */
    static List<Option> all() {
        return List.of(
                Option.optional("trigger", new OptionType.OneOf(Trigger.keys())),
                Option.optional("streak", new OptionType.Number(1, Rule.MOST_STREAK)),
                Option.optional("times", new OptionType.Number(1, Rule.MOST_DUPLICATION)),
                Option.optional("gold", new OptionType.Number(0, Amount.MOST)),
                Option.optional("diamond", new OptionType.Number(0, Amount.MOST)),
                Option.optional("xp", new OptionType.Number(0, Amount.MOST)),
                Option.optional("coin", new OptionType.Number(0, Amount.MOST)),
                Option.optional("role", new OptionType.Text(LONGEST_ROLE, false)),
                Option.optional("badge", new OptionType.Text(LONGEST_BADGE, false)),
                Option.optional("auto", new OptionType.YesNo()),
                Option.optional(
                        "each",
                        new OptionType.OneOf(Arrays.stream(Cadence.values())
                                .map(Cadence::key)
                                .toList())),
                Option.optional("in_a_row", new OptionType.YesNo()),
                Option.optional("grace", new OptionType.YesNo()),
                Option.optional("supply", new OptionType.Number(1, 1_000_000)),
                Option.optional("from", new OptionType.Moment(true)),
                Option.optional("until", new OptionType.Moment(false)),
                Option.optional("needs", new OptionType.Text(LONGEST_NEEDS, false)),
                Option.optional("only", new OptionType.Text(LONGEST_NEEDS, false)),
                Option.optional("text", new OptionType.Text(Definition.LONGEST_DESCRIPTION, false)));
    }

    /** @throws UserError when an option's value cannot be */
    static Definition over(Definition before, Conversation conversation) {
        Options options = conversation.options();
        return new Definition(
                options.text("name").orElse(before.name()),
                options.text("text").orElse(before.description()),
                rule(before.rule(), options),
                terms(before.terms(), options),
                rewards(before.rewards(), options),
                options.yesNo("auto").orElse(before.autoClaim()));
    }

    private static Rule rule(Rule before, Options options) {
        return new Rule(
                options.text("trigger").map(Trigger::of).orElse(before.trigger()),
                options.text("only").map(QuestOptions::filter).orElse(before.filter()),
                options.number("streak").orElse(before.streak()),
                options.number("times").orElse(before.duplication()),
                options.text("each").map(Cadence::of).orElse(before.cadence()),
                options.yesNo("in_a_row").orElse(before.consecutive()),
                options.yesNo("grace").orElse(before.grace()));
    }

    /** {@code channel=123}, which is what happened there alone. */
    private static Map<String, String> filter(String typed) {
        String[] parts = typed.split("=", 2);
        if (parts.length < 2 || parts[0].isBlank() || parts[1].isBlank()) {
            throw new UserError("quest.error.only", "typed", typed).about("only");
        }
        return Map.of(parts[0].strip(), parts[1].strip().replaceAll("^<#(\\d+)>$", "$1"));
    }

    private static Terms terms(Terms before, Options options) {
        return new Terms(
                options.moment("from").or(before::from),
                options.moment("until").or(before::until),
                options.number("supply").or(before::supply),
                options.text("needs").map(QuestOptions::needs).or(before::needs));
    }

    private static Prerequisite needs(String typed) {
        return NeedsText.read(typed)
                .orElseThrow(() -> new UserError("quest.error.needs", "typed", typed).about("needs"));
    }

    private static Rewards rewards(Rewards before, Options options) {
        List<Amount> amounts = new ArrayList<>();
        for (Currency currency : Currency.values()) {
            Optional<Long> typed = options.number(currency.key()).map(Integer::longValue);
            long units = typed.orElse(before.amounts().stream()
                    .filter(amount -> amount.currency() == currency)
                    .mapToLong(Amount::units)
                    .sum());
            if (units > 0) {
                amounts.add(new Amount(currency, units));
            }
        }
        return new Rewards(
                amounts,
                options.text("role").map(role -> role.replaceAll("[<@&>]", "")).or(before::role),
                options.text("badge").or(before::badge));
    }
}
