package io.rondo.discord.role;

import io.rondo.discord.chore.Chore;
import io.rondo.discord.rest.Rest;
import io.rondo.discord.rest.Result;
import io.rondo.role.RoleGrant;
import io.rondo.role.RoleGrants;
import io.rondo.role.RoleRefusal;
import io.rondo.tx.Transactor;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.Role;
import net.dv8tion.jda.api.requests.Route;
import net.dv8tion.jda.api.utils.data.DataObject;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives and takes the roles that are wanted, one request at a time, and says what an administrator has to change where it may not. Safe
 * in several processes at once: a wish is claimed for as long as its requests may take.
 */
public final class RoleKeeper implements AutoCloseable {

    private static final Logger log = LoggerFactory.getLogger(RoleKeeper.class);
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration LEASE = Duration.ofSeconds(60);
    private static final Duration SOON = Duration.ofSeconds(5);
    private static final int MOST_AT_ONCE = 4;
    private static final int UNKNOWN_MEMBER = 10007;
    private static final int UNKNOWN_ROLE = 10011;
    private static final int UNKNOWN_USER = 10013;

    private final Transactor transactor;
    private final RoleGrants grants;
    private final Rest rest;
    private final Chore chore;

    /** What became of a wish. */
    private sealed interface Change {
        record Done() implements Change {}

        record Refused(RoleRefusal refusal) implements Change {}

        record Later(Duration after) implements Change {}
    }

    public RoleKeeper(Transactor transactor, RoleGrants grants, Rest rest) {
        this.transactor = transactor;
        this.grants = grants;
        this.rest = rest;
        this.chore = new Chore("discord-roles", POLL, this::pass);
    }

    /** Begins; call once. */
    public void start() {
        chore.start();
    }

    private boolean pass() {
        if (!rest.line().isOpen()) {
            return false;
        }
        List<RoleGrant> due = transactor.call(work -> grants.claim(work, LEASE, MOST_AT_ONCE));
        due.forEach(this::keep);
        return due.size() == MOST_AT_ONCE;
    }

    private void keep(RoleGrant grant) {
        RoleGrants.Where where = transactor.call(work -> grants.where(work, grant));
        switch (change(grant, where)) {
            case Change.Done done -> transactor.run(work -> grants.done(work, grant));
            case Change.Refused(RoleRefusal refusal) -> {
                log.info("Role {} was not {}: {}", grant.roleId(), grant.wanted() ? "given" : "taken", refusal);
                transactor.run(work -> grants.refused(work, grant, refusal));
            }
            case Change.Later(Duration after) -> transactor.run(work -> grants.postpone(work, grant, after));
        }
    }

    private Change change(RoleGrant grant, RoleGrants.Where where) {
        Optional<Role> role = where.servers().stream()
                .flatMap(server -> rest.line().guild(server).stream())
                .flatMap(guild -> Optional.ofNullable(guild.getRoleById(grant.roleId())).stream())
                .findFirst();
        if (role.isEmpty()) {
            return new Change.Refused(RoleRefusal.NO_ROLE);
        }
        Optional<RoleRefusal> refusal = hindrance(role.get());
        if (refusal.isPresent()) {
            return new Change.Refused(refusal.get());
        }
        Change change = new Change.Refused(RoleRefusal.NOT_THERE);
        for (String account : where.accounts()) {
            change = change(role.get(), account, grant);
            if (!(change instanceof Change.Refused(RoleRefusal why) && why == RoleRefusal.NOT_THERE)) {
                return change;
            }
        }
        // Who is not there has not the role either.
        return grant.wanted() ? change : new Change.Done();
    }

    /** Asked of ourselves first: each refusal of Discord's would count against us. */
    private static Optional<RoleRefusal> hindrance(Role role) {
        Guild guild = role.getGuild();
        if (role.isManaged() || role.isPublicRole()) {
            return Optional.of(RoleRefusal.NOT_TO_BE_GIVEN);
        }
        if (!guild.getSelfMember().hasPermission(Permission.MANAGE_ROLES)) {
            return Optional.of(RoleRefusal.NO_PERMISSION);
        }
        return guild.getSelfMember().canInteract(role) ? Optional.empty() : Optional.of(RoleRefusal.ROLE_ABOVE);
    }

    private Change change(Role role, String account, RoleGrant grant) {
        Route route = grant.wanted() ? Route.Guilds.ADD_MEMBER_ROLE : Route.Guilds.REMOVE_MEMBER_ROLE;
        Result<DataObject> result = rest.json(route.compile(role.getGuild().getId(), account, role.getId()));
        return switch (result) {
            case Result.Done<DataObject> done -> new Change.Done();
            case Result.TooFast<DataObject>(Duration retryAfter, boolean everywhere) -> new Change.Later(retryAfter);
            case Result.Away<DataObject> away -> new Change.Later(SOON.multipliedBy(grant.attempts()));
            case Result.Refused<DataObject> refused -> new Change.Refused(meaning(refused.code()));
        };
    }

    private static RoleRefusal meaning(int code) {
        return switch (code) {
            case UNKNOWN_MEMBER, UNKNOWN_USER -> RoleRefusal.NOT_THERE;
            case UNKNOWN_ROLE -> RoleRefusal.NO_ROLE;
            default -> RoleRefusal.NO_PERMISSION;
        };
    }

    @Override
    public void close() {
        chore.close();
    }
}
