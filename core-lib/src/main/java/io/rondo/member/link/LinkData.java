package io.rondo.member.link;

import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** What linking keeps about a person: codes and proposals, for two days. The accounts themselves are the members' room's. */
public final class LinkData implements PersonalData {

    /** A proposal, as one of its two sides reads it. */
    record Exported(String with, Proposal.State state) {}

    @Override
    public String section() {
        return "link";
    }

    @Override
    public Set<String> columns() {
        return Set.of();
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        LinkStore store = work.store(LinkStore.class);
        List<Exported> proposals = store.accounts(personId).stream()
                .flatMap(account -> store
                        .last(account.id())
                        .map(proposal -> new Exported(
                                store.account(proposal.otherThan(account.id())).shown(), proposal.state()))
                        .stream())
                .toList();
        return Json.tree(proposals);
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {
        LinkStore store = work.store(LinkStore.class);
        store.forgetProposals(personId);
        store.forgetCodes(personId);
    }

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        // Codes and proposals belong to no community.
    }
}
