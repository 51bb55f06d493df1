package io.rondo.registration.rule;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Gives free seats to those who wait, in their order: a group of friends gets seats for all or for none, a slot has its own number.
 * Whoever does not fit now is passed over and keeps their turn, so that no seat stays empty. For one use by one thread.
 */
public final class Seating {

    private int free;
    private final Map<Integer, Integer> freeBySlot;

    /**
     * Somebody who wants a seat.
     *
     * @param id of their registration or themselves, as the caller likes
     * @param slotNo the slot that the seat must be in; empty where the event has none
     * @param partyId the friends who come together or not at all
     */
    public record Seeker(UUID id, Optional<Integer> slotNo, Optional<UUID> partyId) {}

    /**
     * @param free seats of the event
     * @param freeBySlot of each slot; a slot that is not named has none
     */
    public Seating(int free, Map<Integer, Integer> freeBySlot) {
        this.free = free;
        this.freeBySlot = new HashMap<>(freeBySlot);
    }

    /** Takes a seat for each of them if there is one for all; else takes none. */
    public boolean seat(Collection<Seeker> together) {
        Map<Integer, Integer> wanted = new HashMap<>();
        together.forEach(seeker -> seeker.slotNo().ifPresent(slot -> wanted.merge(slot, 1, Integer::sum)));
        boolean fits = together.size() <= free
                && wanted.entrySet().stream()
                        .allMatch(entry -> entry.getValue() <= freeBySlot.getOrDefault(entry.getKey(), 0));
        if (fits) {
            free -= together.size();
            wanted.forEach((slot, number) -> freeBySlot.merge(slot, -number, Integer::sum));
        }
        return fits;
    }

    /** The ids of those who get a seat, in their order; friends count from the place of the first of them. */
    public List<UUID> allot(List<Seeker> inOrder) {
        List<UUID> seated = new ArrayList<>();
        for (List<Seeker> together : units(inOrder)) {
            if (free <= 0) {
                break;
            }
            if (seat(together)) {
                together.forEach(seeker -> seated.add(seeker.id()));
            }
        }
        return seated;
    }

    /** Those who come together, and everyone else alone, in the order of their first. */
    public static List<List<Seeker>> units(List<Seeker> inOrder) {
        Map<UUID, List<Seeker>> units = new LinkedHashMap<>();
        for (Seeker seeker : inOrder) {
            units.computeIfAbsent(seeker.partyId().orElse(seeker.id()), any -> new ArrayList<>())
                    .add(seeker);
        }
        return List.copyOf(units.values());
    }
}
