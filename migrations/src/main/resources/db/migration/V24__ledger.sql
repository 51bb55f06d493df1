-- The ledger: every movement is an entry of postings that sum to zero per currency. Balances are kept by the database itself.

CREATE TABLE ledger_entries (
    id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    community_id uuid        NOT NULL REFERENCES communities,
    kind         text        NOT NULL CHECK (kind IN ('REWARD', 'TAKEN_BACK', 'CORRECTION', 'JOINED')),
    reference    text        NOT NULL,
    reason       text        CHECK (length(reason) <= 200),
    made_by      uuid        REFERENCES people,
    booked_at    timestamptz NOT NULL,
    UNIQUE (kind, reference)
);
COMMENT ON COLUMN ledger_entries.reference IS 'what was booked, by an id of its own: a retry books nothing';
CREATE INDEX ledger_entries_by_community ON ledger_entries (community_id, id);
CREATE INDEX ledger_entries_by_maker ON ledger_entries (made_by) WHERE made_by IS NOT NULL;

CREATE TABLE ledger_postings (
    entry_id     bigint   NOT NULL REFERENCES ledger_entries,
    line         smallint NOT NULL,
    community_id uuid     NOT NULL REFERENCES communities,
    account      text     NOT NULL CHECK (account IN ('PERSON', 'DEBT', 'TREASURY', 'LEFT')),
    person_id    uuid     REFERENCES people,
    currency     text     NOT NULL CHECK (currency IN ('GOLD', 'DIAMOND', 'XP', 'COIN')),
    amount       bigint   NOT NULL CHECK (amount <> 0),
    PRIMARY KEY (entry_id, line),
    CHECK ((account IN ('PERSON', 'DEBT')) = (person_id IS NOT NULL))
);
COMMENT ON COLUMN ledger_postings.account IS 'LEFT: of people who had themselves erased, all in one';
CREATE INDEX ledger_postings_by_person ON ledger_postings (person_id, entry_id) WHERE person_id IS NOT NULL;
CREATE INDEX ledger_postings_by_community ON ledger_postings (community_id, currency, account);

CREATE TABLE ledger_balances (
    community_id uuid   NOT NULL REFERENCES communities,
    person_id    uuid   NOT NULL REFERENCES people,
    account      text   NOT NULL CHECK (account IN ('PERSON', 'DEBT')),
    currency     text   NOT NULL CHECK (currency IN ('GOLD', 'DIAMOND', 'XP', 'COIN')),
    amount       bigint NOT NULL,
    PRIMARY KEY (person_id, community_id, account, currency),
    -- Nobody has less than nothing; what is owed stands in an account of its own.
    CHECK (CASE account WHEN 'PERSON' THEN amount >= 0 ELSE amount <= 0 END)
);
CREATE INDEX ledger_balances_by_amount ON ledger_balances (community_id, currency, amount DESC, person_id)
    WHERE account = 'PERSON' AND amount > 0;

CREATE TABLE currency_names (
    community_id uuid NOT NULL REFERENCES communities,
    currency     text NOT NULL CHECK (currency IN ('GOLD', 'DIAMOND', 'XP', 'COIN')),
    name         text NOT NULL CHECK (length(name) BETWEEN 1 AND 30),
    symbol       text NOT NULL CHECK (length(symbol) <= 8),
    PRIMARY KEY (community_id, currency)
);

-- All postings of an entry come in one statement, so that they can be checked when it ends.
CREATE FUNCTION ledger_book() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (SELECT FROM booked GROUP BY entry_id, currency HAVING sum(amount) <> 0) THEN
        RAISE EXCEPTION 'the postings of an entry do not sum to zero' USING ERRCODE = 'check_violation';
    END IF;
    INSERT INTO ledger_balances (community_id, person_id, account, currency, amount)
    SELECT DISTINCT community_id, person_id, account, currency, 0 FROM booked WHERE person_id IS NOT NULL
    ORDER BY person_id, community_id, account, currency
    ON CONFLICT DO NOTHING;
    UPDATE ledger_balances b SET amount = b.amount + moved.amount
    FROM (SELECT community_id, person_id, account, currency, sum(amount)::bigint AS amount
          FROM booked WHERE person_id IS NOT NULL GROUP BY 1, 2, 3, 4) moved
    WHERE b.person_id = moved.person_id AND b.community_id = moved.community_id
      AND b.account = moved.account AND b.currency = moved.currency;
    RETURN NULL;
END $$;
CREATE TRIGGER ledger_booked AFTER INSERT ON ledger_postings
    REFERENCING NEW TABLE AS booked FOR EACH STATEMENT EXECUTE FUNCTION ledger_book();

-- Append-only: nothing that was booked changes but whose it was, when people are erased or communities become one.
CREATE FUNCTION ledger_stays() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' OR (NEW.entry_id, NEW.line, NEW.currency, NEW.amount)
            IS DISTINCT FROM (OLD.entry_id, OLD.line, OLD.currency, OLD.amount) THEN
        RAISE EXCEPTION 'the ledger is append-only' USING ERRCODE = 'restrict_violation';
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER ledger_postings_stay BEFORE UPDATE OR DELETE ON ledger_postings
    FOR EACH ROW EXECUTE FUNCTION ledger_stays();
