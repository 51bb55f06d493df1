-- Events, registrations with their waiting line, hosts.

CREATE TABLE event_states (
    id   smallint PRIMARY KEY,
    name text     NOT NULL UNIQUE
);
INSERT INTO event_states (id, name) VALUES
    (0, 'NOT_STARTED'), (1, 'REG_CONFIRM'), (2, 'READY'), (3, 'RUNNING'), (4, 'FINISHED'), (5, 'SKIPPED'), (6, 'CANCELLED');

CREATE TABLE events (
    id              uuid        PRIMARY KEY DEFAULT uuidv7(),
    community_id    uuid        NOT NULL REFERENCES communities,
    kind            text        NOT NULL CHECK (kind IN ('PAIRING', 'GATHERING', 'INTRO')),
    title           text        NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    description     text        NOT NULL DEFAULT '' CHECK (length(description) <= 2000),
    starts_at       timestamptz NOT NULL,
    zone            text        NOT NULL,
    capacity        integer     NOT NULL CHECK (capacity BETWEEN 1 AND 10000),
    min_people      integer     NOT NULL CHECK (min_people >= 1),
    group_size      integer     NOT NULL CHECK (group_size >= 2),
    rounds          integer     CHECK (rounds BETWEEN 1 AND 100),
    sides           text        NOT NULL CHECK (sides IN ('EVERYONE', 'TWO_SIDED', 'TAGS')),
    side_a          text        CHECK (length(side_a) <= 60),
    side_b          text        CHECK (length(side_b) <= 60),
    round_length    interval    NOT NULL,
    break_length    interval    NOT NULL,
    confirm_opens   interval    NOT NULL,
    confirm_closes  interval    NOT NULL,
    rules_before    interval    NOT NULL,
    grace           interval    NOT NULL,
    rating_window   interval    NOT NULL,
    calls           text[]      NOT NULL,
    venue           text        NOT NULL DEFAULT '' CHECK (length(venue) <= 500),
    waitlist        boolean     NOT NULL DEFAULT true,
    repeat_rule     text,
    state           smallint    NOT NULL DEFAULT 0 REFERENCES event_states,
    published_at    timestamptz,
    created_by      uuid        NOT NULL REFERENCES people,
    created_at      timestamptz NOT NULL,
    version         integer     NOT NULL DEFAULT 0,
    line_counter    bigint      NOT NULL DEFAULT 0,
    card_pending    boolean     NOT NULL DEFAULT false,
    plan_version    integer     NOT NULL DEFAULT 0,
    plan_seed       bigint      NOT NULL DEFAULT 0,
    step            text,
    step_at         timestamptz,
    step_version    integer     NOT NULL DEFAULT 0,
    round_no        integer     NOT NULL DEFAULT 0,
    paused_at       timestamptz,
    started_at      timestamptz,
    ended_at        timestamptz,
    cancel_reason   text,
    state_before_cancel smallint REFERENCES event_states,
    CHECK (min_people <= capacity),
    CHECK (sides <> 'TAGS' OR (side_a IS NOT NULL AND side_b IS NOT NULL))
);
COMMENT ON COLUMN events.published_at IS 'null: a draft, on no list';
COMMENT ON COLUMN events.step IS 'what the event waits for next; step_at says when it is due, step_version makes older timers stale';
COMMENT ON COLUMN events.line_counter IS 'the last number given in the waiting line; moved on only under the lock of this row';
COMMENT ON COLUMN events.card_pending IS 'a refresh of the live card is on its way: set and cleared only under the lock of this row';
CREATE INDEX events_by_community ON events (community_id, state, starts_at);

CREATE TABLE event_hosts (
    event_id  uuid NOT NULL REFERENCES events,
    person_id uuid NOT NULL REFERENCES people,
    added_at  timestamptz NOT NULL,
    PRIMARY KEY (event_id, person_id)
);
CREATE INDEX event_hosts_by_person ON event_hosts (person_id);

CREATE TABLE registrations (
    id            uuid        PRIMARY KEY DEFAULT uuidv7(),
    event_id      uuid        NOT NULL REFERENCES events,
    person_id     uuid        NOT NULL REFERENCES people,
    account_id    uuid        NOT NULL REFERENCES accounts,
    state         text        NOT NULL CHECK (state IN ('REGISTERED', 'CONFIRMED', 'DECLINED', 'LAPSED', 'WAITLISTED',
        'OFFERED', 'CANCELLED', 'ATTENDED', 'LATE', 'NO_SHOW')),
    line_no       bigint,
    offered_until timestamptz,
    version       integer     NOT NULL DEFAULT 0,
    contact       text        CHECK (contact IN ('USERNAME', 'RELAY', 'TEXT', 'NONE')),
    contact_text  text        CHECK (length(contact_text) <= 200),
    side          text,
    group_no      integer,
    unplaced      text,
    ready_at      timestamptz,
    came_late     boolean     NOT NULL DEFAULT false,
    left_at       timestamptz,
    held_out      boolean     NOT NULL DEFAULT false,
    registered_at timestamptz NOT NULL,
    confirmed_at  timestamptz,
    changed_at    timestamptz NOT NULL,
    UNIQUE (event_id, person_id),
    UNIQUE (event_id, line_no),
    CHECK ((state IN ('WAITLISTED', 'OFFERED')) = (line_no IS NOT NULL)),
    CHECK ((state = 'OFFERED') = (offered_until IS NOT NULL))
);
COMMENT ON COLUMN registrations.account_id IS 'the account this person registered with: where they are written to';
COMMENT ON COLUMN registrations.held_out IS 'a serious report holds this person out of the remaining rounds';
CREATE INDEX registrations_by_person ON registrations (person_id);
