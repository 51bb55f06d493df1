package io.rondo.rule;

import io.rondo.chat.Requester;
import io.rondo.chat.UserError;
import io.rondo.event.Event;
import io.rondo.registration.Admission.Guest;
import io.rondo.registration.Registration;
import io.rondo.tx.UnitOfWork;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

/**
 * Use cases on groups of friends: one makes it, the others join by its code, and its leader registers all of them. Each runs in the
 * unit of work that it is given, under the event's lock. Safe to use from several threads.
 */
final class Parties {

    /** The most people in one group. */
    static final int MOST = 10;

    /** Without letters and digits that look alike. */
    private static final String LETTERS = "ABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int CODE_LENGTH = 8;

    private final SecureRandom random = new SecureRandom();
    private final RuleRooms rooms;

    Parties(RuleRooms rooms) {
        this.rooms = rooms;
    }

    /** The group that the person is in at the event. */
    Optional<Party> of(UnitOfWork work, UUID eventId, UUID personId) {
        return store(work).of(eventId, personId);
    }

    List<PartyStore.Member> members(UnitOfWork work, Party party) {
        return store(work).members(party.id());
    }

    /** The group with that code, while one can join it. @throws UserError when there is none such */
    Party open(UnitOfWork work, String code) {
        Party party = store(work)
                .byCode(code.strip().toUpperCase(Locale.ROOT))
                .orElseThrow(() -> new UserError("rule.error.friends-code").about("code"));
        if (party.registeredAt().isPresent()) {
            throw new UserError("rule.error.friends-closed");
        }
        return party;
    }

    /** A group with its maker as its leader and only member; the one that they are in already, where there is one. */
    Party start(UnitOfWork work, Event locked, Requester requester, Optional<Integer> slotNo) {
        Optional<Party> before = store(work).of(locked.id(), requester.personId());
        if (before.filter(party -> party.registeredAt().isEmpty()).isPresent()) {
            return before.get();
        }
        requireMayJoin(work, locked, requester);
        Party party = store(work).add(locked.id(), requester.personId(), code(), work.now());
        store(work).join(party.id(), locked.id(), requester.personId(), requester.accountId(), slotNo, work.now());
        return party;
    }

    /** Joins the group; doing it again with another slot changes the slot. */
    void join(UnitOfWork work, Event locked, Party party, Requester requester, Optional<Integer> slotNo) {
        Optional<Party> before = store(work).of(locked.id(), requester.personId());
        boolean member = before.filter(one -> one.id().equals(party.id())).isPresent();
        if (!member) {
            requireMayJoin(work, locked, requester);
            if (members(work, party).size() >= MOST) {
                throw new UserError("rule.error.friends-many", "most", MOST);
            }
            before.filter(one -> one.registeredAt().isEmpty())
                    .ifPresent(other -> leave(work, other, requester.personId()));
        }
        store(work).join(party.id(), locked.id(), requester.personId(), requester.accountId(), slotNo, work.now());
    }

    private void requireMayJoin(UnitOfWork work, Event locked, Requester requester) {
        if (locked.isDraft() || !locked.state().takesRegistrations()) {
            throw new UserError("registration.error.closed", "title", locked.title());
        }
        if (hasPlace(work, locked, requester.personId())) {
            throw new UserError("rule.error.friends-place", "title", locked.title());
        }
        rooms.admission().refusal(work, locked, requester).ifPresent(why -> {
            throw why;
        });
    }

    private boolean hasPlace(UnitOfWork work, Event event, UUID personId) {
        return rooms.registrations()
                .find(work, event.id(), personId)
                .filter(place -> !place.state().isGone())
                .isPresent();
    }

    /** Leaves the group before it is registered; the last one to leave ends it. */
    void leave(UnitOfWork work, Party party, UUID personId) {
        store(work).leave(party.eventId(), personId);
        List<PartyStore.Member> left = members(work, party);
        if (left.isEmpty()) {
            store(work).remove(party.id());
        } else if (party.leaderId().equals(personId)) {
            store(work).leader(party.id(), left.getFirst().personId());
        }
    }

    /**
     * Seats for all, or places in the line for all. Whoever has taken a place alone meanwhile keeps that.
     *
     * @return the leader's place first; empty when it was done before
     */
    List<Registration> register(UnitOfWork work, Event locked, Party party, Requester leader) {
        if (!party.leaderId().equals(leader.personId())) {
            throw new UserError(
                    "rule.error.friends-leader", "name", rooms.people().name(work, party.leaderId()));
        }
        if (store(work).registered(party.id(), work.now()) == 0) {
            return List.of();
        }
        requireMayJoin(work, locked, leader);
        List<Guest> guests = members(work, party).stream()
                .filter(member -> !hasPlace(work, locked, member.personId()))
                .map(member ->
                        new Guest(member.personId(), member.accountId(), member.slotNo(), Optional.of(party.id())))
                .toList();
        List<Registration> placed = rooms.registrations().registerTogether(work, locked, guests);
        if (placed.isEmpty()) {
            throw new UserError("rule.error.friends-full", "title", locked.title(), "people", guests.size());
        }
        placed.forEach(place -> rooms.needs().used(work, locked, place.personId()));
        return placed;
    }

    private String code() {
        StringBuilder code = new StringBuilder();
        for (int i = 0; i < CODE_LENGTH; i++) {
            code.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return code.toString();
    }

    private static PartyStore store(UnitOfWork work) {
        return work.store(PartyStore.class);
    }
}
