package io.rondo.ledger;

import java.util.List;
import java.util.UUID;
import org.jdbi.v3.sqlobject.config.RegisterConstructorMapper;
import org.jdbi.v3.sqlobject.statement.SqlQuery;
import org.jdbi.v3.sqlobject.statement.SqlUpdate;

/** Rows of {@code currency_names}. */
@RegisterConstructorMapper(CurrencyStore.NameRow.class)
public interface CurrencyStore {

    /** How a community calls a currency. */
    record NameRow(String currency, String name, String symbol) {}

    @SqlQuery("SELECT currency, name, symbol FROM currency_names WHERE community_id = :communityId")
    List<NameRow> names(UUID communityId);

    @SqlUpdate("""
            INSERT INTO currency_names (community_id, currency, name, symbol)
            VALUES (:communityId, :currency, :name, :symbol)
            ON CONFLICT (community_id, currency) DO UPDATE SET name = excluded.name, symbol = excluded.symbol
            """)
    void name(UUID communityId, String currency, String name, String symbol);

    @SqlUpdate("DELETE FROM currency_names WHERE community_id = :communityId")
    void remove(UUID communityId);
}
