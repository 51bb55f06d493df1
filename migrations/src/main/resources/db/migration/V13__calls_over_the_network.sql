-- Calls of providers that are asked over a network: a link for each of the two, what is to be done outside a transaction, who
-- was there, and rooms made ahead.

ALTER TABLE calls
    ADD COLUMN second_url   text,
    ADD COLUMN participants integer CHECK (participants >= 0),
    ADD COLUMN talked_s     integer CHECK (talked_s >= 0),
    ADD CONSTRAINT calls_second_needs_first CHECK (second_url IS NULL OR url IS NOT NULL);
COMMENT ON COLUMN calls.second_url IS 'where the second of the pair goes, when each has a link of their own; url is the first''s then';
COMMENT ON COLUMN calls.participants IS 'how many of the two were there, where the provider tells';
COMMENT ON COLUMN calls.talked_s IS 'for how many seconds both were there, where the provider tells';
CREATE UNIQUE INDEX calls_second_is_never_shared ON calls (provider, second_url) WHERE second_url IS NOT NULL;

-- The row is there before anybody is asked and goes with the answer, so that a process that dies in between loses nothing.
CREATE TABLE call_errands (
    id          uuid        PRIMARY KEY DEFAULT uuidv7(),
    call_id     uuid        NOT NULL,
    provider    text        NOT NULL,
    kind        text        NOT NULL CHECK (kind IN ('MAKE', 'END', 'REPORT')),
    message     jsonb       NOT NULL,
    attempts    integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    due_at      timestamptz NOT NULL,
    gives_up_at timestamptz NOT NULL,
    UNIQUE (call_id, kind)
);
COMMENT ON COLUMN call_errands.message IS 'the message that asked for it, for the answer';
COMMENT ON COLUMN call_errands.due_at IS 'while somebody works on it: when others may take it over';
CREATE INDEX call_errands_due ON call_errands (provider, due_at);

-- Who came into a call and left it, as its provider tells. No person: the first or the second of the pair.
CREATE TABLE call_visits (
    call_id   uuid        NOT NULL REFERENCES calls ON DELETE CASCADE,
    visit     text        NOT NULL,
    caller    text        NOT NULL CHECK (caller IN ('FIRST', 'SECOND')),
    joined_at timestamptz NOT NULL,
    left_at   timestamptz,
    PRIMARY KEY (call_id, visit)
);
CREATE INDEX call_visits_by_time ON call_visits (joined_at);

-- Rooms of providers that make only so many a minute, made ahead; each is bound to one call and never used again.
CREATE TABLE call_pool (
    provider  text        NOT NULL,
    reference text        NOT NULL,
    url       text        NOT NULL,
    made_at   timestamptz NOT NULL,
    call_id   uuid,
    bound_at  timestamptz,
    PRIMARY KEY (provider, reference),
    UNIQUE (provider, url),
    CHECK ((call_id IS NULL) = (bound_at IS NULL))
);
CREATE INDEX call_pool_fresh ON call_pool (provider, made_at) WHERE call_id IS NULL;
CREATE INDEX call_pool_used ON call_pool (bound_at) WHERE bound_at IS NOT NULL;
CREATE UNIQUE INDEX call_pool_bound ON call_pool (call_id) WHERE call_id IS NOT NULL;

CREATE TABLE call_pool_pace (
    provider text        PRIMARY KEY,
    next_at  timestamptz NOT NULL
);
COMMENT ON COLUMN call_pool_pace.next_at IS 'before this the provider is not asked for another room';
