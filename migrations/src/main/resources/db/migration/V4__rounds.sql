-- The evening: pairs per round, their calls, troubles, reactions, matches, relays; blocks and reports.

CREATE TABLE pairs (
    id           uuid        PRIMARY KEY DEFAULT uuidv7(),
    event_id     uuid        NOT NULL REFERENCES events,
    plan_version integer     NOT NULL,
    group_no     integer     NOT NULL,
    round_no     integer     NOT NULL CHECK (round_no >= 1),
    state        text        NOT NULL CHECK (state IN ('PLANNED', 'ACTIVE', 'DONE', 'BROKEN')),
    person_a     uuid        NOT NULL REFERENCES people,
    person_b     uuid        NOT NULL REFERENCES people,
    icebreaker   integer     NOT NULL DEFAULT 0,
    started_at   timestamptz,
    ended_at     timestamptz,
    CHECK (person_a < person_b)
);
COMMENT ON COLUMN pairs.state IS 'BROKEN: someone left, did not come or was reported before the round was over';
CREATE INDEX pairs_by_event ON pairs (event_id, round_no);
CREATE INDEX pairs_by_a ON pairs (person_a);
CREATE INDEX pairs_by_b ON pairs (person_b);

-- Nobody is in two live pairs of a round, and nobody meets the same partner twice at one event.
CREATE TABLE pair_members (
    pair_id   uuid    NOT NULL REFERENCES pairs ON DELETE CASCADE,
    person_id uuid    NOT NULL REFERENCES people,
    event_id  uuid    NOT NULL REFERENCES events,
    round_no  integer NOT NULL,
    live      boolean NOT NULL DEFAULT true,
    PRIMARY KEY (pair_id, person_id)
);
CREATE UNIQUE INDEX pair_members_one_at_a_time ON pair_members (event_id, round_no, person_id) WHERE live;
CREATE UNIQUE INDEX pairs_meet_once ON pairs (event_id, person_a, person_b) WHERE state <> 'BROKEN';

CREATE TABLE calls (
    id         uuid        PRIMARY KEY DEFAULT uuidv7(),
    pair_id    uuid        NOT NULL REFERENCES pairs,
    attempt    integer     NOT NULL CHECK (attempt >= 1),
    provider   text        NOT NULL,
    state      text        NOT NULL CHECK (state IN ('ASKED', 'CREATED', 'FAILED', 'ENDED')),
    url        text,
    reference  text,
    reason     text,
    created_at timestamptz NOT NULL,
    ended_at   timestamptz,
    UNIQUE (pair_id, attempt)
);
CREATE INDEX calls_by_reference ON calls (provider, reference) WHERE reference IS NOT NULL;
CREATE UNIQUE INDEX calls_are_never_shared ON calls (provider, url) WHERE url IS NOT NULL AND provider <> 'fixed';

CREATE TABLE troubles (
    id        uuid        PRIMARY KEY DEFAULT uuidv7(),
    pair_id   uuid        NOT NULL REFERENCES pairs,
    person_id uuid        NOT NULL REFERENCES people,
    kind      text        NOT NULL CHECK (kind IN ('PARTNER_ABSENT', 'CALL_BROKEN', 'LEFT')),
    at        timestamptz NOT NULL
);
COMMENT ON COLUMN troubles.kind IS 'LEFT: the person left this round of their own will';
CREATE INDEX troubles_by_pair ON troubles (pair_id, at);

CREATE TABLE reactions (
    event_id    uuid        NOT NULL REFERENCES events,
    from_person uuid        NOT NULL REFERENCES people,
    to_person   uuid        NOT NULL REFERENCES people,
    yes         boolean     NOT NULL,
    reacted_at  timestamptz NOT NULL,
    PRIMARY KEY (event_id, from_person, to_person),
    CHECK (from_person <> to_person)
);

CREATE TABLE matches (
    id              uuid        PRIMARY KEY DEFAULT uuidv7(),
    event_id        uuid        NOT NULL REFERENCES events,
    person_a        uuid        NOT NULL REFERENCES people,
    person_b        uuid        NOT NULL REFERENCES people,
    relay_closed_at timestamptz,
    relay_closed_by uuid        REFERENCES people,
    matched_at      timestamptz NOT NULL,
    UNIQUE (event_id, person_a, person_b),
    CHECK (person_a < person_b)
);
CREATE INDEX matches_by_a ON matches (person_a);
CREATE INDEX matches_by_b ON matches (person_b);

-- In whose relay a person's plain messages go, in a private chat.
CREATE TABLE open_relays (
    person_id uuid        PRIMARY KEY REFERENCES people,
    match_id  uuid        NOT NULL REFERENCES matches,
    opened_at timestamptz NOT NULL
);

CREATE TABLE event_results (
    event_id   uuid        PRIMARY KEY REFERENCES events,
    registered integer     NOT NULL,
    confirmed  integer     NOT NULL,
    declined   integer     NOT NULL,
    lapsed     integer     NOT NULL,
    attended   integer     NOT NULL,
    late       integer     NOT NULL,
    no_shows   integer     NOT NULL,
    rounds_planned integer NOT NULL,
    rounds_held integer    NOT NULL,
    pairs_met  integer     NOT NULL,
    yeses      integer     NOT NULL,
    matches    integer     NOT NULL,
    reports    integer     NOT NULL,
    saved_at   timestamptz NOT NULL
);

CREATE TABLE blocks (
    blocker    uuid        NOT NULL REFERENCES people,
    blocked    uuid        NOT NULL REFERENCES people,
    blocked_at timestamptz NOT NULL,
    PRIMARY KEY (blocker, blocked),
    CHECK (blocker <> blocked)
);
CREATE INDEX blocks_by_blocked ON blocks (blocked);

CREATE TABLE reports (
    id           uuid        PRIMARY KEY DEFAULT uuidv7(),
    community_id uuid        NOT NULL REFERENCES communities,
    event_id     uuid        REFERENCES events,
    pair_id      uuid        REFERENCES pairs,
    reporter     uuid        NOT NULL REFERENCES people,
    reported     uuid        NOT NULL REFERENCES people,
    reason       text        NOT NULL CHECK (reason IN ('RUDE', 'HARASSMENT', 'UNDERAGE', 'THREAT', 'SPAM', 'OTHER')),
    text         text        NOT NULL,
    state        text        NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'WARNED', 'EXCLUDED', 'DISMISSED')),
    reported_at  timestamptz NOT NULL,
    erase_at     timestamptz NOT NULL,
    CHECK (reporter <> reported)
);
COMMENT ON COLUMN reports.text IS 'encrypted; erased with the row at erase_at';
CREATE INDEX reports_by_reported ON reports (reported, reported_at);
CREATE INDEX reports_to_erase ON reports (erase_at);
