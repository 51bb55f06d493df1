package io.rondo.playground;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jdbi.v3.core.mapper.RowMapper;
import org.jdbi.v3.core.statement.StatementContext;
import org.jdbi.v3.sqlobject.config.RegisterRowMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code playground_people}. */
@RegisterRowMapper(PersonaStore.Mapper.class)
public interface PersonaStore {

    @SqlUpdate("""
            INSERT INTO playground_people (name, role, locale, zone, simulated, created_at)
            VALUES (:name, :role, :locale, :zone, :simulated, :now)
            ON CONFLICT (name) DO UPDATE SET role = :role, locale = :locale, zone = :zone, simulated = :simulated
            """)
    void save(String name, String role, String locale, String zone, boolean simulated, Instant now);

    @SqlQuery("SELECT name, role, locale, zone, simulated FROM playground_people WHERE name = :name")
    Optional<Persona> find(String name);

    @SqlQuery("SELECT name, role, locale, zone, simulated FROM playground_people ORDER BY created_at, name")
    List<Persona> all();

    /** From a row to a persona. */
    final class Mapper implements RowMapper<Persona> {
        @Override
        public Persona map(java.sql.ResultSet row, StatementContext context) throws java.sql.SQLException {
            return Persona.of(
                    row.getString("name"),
                    row.getString("role"),
                    row.getString("locale"),
                    row.getString("zone"),
                    row.getBoolean("simulated"));
        }
    }
}
