package io.rondo.member;

import io.rondo.chat.Incoming;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.Requester;
import io.rondo.chat.Role;
import io.rondo.migrations.Migrator;
import io.rondo.secret.MasterKey;
import io.rondo.testkit.SettableClock;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import javax.sql.DataSource;

/** A database with the members' room on it, for tests: people speak, and units of work look at what came of it. */
public final class Members implements AutoCloseable {

    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();

    public final Communities communities = new Communities();
    public final People people = new People();
    public final Exclusions exclusions =
            new Exclusions(MasterKey.parse(MasterKey.generate()).authenticator("exclusion", 32));
    public final MemberRequesters requesters = new MemberRequesters(communities, people, exclusions);
    public final TestDatabase database = TestDatabase.fresh(SCHEMA);
    public final Transactor transactor;
    public final SettableClock clock = SettableClock.at("2026-12-01T12:00:00Z");

    public Members() {
        transactor = new JdbiTransactor(JdbiTransactor.jdbi(database.dataSource()), clock, new Bell());
    }

    @Override
    public void close() {
        database.close();
    }

    public Requester hear(Speaker speaker) {
        return transactor.call(work -> requesters.resolve(work, speaker.incoming()));
    }

    public <T> T call(Function<UnitOfWork, T> work) {
        return transactor.call(work);
    }

    public void run(Consumer<UnitOfWork> work) {
        transactor.run(work);
    }

    public Addressee addressee(Requester requester, UUID communityId) {
        return call(work -> people.addressee(work, requester.accountId(), communityId));
    }

    /** Someone who says something somewhere; made step by step. */
    public record Speaker(
            Platform platform,
            String externalId,
            String name,
            Optional<String> username,
            Optional<String> locale,
            Optional<String> zone,
            Optional<Role> role,
            Optional<String> directChat,
            Place place,
            String chat,
            Optional<String> title) {

        /** On Telegram, in a direct chat. */
        public static Speaker direct(String externalId, String name) {
            return new Speaker(
                    Platform.TELEGRAM,
                    externalId,
                    name,
                    Optional.of(name.toLowerCase(java.util.Locale.ROOT)),
                    Optional.of("en"),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of("d" + externalId),
                    Place.DIRECT,
                    "d" + externalId,
                    Optional.empty());
        }

        public Speaker inGroup(String newChat, String newTitle) {
            return new Speaker(
                    platform,
                    externalId,
                    name,
                    username,
                    locale,
                    zone,
                    role,
                    Optional.empty(),
                    Place.GROUP,
                    newChat,
                    Optional.of(newTitle));
        }

        public Speaker as(Role newRole) {
            return new Speaker(
                    platform,
                    externalId,
                    name,
                    username,
                    locale,
                    zone,
                    Optional.of(newRole),
                    directChat,
                    place,
                    chat,
                    title);
        }

        public Speaker on(Platform newPlatform) {
            return new Speaker(
                    newPlatform, externalId, name, username, locale, zone, role, directChat, place, chat, title);
        }

        public Speaker called(String newName, String newUsername) {
            return new Speaker(
                    platform,
                    externalId,
                    newName,
                    Optional.of(newUsername),
                    locale,
                    zone,
                    role,
                    directChat,
                    place,
                    chat,
                    title);
        }

        public Speaker from(String newLocale, String newZone) {
            return new Speaker(
                    platform,
                    externalId,
                    name,
                    username,
                    Optional.of(newLocale),
                    Optional.of(newZone),
                    role,
                    directChat,
                    place,
                    chat,
                    title);
        }

        public Incoming incoming() {
            return incoming(new Incoming.Input.Line("hello"));
        }

        public Incoming incoming(Incoming.Input input) {
            return new Incoming(
                    UUID.randomUUID().toString(),
                    platform,
                    new Incoming.Sender(externalId, username, name, locale, zone, role, directChat),
                    new Incoming.Chat(place, chat, title, Optional.empty(), Optional.empty()),
                    input);
        }
    }
}
