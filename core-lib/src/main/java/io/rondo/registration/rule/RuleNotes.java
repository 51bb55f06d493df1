package io.rondo.registration.rule;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.event.CardNotes;
import io.rondo.event.Event;
import io.rondo.registration.rule.EventRules.Kind;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.List;

/** An event's rules on its card, as long as one can register. */
public final class RuleNotes implements CardNotes {

    private final Rules rules;
    private final Slots slots;

    public RuleNotes(Rules rules, Slots slots) {
        this.rules = rules;
        this.slots = slots;
    }

    @Override
    public List<RichText> of(UnitOfWork work, Event event, Words words) {
        if (!event.state().takesRegistrations()) {
            return List.of();
        }
        EventRules asked = rules.of(work, event.id());
        List<RichText> lines = new ArrayList<>();
        asked.requirement().ifPresent(one -> lines.add(words.text("rule.card.required", "tag", one.tag())));
        asked.closesAt(event.schedule()).ifPresent(at -> lines.add(words.text("rule.card.closes", "at", at)));
        asked.draw()
                .filter(draw -> asked.isByApplication())
                .ifPresent(draw -> lines.add(words.text(
                        draw.kind() == Kind.LOTTERY
                                ? "rule.card.lottery"
                                : draw.isPending() ? "rule.card.pick" : "rule.card.picked",
                        "at",
                        draw.at(event.schedule()))));
        if (asked.hasSlots()) {
            lines.add(slots(slots.of(work, event.id()), words));
        }
        return lines;
    }

    private static RichText slots(List<Slot> slots, Words words) {
        List<RichText> each = slots.stream()
                .map(slot -> words.text(
                        slot.waiting() > 0 ? "rule.card.slot-line" : "rule.card.slot",
                        "slot",
                        slot.name(),
                        "left",
                        slot.free(),
                        "capacity",
                        slot.capacity(),
                        "waiting",
                        slot.waiting()))
                .toList();
        return RichText.lines(each);
    }
}
