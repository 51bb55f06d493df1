package io.rondo.registration.rule;

import io.rondo.chat.Requester;
import io.rondo.chat.UserError;
import io.rondo.event.Event;
import io.rondo.registration.rule.EventRules.Draw;
import io.rondo.registration.rule.EventRules.Kind;
import io.rondo.registration.rule.EventRules.Requirement;
import io.rondo.tx.UnitOfWork;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Use cases on an event's rules. Whoever changes them holds the event's lock. Safe to use from several threads. */
public final class Rules {

    private final SecureRandom seeds = new SecureRandom();
    private final Tags tags;

    public Rules(Tags tags) {
        this.tags = tags;
    }

    public EventRules of(UnitOfWork work, UUID eventId) {
        RuleStore.Row row = store(work).of(eventId);
        return new EventRules(
                row.requiredTag().map(tag -> new Requirement(tag, row.requiredRole(), row.howTo())),
                row.closesBefore(),
                row.draw()
                        .map(kind -> new Draw(
                                Kind.valueOf(kind),
                                row.drawBefore().orElseThrow(),
                                row.drawSeed().orElse(0L),
                                row.drawnAt())),
                row.hasSlots(),
                row.hasParties(),
                row.participantRole(),
                row.version());
    }

    /** @param requirement empty for everyone */
    public void require(UnitOfWork work, UUID eventId, Optional<Requirement> requirement) {
        store(work)
                .require(
                        eventId,
                        requirement.map(one -> Tags.normal(one.tag())),
                        requirement.flatMap(Requirement::role),
                        requirement.flatMap(Requirement::howTo));
    }

    /** @param before the start; empty: when confirmation closes */
    public void closes(UnitOfWork work, UUID eventId, Optional<Duration> before) {
        store(work).closes(eventId, before);
    }

    /** @param kind empty: whoever comes first; a new lottery gets a seed that nobody knows before it is drawn */
    public void draw(UnitOfWork work, UUID eventId, Optional<Kind> kind, Duration before) {
        store(work)
                .draw(
                        eventId,
                        kind.map(Enum::name),
                        kind.map(any -> before),
                        kind.map(any -> seeds.nextLong() & Long.MAX_VALUE));
    }

    /** @param role the platform's id of the role of participants; empty for none */
    public void participantRole(UnitOfWork work, UUID eventId, Optional<String> role) {
        store(work).participantRole(eventId, role);
    }

    /** A draft that asks nothing yet asks what that event asks, with its slots; a draw is its own. */
    public void copy(UnitOfWork work, UUID from, UUID draft) {
        store(work).copy(from, draft, seeds.nextLong() & Long.MAX_VALUE);
        work.store(SlotStore.class).copy(from, draft);
    }

    /** Claims the timer for a draw at that instant; false when there is one. */
    public boolean timed(UnitOfWork work, UUID eventId, Instant at) {
        return store(work).timed(eventId, at) == 1;
    }

    /** Claims the draw; false when it was done before. */
    public boolean drawn(UnitOfWork work, UUID eventId) {
        return store(work).drawn(eventId, work.now()) == 1;
    }

    /** Why the person takes no place now, in words that say what to do; empty when nothing of the event's own is against it. */
    public Optional<UserError> refusal(UnitOfWork work, Event event, EventRules rules, Requester requester) {
        Optional<Instant> closed =
                rules.closesAt(event.schedule()).filter(at -> !work.now().isBefore(at));
        if (closed.isPresent()) {
            return Optional.of(new UserError("rule.error.closed", "title", event.title(), "at", closed.get()));
        }
        return rules.requirement()
                .filter(requirement -> !meets(work, event, requirement, requester))
                .map(requirement -> lacking(event, requirement, requester));
    }

    private boolean meets(UnitOfWork work, Event event, Requirement requirement, Requester requester) {
        boolean hasRole = requirement
                .role()
                .filter(role ->
                        requester.roles().filter(all -> all.contains(role)).isPresent())
                .isPresent();
        return hasRole || tags.has(work, event.communityId(), requester.personId(), requirement.tag());
    }

    private static UserError lacking(Event event, Requirement requirement, Requester requester) {
        String howTo = requirement.howTo().orElse("");
        // Roles are only told with what is pressed in the server itself.
        boolean unseen = requirement.role().isPresent() && requester.roles().isEmpty();
        String key = unseen && requester.platform() == io.rondo.chat.Platform.DISCORD
                ? "rule.error.required-unseen"
                : "rule.error.required";
        return new UserError(
                key,
                "title",
                event.title(),
                "tag",
                requirement.tag(),
                "explained",
                new io.rondo.chat.words.Words.Select(howTo.isEmpty() ? "no" : "yes"),
                "how",
                howTo);
    }

    private static RuleStore store(UnitOfWork work) {
        return work.store(RuleStore.class);
    }
}
