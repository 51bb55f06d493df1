package io.rondo.registration;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.words.Words;
import io.rondo.event.Event;
import io.rondo.registration.rule.EventRules;
import io.rondo.registration.rule.EventRules.Draw;
import io.rondo.registration.rule.Rules;
import io.rondo.registration.rule.Slot;
import io.rondo.registration.rule.Slots;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is to be said of a place besides its state: its slot, its friends, the draw that it waits for. */
public final class Places {

    private static final int IN_A_ROW = 5;
    private final Rules rules;
    private final Slots slots;

    public Places(Rules rules, Slots slots) {
        this.rules = rules;
        this.slots = slots;
    }

    PlaceView.Standing standing(UnitOfWork work, Event event, Registration registration) {
        Optional<Slot> slot = registration
                .slotNo()
                .flatMap(no -> slots.of(work, event.id()).stream()
                        .filter(one -> one.no() == no)
                        .findFirst());
        int friends = registration
                .partyId()
                .map(party -> work.store(RegistrationStore.class)
                        .ofParty(party, registration.state().name())
                        .size())
                .orElse(0);
        return new PlaceView.Standing(
                Registrations.position(work, registration),
                slot.map(Slot::capacity).orElse(event.seats().capacity()),
                slot.map(Slot::name),
                registration.state() == RegistrationState.WAITLISTED ? application(work, event) : Optional.empty(),
                friends);
    }

    private Optional<PlaceView.Application> application(UnitOfWork work, Event event) {
        EventRules asked = rules.of(work, event.id());
        return asked.draw()
                .filter(draw -> asked.isByApplication())
                .map((Draw draw) ->
                        new PlaceView.Application(draw.kind(), draw.at(event.schedule()), draw.isPending()));
    }

    /** "Which slot?", with a button for each that says how many seats are left. */
    static Reply chooseSlot(Event event, List<Slot> slots, Words words) {
        List<ButtonRow> rows = new ArrayList<>();
        List<Button> row = new ArrayList<>();
        for (Slot slot : slots) {
            row.add(Button.normal(
                    words.label("registration.button.slot", "slot", slot.name(), "left", slot.free()),
                    Action.of("event register").with("event", event.id()).with("slot", Slots.byNumber(slot))));
            if (row.size() == IN_A_ROW) {
                rows.add(new ButtonRow(row));
                row = new ArrayList<>();
            }
        }
        rows.add(new ButtonRow(row));
        return Reply.text(words.text("registration.which-slot", "title", event.title()))
                .with(rows);
    }
}
