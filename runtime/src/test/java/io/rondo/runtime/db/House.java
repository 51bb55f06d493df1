package io.rondo.runtime.db;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.rondo.migrations.Migrator;
import io.rondo.testkit.SettableClock;
import io.rondo.testkit.database.TestDatabase;
import io.rondo.tx.Bell;
import io.rondo.tx.JdbiTransactor;
import io.rondo.tx.Transactor;
import java.util.List;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jdbi.v3.core.Jdbi;

/** What every part of the runtime stands on, for one test: a database with Rondo's schema, a pool, a clock, units of work. */
public final class House implements AutoCloseable {

    private static final Consumer<DataSource> SCHEMA = source -> new Migrator(source).migrate();

    public final SettableClock clock = SettableClock.at("2026-03-27T18:00:00Z");
    public final Bell outboxBell = new Bell();
    public final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    public final TestDatabase database = TestDatabase.fresh(SCHEMA);
    public final UnreliableDataSource connections;
    public final Transactor transactor;
    private final HikariDataSource pool;

    public House(int connectionsInPool) {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(database.jdbcUrl());
        config.setMaximumPoolSize(connectionsInPool);
        config.setConnectionTimeout(5_000);
        pool = new HikariDataSource(config);
        connections = new UnreliableDataSource(pool);
        transactor = new JdbiTransactor(JdbiTransactor.jdbi(connections), clock, outboxBell);
    }

    /** For a test's own looks at the tables: never through the pool, and there when the database is "away". */
    public Jdbi look() {
        return Jdbi.create(database.dataSource());
    }

    public long count(String fromWhere) {
        return look().withHandle(handle -> handle.createQuery("SELECT count(*) FROM " + fromWhere)
                .mapTo(Long.class)
                .one());
    }

    public List<String> texts(String query) {
        return look().withHandle(
                        handle -> handle.createQuery(query).mapTo(String.class).list());
    }

    public void execute(String sql) {
        look().useHandle(handle -> handle.execute(sql));
    }

    @Override
    public void close() {
        pool.close();
        database.close();
    }
}
