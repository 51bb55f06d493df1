-- Quests: the catalogue with its versions, what people have done of each, what they completed and claimed, their daily check-in.

ALTER TABLE domain_events ADD COLUMN recorded_at timestamptz, ADD COLUMN counted_at timestamptz;
COMMENT ON COLUMN domain_events.recorded_at IS 'when we learned of it, where that was later than it happened';
COMMENT ON COLUMN domain_events.counted_at IS 'when the quests counted it; null: not one of theirs, or not yet';
CREATE INDEX domain_events_counted ON domain_events (person_id, seq) WHERE counted_at IS NOT NULL;

CREATE TABLE quests (
    id           uuid        PRIMARY KEY DEFAULT uuidv7(),
    community_id uuid        NOT NULL REFERENCES communities,
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 80),
    version      integer     NOT NULL CHECK (version >= 1),
    status       text        NOT NULL CHECK (status IN ('DRAFT', 'LIVE', 'ARCHIVED')),
    taken        integer     NOT NULL DEFAULT 0 CHECK (taken >= 0),
    supply       integer     CHECK (supply >= 1),
    created_at   timestamptz NOT NULL,
    CHECK (taken <= supply)
);
COMMENT ON COLUMN quests.taken IS 'how many completions of the supply are gone';
CREATE UNIQUE INDEX quests_by_name ON quests (community_id, lower(name)) WHERE status <> 'ARCHIVED';
CREATE INDEX quests_by_community ON quests (community_id, status);

-- What a quest was, from when on: never changed, so that what happened can be counted again as it was then.
CREATE TABLE quest_versions (
    quest_id   uuid        NOT NULL REFERENCES quests,
    version    integer     NOT NULL,
    status     text        NOT NULL CHECK (status IN ('DRAFT', 'LIVE', 'ARCHIVED')),
    definition jsonb       NOT NULL,
    since      timestamptz NOT NULL,
    PRIMARY KEY (quest_id, version)
);

-- In which zone a community's days, weeks and months were counted, from when on.
CREATE TABLE quest_zones (
    community_id uuid        NOT NULL REFERENCES communities,
    since        timestamptz NOT NULL,
    zone         text        NOT NULL,
    PRIMARY KEY (community_id, since)
);

-- Projections of domain_events, which ./rondo quests rebuild makes anew.
CREATE TABLE quest_progress (
    person_id uuid        NOT NULL REFERENCES people,
    quest_id  uuid        NOT NULL REFERENCES quests,
    counted   bigint      NOT NULL CHECK (counted >= 0),
    cycles    integer     NOT NULL DEFAULT 0 CHECK (cycles >= 0),
    in_cycle  bigint      NOT NULL CHECK (in_cycle >= 0),
    version   integer     NOT NULL,
    last_from timestamptz,
    last_to   timestamptz,
    PRIMARY KEY (person_id, quest_id)
);
COMMENT ON COLUMN quest_progress.cycles IS 'how often the streak was filled; a completion each, while the supply lasts';
COMMENT ON COLUMN quest_progress.version IS 'of the quest, when something was counted first in this cycle';
CREATE INDEX quest_progress_by_quest ON quest_progress (quest_id);

CREATE TABLE quest_periods (
    person_id uuid        NOT NULL REFERENCES people,
    subject   uuid        NOT NULL,
    period    timestamptz NOT NULL,
    until     timestamptz NOT NULL,
    PRIMARY KEY (person_id, subject, period)
);
COMMENT ON TABLE quest_periods IS 'in which day, week or month somebody did something: subject is a quest, or a community for check-ins';

CREATE TABLE check_ins (
    person_id    uuid        NOT NULL REFERENCES people,
    community_id uuid        NOT NULL REFERENCES communities,
    days         integer     NOT NULL CHECK (days >= 1),
    run          integer     NOT NULL CHECK (run BETWEEN 1 AND days),
    best         integer     NOT NULL CHECK (best >= run),
    last_from    timestamptz NOT NULL,
    last_to      timestamptz NOT NULL,
    PRIMARY KEY (person_id, community_id)
);
CREATE INDEX check_ins_by_end ON check_ins (community_id, last_to, run);

-- Facts, which nothing makes anew.
CREATE TABLE quest_unlocks (
    person_id   uuid        NOT NULL REFERENCES people,
    quest_id    uuid        NOT NULL REFERENCES quests,
    unlocked_at timestamptz NOT NULL,
    PRIMARY KEY (person_id, quest_id)
);
CREATE INDEX quest_unlocks_by_quest ON quest_unlocks (quest_id);

CREATE TABLE completions (
    id            uuid        PRIMARY KEY DEFAULT uuidv7(),
    quest_id      uuid        NOT NULL REFERENCES quests,
    person_id     uuid        NOT NULL REFERENCES people,
    cycle         integer     NOT NULL CHECK (cycle >= 1),
    version       integer     NOT NULL,
    rewards       jsonb       NOT NULL,
    completed_at  timestamptz NOT NULL,
    claimed_at    timestamptz,
    taken_back_at timestamptz,
    UNIQUE (quest_id, person_id, cycle),
    CHECK (taken_back_at IS NULL OR claimed_at IS NOT NULL)
);
COMMENT ON COLUMN completions.rewards IS 'as promised when it was completed: what is edited later changes nothing here';
CREATE INDEX completions_by_person ON completions (person_id, completed_at);

-- Levels and leaderboards.
CREATE TABLE level_curves (
    community_id uuid    PRIMARY KEY REFERENCES communities,
    base         integer NOT NULL CHECK (base BETWEEN 1 AND 1000000),
    step         integer NOT NULL CHECK (step BETWEEN 0 AND 1000000)
);
CREATE TABLE weekly_scores (
    community_id uuid        NOT NULL REFERENCES communities,
    week         timestamptz NOT NULL,
    person_id    uuid        NOT NULL REFERENCES people,
    xp           bigint      NOT NULL,
    PRIMARY KEY (person_id, community_id, week)
);
CREATE INDEX weekly_scores_by_xp ON weekly_scores (community_id, week, xp DESC, person_id);
CREATE TABLE leaderboard_hidden (
    community_id uuid NOT NULL REFERENCES communities,
    person_id    uuid NOT NULL REFERENCES people,
    PRIMARY KEY (community_id, person_id)
);
CREATE INDEX leaderboard_hidden_by_person ON leaderboard_hidden (person_id);
