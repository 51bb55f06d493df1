package io.rondo.template;

import io.rondo.chat.UserError;
import io.rondo.event.Event;
import io.rondo.event.EventValues;
import io.rondo.event.Events;
import io.rondo.registration.rule.EventRules.Kind;
import io.rondo.registration.rule.Rules;
import io.rondo.registration.rule.Slots;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Use cases on a community's templates. Each runs in the unit of work that it is given; safe to use from several threads. */
public final class Templates {

    /** The most templates of one community. */
    static final int MOST = 100;

    static final int LONGEST_NAME = 60;

    /** A template as it is listed. */
    record Named(UUID id, String name) {}

    private final Events events;
    private final Rules rules;
    private final Slots slots;

    public Templates(Events events, Rules rules, Slots slots) {
        this.events = events;
        this.rules = rules;
        this.slots = slots;
    }

    /** Keeps the event with its rules under that name, in place of an older one. */
    void save(UnitOfWork work, String name, Event event, UUID personId) {
        List<Named> all = all(work, event.communityId());
        boolean known = all.stream().anyMatch(one -> one.name().equalsIgnoreCase(name));
        if (!known && all.size() >= MOST) {
            throw new UserError("template.error.many", "most", MOST);
        }
        Content content =
                Content.of(EventValues.outline(event), rules.of(work, event.id()), slots.of(work, event.id()));
        store(work).save(event.communityId(), name, Json.write(content), personId, work.now());
    }

    List<Named> all(UnitOfWork work, UUID communityId) {
        return store(work).all(communityId).stream()
                .map(row -> new Named(row.id(), row.name()))
                .toList();
    }

    /** A new draft like the template; empty when somebody has deleted it. */
    Optional<Event> use(UnitOfWork work, UUID communityId, UUID id, Instant startsAt, UUID maker) {
        return store(work)
                .content(communityId, id)
                .map(text -> draft(work, communityId, Json.read(text, Content.class), startsAt, maker));
    }

    private Event draft(UnitOfWork work, UUID communityId, Content content, Instant startsAt, UUID maker) {
        Event draft = events.draftLike(work, content.outline(), communityId, startsAt, maker);
        content.requirement().ifPresent(one -> rules.require(work, draft.id(), Optional.of(one)));
        content.closesBefore().ifPresent(before -> rules.closes(work, draft.id(), Optional.of(before)));
        Optional<Kind> draw = content.draw();
        draw.ifPresent(kind -> rules.draw(
                work, draft.id(), Optional.of(kind), content.drawBefore().orElseThrow()));
        content.participantRole().ifPresent(role -> rules.participantRole(work, draft.id(), Optional.of(role)));
        content.slots().ifPresent(text -> slots.set(work, draft.id(), text));
        return draft;
    }

    /** False when it was gone already. */
    boolean delete(UnitOfWork work, UUID communityId, UUID id) {
        return store(work).delete(communityId, id) == 1;
    }

    private static TemplateStore store(UnitOfWork work) {
        return work.store(TemplateStore.class);
    }
}
