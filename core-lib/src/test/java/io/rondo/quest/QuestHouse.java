package io.rondo.quest;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.bus.HandlingProcessor;
import io.rondo.bus.MessageProcessor;
import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import io.rondo.ledger.LedgerCheck;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A community with an admin, whose quests are made and done as people do it. */
final class QuestHouse implements AutoCloseable {

    /** Everything that counting leaves behind, as text; ids of completions and the moment are left out. */
    private static final String ROWS = """
            SELECT 'progress ' || p.name || ' ' || q.name || ' ' || counted || ' ' || cycles || ' ' || in_cycle || ' ' ||
                   coalesce((last_from AT TIME ZONE 'UTC')::text, '') AS row
            FROM quest_progress g JOIN people p ON p.id = g.person_id JOIN quests q ON q.id = g.quest_id
            UNION ALL SELECT 'days ' || p.name || ' ' || days || ' ' || run || ' ' || best || ' ' || (last_from AT TIME ZONE 'UTC')
            FROM check_ins c JOIN people p ON p.id = c.person_id
            UNION ALL SELECT 'completion ' || p.name || ' ' || q.name || ' ' || cycle || ' ' || (claimed_at IS NOT NULL)
            FROM completions c JOIN people p ON p.id = c.person_id JOIN quests q ON q.id = c.quest_id
            UNION ALL SELECT 'balance ' || p.name || ' ' || account || ' ' || currency || ' ' || amount
            FROM ledger_balances b JOIN people p ON p.id = b.person_id WHERE amount <> 0
            UNION ALL SELECT 'event ' || type || ' ' || count(*) FROM domain_events
            WHERE type IN ('signed_in', 'new_sign_in', 'quest_completed') GROUP BY type
            ORDER BY 1""";

    final Town town;
    final Persona dora;

    QuestHouse(String now, Platform platform) {
        town = new Town(now);
        dora = town.person("dora", Role.ADMIN, platform);
    }

    QuestHouse() {
        this("2026-12-04T17:00:00Z", Platform.TELEGRAM);
    }

    /** Makes a quest as the admin does, and publishes it. */
    void quest(String options) {
        var preview = dora.saysInGroup("/quest create " + options);
        assertThat(Shown.labels(preview)).as(Shown.text(preview)).contains("Publish");
        assertThat(Shown.text(dora.pressesInGroup(preview, "Publish"))).contains("It is live");
        town.settle();
    }

    void threeSignIns(String more) {
        quest("name:\"Three sign-ins\" trigger:signed_in streak:3 times:2 diamond:10 " + more);
    }

    UUID community() {
        return dora.asRequester().communityId().orElseThrow();
    }

    UUID idOf(Persona persona) {
        return persona.asRequester().personId();
    }

    /** What another program tells of somebody. */
    static Message told(String type, String user, UUID id, Map<String, ?> body) {
        Message.Headers headers = new Message.Headers(
                Optional.of(user),
                Optional.of("Telegram group"),
                Optional.empty(),
                Optional.empty(),
                Optional.of("telegram:kiosk"));
        return Message.to(Queue.QUESTS, type, headers, body).withId(id);
    }

    MessageProcessor.Outcome hears(Message message) {
        return new HandlingProcessor(town.transactor, town.features.subscriptions()).process(message);
    }

    List<String> rows() {
        return town.texts(ROWS);
    }

    Rebuild.Result rebuilt() {
        return town.transactor.call(work -> new Rebuild().run(work));
    }

    /** The ledger balances, and everything counted anew comes to the same. */
    @Override
    public void close() {
        try {
            List<String> before = rows();
            assertThat(town.transactor
                            .call(work -> new LedgerCheck().verify(work))
                            .faults())
                    .isEmpty();
            assertThat(rebuilt().same())
                    .as("rebuilt: " + before + " became " + rows())
                    .isTrue();
        } finally {
            town.close();
        }
    }
}
