package io.rondo.playground;

import io.rondo.call.PracticeCalls;
import io.rondo.chat.Platform;
import io.rondo.chat.Requesters;
import io.rondo.chat.dispatch.ButtonCodec;
import io.rondo.chat.dispatch.Catalogue;
import io.rondo.chat.dispatch.Dispatcher;
import io.rondo.chat.words.Bundles;
import io.rondo.member.Communities;
import io.rondo.member.Exclusions;
import io.rondo.member.MemberRequesters;
import io.rondo.member.People;
import io.rondo.member.profile.Profiles;
import io.rondo.migrations.Migrator;
import io.rondo.secret.MasterKey;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;

/** The playground with the {@link SamplerFeature} behind it, in a web server of its own. */
final class PlaygroundApp extends PlaygroundClient implements AutoCloseable {

    private static final Consumer<DataSource> SCHEMA = database -> new Migrator(database).migrate();

    private static final MasterKey KEY = MasterKey.parse(MasterKey.generate());

    final TestDatabase database = TestDatabase.fresh(SCHEMA);
    final Transactor transactor;
    final SamplerFeature sampler = new SamplerFeature();
    final ButtonCodec buttons;
    final Map<String, PracticeCalls.Room> rooms = new ConcurrentHashMap<>();
    final People people = new People();
    final Profiles profiles = new Profiles(KEY.box("profile"));
    final Playground playground;
    volatile Instant now = Instant.parse("2026-12-01T12:00:00Z");
    private final ConfigurableApplicationContext context;

    PlaygroundApp() {
        InstantSource clock = () -> now;
        transactor = new JdbiTransactor(JdbiTransactor.jdbi(database.dataSource()), clock, new Bell());
        Catalogue catalogue = new Catalogue(List.of(sampler));
        Bundles bundles = new Bundles(List.of("chat", "sampler"));
        buttons = new ButtonCodec(transactor, catalogue, KEY.authenticator("button", 8));
        Requesters requesters =
                new MemberRequesters(new Communities(), people, new Exclusions(KEY.authenticator("exclusion", 32)));
        Dispatcher dispatcher = new Dispatcher(transactor, catalogue, requesters, bundles, buttons);
        playground = new Playground(
                transactor,
                dispatcher,
                catalogue,
                bundles,
                buttons,
                new MemberResidents(requesters, people, profiles),
                (_, room) -> rooms.getOrDefault(room, PracticeCalls.Room.UNKNOWN),
                clock);
        FilterRegistrationBean<PlaygroundGuard> guard = new FilterRegistrationBean<>(new PlaygroundGuard());
        guard.setUrlPatterns(PlaygroundGuard.PATHS);
        context = new SpringApplicationBuilder(Empty.class)
                .initializers(empty -> {
                    empty.getBeanFactory().registerSingleton("playground", playground.controller());
                    empty.getBeanFactory().registerSingleton("guard", guard);
                })
                .run("--server.port=0", "--server.address=127.0.0.1", "--spring.main.banner-mode=off");
    }

    /** The person that a persona became. */
    UUID personId(UnitOfWork work, String name) {
        UUID community = new Communities()
                .chat(work, Platform.PLAYGROUND, MemberRequesters.PLAYGROUND_CHAT)
                .orElseThrow()
                .communityId();
        return people.findByName(work, community, name).orElseThrow();
    }

    @Override
    protected int port() {
        return Integer.parseInt(context.getEnvironment().getRequiredProperty("local.server.port"));
    }

    @Override
    public void close() {
        context.close();
        database.close();
    }

    /** A web server without anything of its own. */
    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Empty {}
}
