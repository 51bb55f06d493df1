package io.rondo.quest.chat;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.chat.words.Words;
import io.rondo.ledger.Currencies;
import io.rondo.quest.Quest;
import io.rondo.quest.QuestViews;
import io.rondo.quest.rule.Cadence;
import io.rondo.quest.rule.Rewards;
import io.rondo.quest.rule.Rule;
import java.util.ArrayList;
import java.util.List;

/** Puts quests and rewards into words. */
final class QuestCards {

    private static final int CELLS = 6;

    private QuestCards() {}

    /** A bar that says nothing which the numbers beside it do not say. */
    static String bar(long reached, long streak) {
        int full = Math.clamp(reached * CELLS / Math.max(1, streak), 0, CELLS);
        return "▓".repeat(full) + "░".repeat(CELLS - full);
    }

    static RichText rewards(Words words, Currencies.Names names, Rewards rewards) {
        List<String> parts = new ArrayList<>();
        if (!rewards.amounts().isEmpty()) {
            parts.add(names.amounts(words, rewards.amounts()));
        }
        rewards.badge().ifPresent(badge -> parts.add(words.label("quest.reward.badge", "badge", badge)));
        rewards.role().ifPresent(role -> parts.add(words.label("quest.reward.role")));
        return RichText.plain(parts.isEmpty() ? words.label("quest.reward.none") : String.join(", ", parts));
    }

    /** One quest in one or two lines. */
    static RichText line(Words words, Currencies.Names names, QuestViews.View view) {
        List<RichText> lines = new ArrayList<>();
        String name = view.quest().name();
        RichText reward = rewards(words, names, view.quest().definition().rewards());
        if (view.isDone()) {
            lines.add(words.text("quest.line.done", "name", name));
        } else {
            RichText line = words.text(
                    "quest.line",
                    "name",
                    name,
                    "bar",
                    bar(view.reached(), view.streak()),
                    "reached",
                    view.reached(),
                    "streak",
                    view.streak(),
                    "reward",
                    reward);
            lines.add(view.resets()
                    .map(at -> line.then(words.text(
                            view.counted() ? "quest.line.counted" : "quest.line.resets",
                            "at",
                            words.time(at, Span.Style.RELATIVE))))
                    .orElse(line));
        }
        if (!view.quest().definition().description().isEmpty()) {
            lines.add(RichText.plain(view.quest().definition().description()));
        }
        if (!view.open()) {
            lines.add(words.text(
                    "quest.line.locked",
                    "needs",
                    view.quest()
                            .definition()
                            .terms()
                            .needs()
                            .map(NeedsText::write)
                            .orElse("")));
        }
        return RichText.lines(lines);
    }

    /** What an admin sees of a quest before it is live. */
    static RichText details(Words words, Currencies.Names names, Quest quest, int taken) {
        Rule rule = quest.definition().rule();
        List<RichText> lines = new ArrayList<>();
        lines.add(RichText.bold(quest.name()));
        if (!quest.definition().description().isEmpty()) {
            lines.add(RichText.plain(quest.definition().description()));
        }
        lines.add(words.text(
                "quest.details.rule",
                "trigger",
                words.label("quest.trigger." + rule.trigger().key().replace('_', '-')),
                "streak",
                rule.streak(),
                "times",
                rule.duplication()));
        if (rule.cadence() != Cadence.ANY) {
            lines.add(words.text(
                    rule.consecutive() ? "quest.details.in-a-row" : "quest.details.each",
                    "cadence",
                    new Words.Select(rule.cadence().key()),
                    "grace",
                    new Words.Select(rule.grace() ? "yes" : "no")));
        }
        lines.add(words.text(
                quest.definition().autoClaim() ? "quest.details.reward-at-once" : "quest.details.reward-claimed",
                "reward",
                rewards(words, names, quest.definition().rewards())));
        quest.definition()
                .terms()
                .supply()
                .ifPresent(supply -> lines.add(
                        words.text("quest.details.supply", "left", Math.max(0, supply - taken), "supply", supply)));
        quest.definition().terms().from().ifPresent(from -> lines.add(words.text("quest.details.from", "at", from)));
        quest.definition()
                .terms()
                .until()
                .ifPresent(until -> lines.add(words.text("quest.details.until", "at", until)));
        quest.definition()
                .terms()
                .needs()
                .ifPresent(needs -> lines.add(words.text("quest.details.needs", "needs", NeedsText.write(needs))));
        return RichText.lines(lines);
    }
}
