-- Threads below a message, rooms for two that a bot makes, and roles that a bot gives.

ALTER TABLE deliveries
    ADD COLUMN thread_of   text,
    ADD COLUMN thread_name text,
    ADD CONSTRAINT deliveries_thread_has_a_name CHECK ((thread_of IS NULL) = (thread_name IS NULL));
COMMENT ON COLUMN deliveries.thread_of IS 'the slot of the message in whose thread it goes, on platforms that have threads';

-- A voice channel of a platform for the two of a call. The row is there before the channel is asked for, so that none is lost
-- or made twice.
CREATE TABLE voice_rooms (
    call_id    uuid        PRIMARY KEY REFERENCES calls,
    platform   text        NOT NULL,
    state      text        NOT NULL DEFAULT 'WANTED' CHECK (state IN ('WANTED', 'OPEN', 'FAILED', 'GONE')),
    chats      text[]      NOT NULL,
    members    text[]      NOT NULL,
    chat       text,
    channel    text,
    attempts   integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    error      text,
    due_at     timestamptz NOT NULL,
    created_at timestamptz NOT NULL,
    settled_at timestamptz,
    CHECK (state <> 'OPEN' OR (chat IS NOT NULL AND channel IS NOT NULL))
);
COMMENT ON COLUMN voice_rooms.chats IS 'the servers in which it may be made, best first';
COMMENT ON COLUMN voice_rooms.members IS 'the two by the platform''s ids, until the room is made';
CREATE INDEX voice_rooms_to_look_after ON voice_rooms (platform, due_at) WHERE state IN ('WANTED', 'OPEN');

-- The roles that the bot gives people in a community's servers, and those it has taken back.
CREATE TABLE role_grants (
    community_id uuid        NOT NULL REFERENCES communities,
    person_id    uuid        NOT NULL REFERENCES people,
    role_id      text        NOT NULL,
    wanted       boolean     NOT NULL,
    reason       text        NOT NULL,
    version      bigint      NOT NULL DEFAULT 1,
    state        text        NOT NULL DEFAULT 'ASKED' CHECK (state IN ('ASKED', 'DONE', 'REFUSED')),
    refusal      text,
    attempts     integer     NOT NULL DEFAULT 0 CHECK (attempts >= 0),
    reply_to     text,
    correlation  uuid,
    asked_at     timestamptz NOT NULL,
    due_at       timestamptz NOT NULL,
    settled_at   timestamptz,
    PRIMARY KEY (community_id, person_id, role_id),
    CHECK ((state = 'REFUSED') = (refusal IS NOT NULL))
);
COMMENT ON COLUMN role_grants.wanted IS 'true: the person is to have it; false: it is taken back';
CREATE INDEX role_grants_asked ON role_grants (due_at) WHERE state = 'ASKED';
CREATE INDEX role_grants_by_person ON role_grants (person_id);
