package io.rondo.mirror;

import io.rondo.event.Event;
import io.rondo.event.EventWatcher;
import io.rondo.registration.Registration;
import io.rondo.registration.Registrations;
import io.rondo.registration.rule.Rules;
import io.rondo.role.RoleGrants;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The role that an event's participants have on Discord from registration until it is over. Who should have it is compared with who
 * has it, as rows, each time the event changes: what is done already is not done again. Safe to use from several threads.
 */
public final class ParticipantRoles implements EventWatcher {

    private final Rules rules;
    private final Registrations registrations;
    private final RoleGrants grants;

    public ParticipantRoles(Rules rules, Registrations registrations, RoleGrants grants) {
        this.rules = rules;
        this.registrations = registrations;
        this.grants = grants;
    }

    @Override
    public void changed(UnitOfWork work, Event event) {
        HolderStore store = work.store(HolderStore.class);
        Optional<String> role = rules.of(work, event.id())
                .participantRole()
                .filter(any -> !event.state().isOver());
        List<UUID> people = role.isEmpty()
                ? List.of()
                : registrations.expected(work, event.id()).stream()
                        .map(Registration::personId)
                        .toList();
        for (HolderStore.Holder gone : store.removeAllBut(event.id(), role.orElse(""), people)) {
            if (!store.hasOtherwise(gone.personId(), gone.roleId())) {
                grants.takeBack(work, gone.personId(), event.communityId(), gone.roleId(), event.title());
            }
        }
        role.ifPresent(wanted -> store.add(event.id(), wanted, people)
                .forEach(person -> grants.grant(work, person, event.communityId(), wanted, event.title())));
    }
}
