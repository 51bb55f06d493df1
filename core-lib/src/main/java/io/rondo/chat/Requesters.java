package io.rondo.chat;

import io.rondo.tx.UnitOfWork;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Knows who sent a request. The members' room fills this port. */
public interface Requesters {

    /** The person behind the sender; someone unknown becomes a person with this account, and a member of the chat's community. */
    Requester resolve(UnitOfWork work, Incoming incoming);

    /** The same requester in another community that they belong to, as an event's button in a direct message needs it. */
    Requester in(UnitOfWork work, Requester requester, UUID communityId);

    /** The person that an id stands for now: two people may have become one. */
    default UUID current(UnitOfWork work, UUID personId) {
        return personId;
    }

    /** The person of the requester's community that a name or a mention means; empty when it is nobody or several. */
    default Optional<UUID> findPerson(UnitOfWork work, Requester requester, String nameOrMention) {
        return Optional.empty();
    }

    /** People of the requester's community whose names begin like that, by id, at most 25; the ids count as names. */
    default Map<UUID, String> suggestPeople(UnitOfWork work, Requester requester, String typed) {
        return Map.of();
    }
}
