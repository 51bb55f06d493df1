package io.rondo.registration.rule;

import io.rondo.chat.UserError;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Use cases on an event's slots. Whoever changes them holds the event's lock. Safe to use from several threads. */
public final class Slots {

    /** Before the number of a slot, as buttons carry it. */
    private static final String BY_NUMBER = "#";

    private static final Pattern ONE =
            Pattern.compile("\\s*(?:(\\d{1,5})\\s*[x×]?\\s+(\\S.*?)|(\\S.*?)[\\s:=]+(\\d{1,5}))\\s*");

    public List<Slot> of(UnitOfWork work, UUID eventId) {
        return store(work).ofEvent(eventId);
    }

    /** Such as {@code #3}, for a button. */
    public static String byNumber(Slot slot) {
        return BY_NUMBER + slot.no();
    }

    /** The slot that is meant, by name, by the beginning of it, or by number. @throws UserError when there is none such */
    public Slot find(UnitOfWork work, UUID eventId, String meant) {
        List<Slot> all = of(work, eventId);
        String wanted = fold(meant);
        return all.stream()
                .filter(slot ->
                        fold(slot.name()).equals(wanted) || byNumber(slot).equals(wanted))
                .findFirst()
                .or(() -> all.stream()
                        .filter(slot -> fold(slot.name()).startsWith(wanted))
                        .findFirst())
                .orElseThrow(() -> new UserError("rule.error.no-slot", "slot", meant, "slots", names(all)));
    }

    private static String names(List<Slot> slots) {
        return String.join(", ", slots.stream().map(Slot::name).toList());
    }

    /**
     * Makes these the slots of the event, in their order. A slot that is named as before keeps its people.
     *
     * @param text such as {@code 5 tanks, 10 healers}, or {@code tanks 5; healers 10}
     * @throws UserError when it cannot be read, or a slot that is left out has people
     */
    public void set(UnitOfWork work, UUID eventId, String text) {
        Map<String, Integer> wanted = read(text);
        SlotStore store = store(work);
        List<Slot> before = store.ofEvent(eventId);
        if (before.isEmpty() && store.withoutSlot(eventId) > 0) {
            throw new UserError("rule.error.slots-too-late");
        }
        Set<Integer> kept = new TreeSet<>();
        Map<String, Slot> byName = new LinkedHashMap<>();
        before.forEach(slot -> byName.put(fold(slot.name()), slot));
        for (Slot slot : before) {
            if (wanted.keySet().stream().map(Slots::fold).noneMatch(fold(slot.name())::equals)) {
                requireUnused(store, eventId, slot);
            } else {
                kept.add(slot.no());
            }
        }
        store.removeAllBut(eventId, kept);
        int next =
                before.stream().mapToInt(Slot::no).filter(kept::contains).max().orElse(0);
        for (Map.Entry<String, Integer> one : wanted.entrySet()) {
            Optional<Slot> old = Optional.ofNullable(byName.get(fold(one.getKey())));
            int no = old.map(Slot::no).orElse(next + 1);
            next = Math.max(next, no);
            store.put(eventId, no, one.getKey(), one.getValue());
        }
    }

    /** Takes all slots away. @throws UserError when one has people */
    public void clear(UnitOfWork work, UUID eventId) {
        SlotStore store = store(work);
        store.ofEvent(eventId).forEach(slot -> requireUnused(store, eventId, slot));
        store.removeAllBut(eventId, List.of());
    }

    private static void requireUnused(SlotStore store, UUID eventId, Slot slot) {
        if (store.used(eventId, slot.no()) > 0) {
            throw new UserError("rule.error.slot-used", "slot", slot.name());
        }
    }

    static Map<String, Integer> read(String text) {
        Map<String, Integer> slots = new LinkedHashMap<>();
        List<String> folded = new ArrayList<>();
        for (String part : text.split("[,;\\n]+")) {
            Matcher one = ONE.matcher(part);
            if (!one.matches()) {
                throw new UserError("rule.error.slots", "text", part.strip()).about("slots");
            }
            String name = Optional.ofNullable(one.group(2)).orElse(one.group(3));
            int capacity = Integer.parseInt(Optional.ofNullable(one.group(1)).orElse(one.group(4)));
            if (name.length() > Slot.LONGEST_NAME || capacity < 1 || capacity > 10_000 || folded.contains(fold(name))) {
                throw new UserError("rule.error.slots", "text", part.strip()).about("slots");
            }
            folded.add(fold(name));
            slots.put(name, capacity);
        }
        if (slots.size() > Slot.MOST) {
            throw new UserError("rule.error.many-slots", "most", Slot.MOST).about("slots");
        }
        return slots;
    }

    private static String fold(String text) {
        return text.strip().toLowerCase(Locale.ROOT);
    }

    private static SlotStore store(UnitOfWork work) {
        return work.store(SlotStore.class);
    }
}
