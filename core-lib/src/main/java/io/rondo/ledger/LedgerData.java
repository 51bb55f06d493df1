package io.rondo.ledger;

import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What was booked for a person. Erased, the postings stay, so that the ledger balances, but are nobody's any more. */
public final class LedgerData implements PersonalData {

    private final Ledger ledger;

    public LedgerData(Ledger ledger) {
        this.ledger = ledger;
    }

    @Override
    public String section() {
        return "ledger";
    }

    @Override
    public Set<String> columns() {
        return Set.of("ledger_postings.person_id", "ledger_balances.person_id", "ledger_entries.made_by");
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        return Json.tree(ledger.movements(work, personId));
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {
        erase(work, personId, Optional.empty());
    }

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        erase(work, personId, Optional.of(communityId));
    }

    private static void erase(UnitOfWork work, UUID personId, Optional<UUID> communityId) {
        LedgerStore store = work.store(LedgerStore.class);
        store.forgetReasons(personId, communityId);
        store.anonymise(personId, communityId);
        store.removeBalances(personId, communityId);
        store.forgetMaker(personId, communityId);
    }
}
