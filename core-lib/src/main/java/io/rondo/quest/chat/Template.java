package io.rondo.quest.chat;

import io.rondo.ledger.Amount;
import io.rondo.ledger.Currency;
import io.rondo.quest.rule.Cadence;
import io.rondo.quest.rule.Rewards;
import io.rondo.quest.rule.Rule;
import io.rondo.quest.rule.Trigger;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The usual quests, ready to be changed; named by the bundle key {@code quest.template.<key>}. */
// Rules and rewards are records of values and of copied collections.
@SuppressWarnings("ImmutableEnumChecker")
enum Template {
    WELCOME(Rule.of(Trigger.NEW_SIGN_IN, 1, 1), Rewards.of(new Amount(Currency.XP, 20)), true),
    DAILY(
            Rule.of(Trigger.SIGNED_IN, 1, Rule.MOST_DUPLICATION).each(Cadence.DAY),
            Rewards.of(new Amount(Currency.XP, 10)),
            true),
    THREE_IN_A_ROW(
            Rule.of(Trigger.SIGNED_IN, 3, 10).each(Cadence.DAY).consecutive(false),
            Rewards.of(new Amount(Currency.DIAMOND, 10)),
            false),
    WEEK_IN_A_ROW(
            Rule.of(Trigger.SIGNED_IN, 7, 52).each(Cadence.DAY).consecutive(true),
            Rewards.of(new Amount(Currency.GOLD, 50), new Amount(Currency.XP, 50)),
            false),
    REGULAR(Rule.of(Trigger.EVENT_ATTENDED, 3, 10), Rewards.of(new Amount(Currency.GOLD, 100)), false),
    NEW_FACES(Rule.of(Trigger.MET_SOMEONE, 5, 10), Rewards.of(new Amount(Currency.XP, 50)), true),
    TALKATIVE(Rule.of(Trigger.MESSAGE_SENT, 20, 365).each(Cadence.ANY), Rewards.of(new Amount(Currency.XP, 20)), true),
    INVITE(Rule.of(Trigger.MEMBER_INVITED, 1, 20), Rewards.of(new Amount(Currency.GOLD, 25)), false);

    private final Rule rule;
    private final Rewards rewards;
    private final boolean autoClaim;

    Template(Rule rule, Rewards rewards, boolean autoClaim) {
        this.rule = rule;
        this.rewards = rewards;
        this.autoClaim = autoClaim;
    }

    Rule rule() {
        return rule;
    }

    Rewards rewards() {
        return rewards;
    }

    boolean autoClaim() {
        return autoClaim;
    }

    String key() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> keys() {
        return Arrays.stream(values()).map(Template::key).toList();
    }

    static Template of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT).replace('-', '_'));
    }
}
