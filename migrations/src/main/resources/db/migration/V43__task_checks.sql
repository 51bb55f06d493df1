-- Looking up what people did on X and Bluesky: what is to be looked up, with whose credentials, within which limits and budget, what was
-- read for several at once, how far the daily re-check got, and the mentions that were handed on.

CREATE TABLE task_checks (
    id           uuid        PRIMARY KEY,
    community_id uuid        NOT NULL REFERENCES communities,
    person_id    uuid        NOT NULL REFERENCES people,
    network      text        NOT NULL CHECK (network IN ('X', 'BLUESKY')),
    purpose      text        NOT NULL CHECK (purpose IN ('ASKED', 'RECHECK')),
    request      jsonb       NOT NULL,
    attempts     integer     NOT NULL DEFAULT 0,
    asked_at     timestamptz NOT NULL,
    due_at       timestamptz NOT NULL,
    told_at      timestamptz
);
COMMENT ON COLUMN task_checks.due_at IS 'when it is to be done; while somebody does it, when another takes it over';
COMMENT ON COLUMN task_checks.told_at IS 'when the person was told that it takes longer';
CREATE INDEX task_checks_due ON task_checks (purpose, due_at);
CREATE INDEX task_checks_by_group ON task_checks (community_id, network, purpose, due_at);
CREATE INDEX task_checks_by_person ON task_checks (person_id);

-- A community's own access to a network. What the row hides opens only with the installation's key.
CREATE TABLE check_credentials (
    id           uuid        PRIMARY KEY DEFAULT uuidv7(),
    community_id uuid        NOT NULL REFERENCES communities,
    network      text        NOT NULL CHECK (network IN ('X', 'BLUESKY')),
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 40),
    sealed       text        NOT NULL,
    added_at     timestamptz NOT NULL
);
CREATE UNIQUE INDEX check_credentials_by_name ON check_credentials (community_id, network, lower(name));

-- What a network said was left of a credential, by what is read. No row: not known.
CREATE TABLE check_limits (
    credential text        NOT NULL,
    reading    text        NOT NULL,
    remaining  integer     NOT NULL CHECK (remaining >= 0),
    resets_at  timestamptz NOT NULL,
    PRIMARY KEY (credential, reading)
);

CREATE TABLE check_budgets (
    community_id uuid   PRIMARY KEY REFERENCES communities,
    monthly      bigint NOT NULL CHECK (monthly >= 0)
);
CREATE TABLE check_spending (
    community_id uuid   NOT NULL REFERENCES communities,
    month        date   NOT NULL,
    spent        bigint NOT NULL CHECK (spent >= 0),
    PRIMARY KEY (community_id, month)
);

-- Who liked or reposted a post, read once for everybody.
CREATE TABLE check_readings (
    network      text        NOT NULL CHECK (network IN ('X', 'BLUESKY')),
    reading      text        NOT NULL,
    post         text        NOT NULL,
    handles      text[]      NOT NULL DEFAULT '{}',
    next_page    text,
    fresh_until  timestamptz,
    leased_until timestamptz NOT NULL,
    PRIMARY KEY (network, reading, post)
);
COMMENT ON COLUMN check_readings.fresh_until IS 'when it is to be read anew; null: not read to the end yet';

-- The daily re-check: one at a time for each network, and how far it got.
CREATE TABLE recheck_runs (
    network     text        PRIMARY KEY CHECK (network IN ('X', 'BLUESKY')),
    run_id      uuid        NOT NULL,
    begun_at    timestamptz NOT NULL,
    since       timestamptz NOT NULL,
    after_check uuid,
    checks      bigint      NOT NULL DEFAULT 0,
    ended_at    timestamptz
);

-- Whose mentions a community wants, and up to which post they were handed on.
CREATE TABLE mention_watches (
    community_id uuid        NOT NULL REFERENCES communities,
    network      text        NOT NULL CHECK (network IN ('X', 'BLUESKY')),
    handle       text        NOT NULL CHECK (length(handle) BETWEEN 1 AND 253),
    since_id     text,
    due_at       timestamptz NOT NULL,
    PRIMARY KEY (community_id, network)
);
CREATE INDEX mention_watches_due ON mention_watches (due_at);

CREATE TABLE mentions (
    community_id uuid        NOT NULL REFERENCES communities,
    network      text        NOT NULL CHECK (network IN ('X', 'BLUESKY')),
    id           text        NOT NULL,
    text         text        NOT NULL,
    created_at   timestamptz NOT NULL,
    url          text,
    stored_at    timestamptz NOT NULL,
    PRIMARY KEY (community_id, network, id)
);
CREATE INDEX mentions_by_time ON mentions (stored_at);
