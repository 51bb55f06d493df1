package io.rondo.chat.dispatch;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.rondo.chat.Feature;
import io.rondo.chat.Incoming;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Action;
import io.rondo.chat.words.Bundles;
import io.rondo.migrations.Migrator;
import io.rondo.secret.MasterKey;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Transactor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** A chat layer on a database of its own, with a clock to be set and people to speak. */
final class TestHouse implements AutoCloseable {

    static final Instant WEDNESDAY = Instant.parse("2026-12-02T12:00:00Z");
    private static final MasterKey KEY = MasterKey.parse(MasterKey.generate());
    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();

    final TestDatabase database = TestDatabase.fresh(SCHEMA);
    final TestRequesters requesters = new TestRequesters();
    final Catalogue catalogue;
    final Bundles bundles;
    final ButtonCodec codec;
    final Dispatcher dispatcher;
    final Transactor transactor;
    final Jdbi jdbi;
    private final HikariDataSource pool;
    private final AtomicInteger requests = new AtomicInteger();
    private Instant now = WEDNESDAY;

    TestHouse(Feature... features) {
        this(4, features);
    }

    TestHouse(int connections, Feature... features) {
        HikariConfig config = new HikariConfig();
        config.setDataSource(database.dataSource());
        config.setMaximumPoolSize(connections);
        pool = new HikariDataSource(config);
        jdbi = JdbiTransactor.jdbi(pool);
        InstantSource clock = () -> now;
        transactor = new JdbiTransactor(jdbi, clock, new Bell());
        List<Feature> all = new ArrayList<>(List.of(features));
        all.add(new ChatFeature(List.of(features), requesters, "0.1.0"));
        catalogue = new Catalogue(all);
        bundles = new Bundles(catalogue.featureNames());
        codec = new ButtonCodec(transactor, catalogue, KEY.authenticator("button", 8));
        dispatcher = new Dispatcher(transactor, catalogue, requesters, bundles, codec);
    }

    void setClock(Instant instant) {
        now = instant;
    }

    Answered say(String who, String text) {
        return dispatch(incoming(who, Platform.PLAYGROUND, Place.DIRECT, new Incoming.Input.Line(text)));
    }

    Answered say(String who, Platform platform, Place place, String text) {
        return dispatch(incoming(who, platform, place, new Incoming.Input.Line(text)));
    }

    Answered press(String who, Action action) {
        return press(who, Platform.PLAYGROUND, action);
    }

    Answered press(String who, Platform platform, Action action) {
        return dispatch(incoming(who, platform, Place.DIRECT, new Incoming.Input.Press(codec.encode(action))));
    }

    Answered submit(String who, Action action, Map<String, String> answers) {
        return dispatch(
                incoming(who, Platform.PLAYGROUND, Place.DIRECT, new Incoming.Input.Submission(action, answers)));
    }

    Answered dispatch(Incoming incoming) {
        return dispatcher.dispatch(incoming, AnswerWriter.NONE);
    }

    Incoming incoming(String who, Platform platform, Place place, Incoming.Input input) {
        return new Incoming(
                "request-" + requests.incrementAndGet(),
                platform,
                new Incoming.Sender(
                        who,
                        Optional.of(who),
                        who,
                        Optional.of("en"),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("direct-" + who)),
                new Incoming.Chat(
                        place,
                        place == Place.DIRECT ? "direct-" + who : "mixers",
                        Optional.empty(),
                        Optional.empty(),
                        input instanceof Incoming.Input.Press ? Optional.of("message-1") : Optional.empty()),
                input);
    }

    long count(String table) {
        return jdbi.withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + table)
                .mapTo(Long.class)
                .one());
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
