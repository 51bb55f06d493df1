package io.rondo.series;

import io.rondo.member.PersonalData;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The series of which a person is registered for each event. A series outlives its maker, as events do. */
public final class SeriesData implements PersonalData {

    @Override
    public String section() {
        return "series";
    }

    @Override
    public Set<String> columns() {
        return Set.of("series.created_by", "series_followers.person_id");
    }

    @Override
    public JsonNode export(UnitOfWork work, UUID personId) {
        return Json.tree(work.store(SeriesStore.class).titlesFollowedBy(personId));
    }

    @Override
    public void erase(UnitOfWork work, UUID personId) {
        work.store(SeriesStore.class).unfollowAll(personId);
    }

    @Override
    public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
        work.store(SeriesStore.class).unfollowIn(communityId, personId);
    }
}
