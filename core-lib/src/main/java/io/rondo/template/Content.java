package io.rondo.template;

import io.rondo.registration.rule.EventRules;
import io.rondo.registration.rule.EventRules.Draw;
import io.rondo.registration.rule.EventRules.Kind;
import io.rondo.registration.rule.EventRules.Requirement;
import io.rondo.registration.rule.Slot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/**
 * What a template keeps of an event: all that its maker chose but the start, and its rules. Written to JSON, so old JSON must stay
 * readable.
 *
 * @param outline of the event, without its start
 * @param slots as they are typed, such as {@code 5 tanks, 10 healers}
 */
record Content(
        JsonNode outline,
        Optional<Requirement> requirement,
        Optional<Duration> closesBefore,
        Optional<Kind> draw,
        Optional<Duration> drawBefore,
        Optional<String> participantRole,
        Optional<String> slots) {

    static Content of(JsonNode outline, EventRules rules, List<Slot> slots) {
        return new Content(
                outline,
                rules.requirement(),
                rules.closesBefore(),
                rules.draw().map(Draw::kind),
                rules.draw().map(Draw::before),
                rules.participantRole(),
                slots.isEmpty()
                        ? Optional.empty()
                        : Optional.of(String.join(
                                ", ",
                                slots.stream()
                                        .map(slot -> slot.capacity() + " " + slot.name())
                                        .toList())));
    }
}
