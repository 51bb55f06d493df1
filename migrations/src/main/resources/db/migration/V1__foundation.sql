-- What every capability stands on: requests handled once, the outbox, the inbox, dead letters, deliveries,
-- long button payloads, unfinished forms, and what Telegram and the playground keep.

CREATE TABLE handled_requests (
    request_id text        PRIMARY KEY,
    reply      jsonb       NOT NULL,
    handled_at timestamptz NOT NULL
);
CREATE INDEX handled_requests_by_age ON handled_requests (handled_at);

CREATE TABLE outbox (
    id             uuid        PRIMARY KEY DEFAULT uuidv7(),
    seq            bigint      GENERATED ALWAYS AS IDENTITY,
    queue          text        NOT NULL,
    type           text        NOT NULL,
    headers        jsonb       NOT NULL DEFAULT '{}',
    body           jsonb       NOT NULL,
    correlation_id uuid,
    reply_to       text,
    created_at     timestamptz NOT NULL,
    due_at         timestamptz NOT NULL,
    claimed_until  timestamptz
);
-- The relay asks for what is due, oldest first.
CREATE INDEX outbox_by_due ON outbox (due_at, seq);

CREATE TABLE inbox (
    message_id uuid        NOT NULL,
    consumer   text        NOT NULL,
    handled_at timestamptz NOT NULL,
    PRIMARY KEY (message_id, consumer)
);
CREATE INDEX inbox_by_age ON inbox (handled_at);

CREATE TABLE dead_letters (
    id             uuid        PRIMARY KEY DEFAULT uuidv7(),
    message_id     uuid        NOT NULL,
    queue          text        NOT NULL,
    type           text        NOT NULL,
    headers        jsonb       NOT NULL,
    body           jsonb       NOT NULL,
    correlation_id uuid,
    reply_to       text,
    reason         text        NOT NULL,
    attempts       integer     NOT NULL CHECK (attempts >= 0),
    died_at        timestamptz NOT NULL
);
CREATE INDEX dead_letters_by_queue ON dead_letters (queue, died_at);

CREATE TABLE domain_events (
    seq          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id           uuid        NOT NULL UNIQUE DEFAULT uuidv7(),
    type         text        NOT NULL,
    community_id uuid,
    person_id    uuid,
    body         jsonb       NOT NULL,
    happened_at  timestamptz NOT NULL
);
CREATE INDEX domain_events_by_person ON domain_events (person_id, seq);

CREATE TABLE deliveries (
    id                  uuid        PRIMARY KEY DEFAULT uuidv7(),
    seq                 bigint      GENERATED ALWAYS AS IDENTITY UNIQUE,
    platform            text        NOT NULL,
    chat                text        NOT NULL,
    thread              text,
    account_id          uuid,
    event_id            uuid,
    kind                text        NOT NULL,
    asked_for           boolean     NOT NULL DEFAULT false,
    slot                text,
    edits               text,
    supersedes          text,
    reply               jsonb       NOT NULL,
    created_at          timestamptz NOT NULL,
    not_before          timestamptz NOT NULL,
    expires_at          timestamptz,
    state               text        NOT NULL DEFAULT 'PENDING'
        CHECK (state IN ('PENDING', 'SENDING', 'SENT', 'EXPIRED', 'SUPERSEDED', 'UNREACHABLE', 'FAILED')),
    attempts            integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    platform_message_id text,
    error               text,
    settled_at          timestamptz
);
COMMENT ON COLUMN deliveries.slot IS 'a name for the message within its chat; a later delivery to the same slot edits it';
COMMENT ON COLUMN deliveries.edits IS 'the platform id of the message to edit, when it is known beforehand';
COMMENT ON COLUMN deliveries.supersedes IS 'of the waiting deliveries with the same key in a chat only the newest is sent';
CREATE INDEX deliveries_waiting ON deliveries (platform, not_before, seq) WHERE state IN ('PENDING', 'SENDING');
CREATE INDEX deliveries_superseded ON deliveries (platform, chat, supersedes, seq) WHERE state = 'PENDING' AND supersedes IS NOT NULL;
CREATE INDEX deliveries_by_account ON deliveries (account_id, event_id);
CREATE INDEX deliveries_by_event ON deliveries (event_id, kind);
CREATE INDEX deliveries_settled ON deliveries (settled_at) WHERE settled_at IS NOT NULL;

-- Where the message of a slot stands now, so that it can be edited after a restart and weeks later.
CREATE TABLE posted_messages (
    platform   text        NOT NULL,
    chat       text        NOT NULL,
    slot       text        NOT NULL,
    message_id text        NOT NULL,
    posted_at  timestamptz NOT NULL,
    PRIMARY KEY (platform, chat, slot)
);

-- What does not fit into the 64 bytes of a button.
CREATE TABLE button_payloads (
    key        text        PRIMARY KEY,
    payload    jsonb       NOT NULL,
    created_at timestamptz NOT NULL
);

-- A form asked question after question: one unfinished form per account and chat.
CREATE TABLE form_sessions (
    platform   text        NOT NULL,
    chat       text        NOT NULL,
    account    text        NOT NULL,
    form       jsonb       NOT NULL,
    answers    jsonb       NOT NULL DEFAULT '{}',
    asked_at   timestamptz NOT NULL,
    PRIMARY KEY (platform, chat, account)
);

CREATE TABLE cooldowns (
    person_id uuid        NOT NULL,
    command   text        NOT NULL,
    used_at   timestamptz NOT NULL,
    PRIMARY KEY (person_id, command)
);

-- Telegram: an update is a row before it counts as received. The payload is encrypted.
CREATE TABLE updates (
    bot         text        NOT NULL,
    update_id   bigint      NOT NULL,
    payload     bytea       NOT NULL,
    state       text        NOT NULL DEFAULT 'RECEIVED' CHECK (state IN ('RECEIVED', 'ANSWERED', 'SET_ASIDE')),
    attempts    integer     NOT NULL DEFAULT 0,
    error       text,
    received_at timestamptz NOT NULL,
    answered_at timestamptz,
    PRIMARY KEY (bot, update_id)
);
CREATE INDEX updates_waiting ON updates (bot, update_id) WHERE state = 'RECEIVED';
CREATE INDEX updates_by_age ON updates (received_at);

-- The playground: a platform whose messages are rows.
CREATE TABLE playground_people (
    name       text        PRIMARY KEY,
    role       text        NOT NULL CHECK (role IN ('player', 'moderator', 'admin')),
    locale     text        NOT NULL,
    zone       text        NOT NULL,
    simulated  boolean     NOT NULL DEFAULT false,
    created_at timestamptz NOT NULL
);
CREATE TABLE playground_messages (
    id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    revision    bigint      NOT NULL UNIQUE,
    chat        text        NOT NULL,
    viewer      text        REFERENCES playground_people (name),
    author      text        REFERENCES playground_people (name),
    delivery_id uuid        UNIQUE,
    edited      boolean     NOT NULL DEFAULT false,
    reply       jsonb       NOT NULL,
    at          timestamptz NOT NULL
);
COMMENT ON COLUMN playground_messages.viewer IS 'who alone can see it; null: everyone in the chat';
CREATE INDEX playground_messages_by_viewer ON playground_messages (viewer, revision);
CREATE INDEX playground_messages_by_chat ON playground_messages (chat, revision);
-- One row, locked until commit, so that revisions become visible in their order and without gaps.
CREATE TABLE playground_revision (
    only_row boolean PRIMARY KEY DEFAULT true CHECK (only_row),
    value    bigint  NOT NULL
);
INSERT INTO playground_revision (value) VALUES (0);
