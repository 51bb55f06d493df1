package io.rondo.bench.fault;

import io.rondo.testkit.discord.DiscordChannel;
import io.rondo.testkit.discord.FakeDiscord;
import io.rondo.testkit.telegram.FakeBotApi;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at the rows and at what the platforms received, when an evening is over: what was lost, what happened twice, what came in the
 * wrong order. Each finding is a sentence.
 */
final class Audit {

    private final FaultEvening evening;
    private final FaultScale scale;
    private final Clockwork rows;
    private final FakeDiscord discord;
    private final FakeBotApi telegram;
    private final List<String> findings = new ArrayList<>();

    /**
     * What it found.
     *
     * @param doubled messages that stand twice on Telegram
     * @param findings empty when all is as the documentation says
     */
    record Outcome(long messages, long doubled, List<String> findings) {
        Outcome {
            findings = List.copyOf(findings);
        }
    }

    Audit(FaultEvening evening, FaultScale scale, Clockwork rows, FakeDiscord discord, FakeBotApi telegram) {
        this.evening = evening;
        this.scale = scale;
        this.rows = rows;
        this.discord = discord;
        this.telegram = telegram;
    }

    /** @param telegramKills how often Telegram's sender was killed: each may have doubled one message */
    Outcome look(int telegramKills) {
        nothingWaits();
        everyStepHappenedOnce();
        everyAnswerIsKept();
        everybodyHeardEveryStepInOrder();
        sentInTheOrderInWhichItWasStored();
        everyMessageIsSaidOnce();
        long onTelegram = unknownToUs(
                "telegram",
                telegram.sent().stream()
                        .filter(message -> message.receiver().isEmpty())
                        .map(message -> message.chat().id() + "/" + message.id())
                        .toList());
        require(
                onTelegram <= telegramKills,
                onTelegram + " messages on Telegram stand there twice, after " + telegramKills
                        + " kills of its sender");
        long onDiscord = discord.doubledSends();
        require(onDiscord == 0, onDiscord + " messages on Discord stand there twice");
        telegram.violations().forEach(found -> require(false, "Telegram: " + found));
        discord.violations().forEach(found -> require(false, "Discord: " + found));
        return new Outcome(telegram.sent().size() + discord.sent().size(), onTelegram, findings);
    }

    private void require(boolean so, String otherwise) {
        if (!so) {
            findings.add(otherwise);
        }
    }

    private void none(String what, String query) {
        List<String> rowsFound = rows.texts(query);
        require(rowsFound.isEmpty(), what + ": " + rowsFound);
    }

    private void exactly(long expected, String what, String fromWhere) {
        long found = rows.count(fromWhere);
        require(found == expected, found + " instead of " + expected + " " + what);
    }

    private void nothingWaits() {
        none("messages that are due and not handled", """
                SELECT queue || ' ' || type || ' since ' || due_at FROM outbox WHERE due_at < now() - interval '5 s'""");
        none("dead letters", "SELECT queue || ' ' || type || ': ' || reason FROM dead_letters");
        none("deliveries that did not arrive", """
                SELECT platform || ' ' || kind || ' ' || state || coalesce(': ' || error, '') FROM deliveries
                WHERE state NOT IN ('SENT', 'SUPERSEDED') AND not_before < now()""");
        none(
                "updates that were not answered",
                "SELECT state || ' ' || update_id FROM updates WHERE state <> 'ANSWERED'");
    }

    private void everyStepHappenedOnce() {
        long people = scale.people();
        long pairs = people / 2 * scale.rounds();
        List<String> state = rows.texts("SELECT s.name FROM events e JOIN event_states s ON s.id = e.state");
        require(state.equals(List.of("FINISHED")), "the event is " + state);
        exactly(people, "people who attended", "registrations WHERE state = 'ATTENDED'");
        exactly(pairs, "pairs that met", "pairs WHERE state = 'DONE'");
        exactly(pairs, "pairs in all", "pairs");
        exactly(pairs, "calls", "calls");
        exactly(pairs, "calls that have ended", "calls WHERE state = 'ENDED'");
        exactly(people / scale.groupSize(), "groups", "(SELECT DISTINCT group_no FROM pairs) AS groups");
        exactly(1, "plans", "(SELECT DISTINCT plan_version FROM pairs) AS plans");
        exactly(1, "results", "event_results");
        none("domain events that happened twice", """
                SELECT type || ' ' || body FROM domain_events GROUP BY type, community_id, person_id, body HAVING count(*) > 1""");
        none("steps that somebody was told of twice", """
                SELECT chat || ' ' || kind || ' ' || count(*) FROM deliveries
                WHERE state = 'SENT' AND NOT asked_for AND account_id IS NOT NULL
                  AND kind IN ('confirmation_request', 'event_will_take_place', 'ready_request', 'match')
                GROUP BY chat, kind HAVING count(*) > 1""");
        none("rounds that somebody was told of too often", """
                SELECT chat || ' ' || kind || ' ' || count(*) FROM deliveries
                WHERE state = 'SENT' AND NOT asked_for AND account_id IS NOT NULL
                  AND kind IN ('round_invitation', 'rating_request')
                GROUP BY chat, kind HAVING count(*) > %d""".formatted(scale.rounds()));
    }

    /** Whatever somebody read as the answer to a press is in the rows. */
    private void everyAnswerIsKept() {
        Map<String, List<String>> partners = evening.partners();
        Set<String> said = new HashSet<>(rows.texts("""
                SELECT lower(a.name) || ' ' || lower(b.name) || ' ' || r.yes FROM reactions r
                JOIN people a ON a.id = r.from_person JOIN people b ON b.id = r.to_person"""));
        Set<String> mutual = new TreeSet<>();
        int opinions = 0;
        for (Map.Entry<String, List<String>> met : partners.entrySet()) {
            String one = met.getKey();
            require(Set.copyOf(met.getValue()).size() == scale.rounds(), one + " met " + met.getValue());
            for (int round = 0; round < met.getValue().size(); round++) {
                String other = met.getValue().get(round);
                require(
                        partners.getOrDefault(other, List.of()).size() > round
                                && partners.getOrDefault(other, List.of())
                                        .get(round)
                                        .equals(one),
                        one + " met " + other + " in round " + (round + 1) + ", who met somebody else");
                String opinion = one + " " + other + " " + evening.likes(one, other);
                require(said.contains(opinion), "lost: what was said, " + opinion);
                opinions++;
                if (evening.likes(one, other) && evening.likes(other, one)) {
                    mutual.add(one.compareTo(other) < 0 ? one + "+" + other : other + "+" + one);
                }
            }
        }
        exactly(opinions, "opinions", "reactions");
        Set<String> matches = new TreeSet<>(rows.texts("""
                SELECT least(lower(a.name), lower(b.name)) || '+' || greatest(lower(a.name), lower(b.name)) FROM matches m
                JOIN people a ON a.id = m.person_a JOIN people b ON b.id = m.person_b"""));
        require(matches.equals(mutual), "matches " + matches + " instead of " + mutual);
        exactly(scale.people(), "people who said that they are here", "registrations WHERE ready_at IS NOT NULL");
        exactly(scale.people(), "people who confirmed", "registrations WHERE confirmed_at IS NOT NULL");
    }

    private void everybodyHeardEveryStepInOrder() {
        List<String> all = Steps.all(scale.rounds());
        for (Guest guest : evening.guests()) {
            List<String> heard = guest.heard();
            require(heard.equals(all), guest.name() + " heard " + heard);
        }
    }

    /** Within a chat, of what was to be sent at once; an edit has no place of its own. */
    private void sentInTheOrderInWhichItWasStored() {
        none("messages that overtook others in their chat", """
                SELECT platform || ' ' || chat || ' ' || kind FROM (
                    SELECT platform, chat, kind, coalesce(thread, '') AS thread,
                        split_part(platform_message_id, '/', -1) AS number,
                        max(lpad(split_part(platform_message_id, '/', -1), 30, '0')) OVER (
                            PARTITION BY platform, chat ORDER BY seq ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS before,
                        first_value(seq) OVER (PARTITION BY platform, chat, platform_message_id ORDER BY seq) = seq AS first
                    FROM deliveries
                    WHERE state = 'SENT' AND edits IS NULL AND not_before <= created_at) AS sent
                WHERE first AND lpad(number, 30, '0') < before""");
    }

    /** Nobody asked for it, so nobody's second press can have brought it. */
    private void everyMessageIsSaidOnce() {
        none("the same said twice", """
                SELECT platform || ' ' || chat || ' ' || kind || ' ' || count(*) FROM deliveries
                WHERE state = 'SENT' AND NOT asked_for AND slot IS NULL
                GROUP BY platform, chat, kind, reply HAVING count(*) > 1""");
        for (DiscordChannel channel : discord.guild("Mixers").channel("general").threads()) {
            List<String> lines = channel.posted().stream()
                    .map(line -> line.history().earlier().stream().findFirst().orElse(line.text()))
                    .toList();
            require(lines.size() == Set.copyOf(lines).size(), "lines of the thread that stand there twice: " + lines);
        }
    }

    /** Messages that stand there and that no delivery knows: the first of two, whose sender did not live to note it. */
    private long unknownToUs(String platform, List<String> standing) {
        Set<String> known =
                new HashSet<>(rows.texts("SELECT chat || '/' || platform_message_id FROM deliveries WHERE platform = '"
                        + platform + "' AND platform_message_id IS NOT NULL"));
        List<String> unknown =
                standing.stream().filter(id -> !known.contains(id)).toList();
        return unknown.size();
    }
}
