-- Rehearsals in the playground: events that simulated people take part in.

CREATE TABLE playground_rehearsals (
    id         uuid        PRIMARY KEY DEFAULT uuidv7(),
    event_id   uuid        NOT NULL REFERENCES events,
    host       text        REFERENCES playground_people (name),
    seed       bigint      NOT NULL,
    presses    integer     NOT NULL DEFAULT 0 CHECK (presses >= 0),
    begun_at   timestamptz NOT NULL,
    ended_at   timestamptz
);
COMMENT ON COLUMN playground_rehearsals.host IS 'the simulated person who made the event; null where it was there before';
COMMENT ON COLUMN playground_rehearsals.seed IS 'decides what the simulated people answer';
CREATE INDEX playground_rehearsals_going_on ON playground_rehearsals (begun_at) WHERE ended_at IS NULL;
CREATE INDEX playground_rehearsals_by_event ON playground_rehearsals (event_id);

CREATE TABLE playground_cast (
    rehearsal_id uuid NOT NULL REFERENCES playground_rehearsals ON DELETE CASCADE,
    name         text NOT NULL REFERENCES playground_people,
    PRIMARY KEY (rehearsal_id, name)
);
