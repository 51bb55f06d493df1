-- Introductions: people who joined are introduced to one another again and again, and asked later whether they met.

CREATE TABLE intros (
    id           uuid        PRIMARY KEY DEFAULT uuidv7(),
    community_id uuid        NOT NULL REFERENCES communities,
    title        text        NOT NULL CHECK (length(title) BETWEEN 1 AND 100),
    about        text        NOT NULL DEFAULT '' CHECK (length(about) <= 1000),
    rule         text        NOT NULL,
    first_date   date        NOT NULL,
    starts_at    time        NOT NULL,
    zone         text        NOT NULL,
    sides        text        NOT NULL CHECK (sides IN ('EVERYONE', 'TWO_SIDED', 'TAGS')),
    side_a       text        CHECK (length(side_a) <= 60),
    side_b       text        CHECK (length(side_b) <= 60),
    ask_after    interval    NOT NULL,
    created_by   uuid        NOT NULL REFERENCES people,
    created_at   timestamptz NOT NULL,
    stopped_at   timestamptz,
    version      integer     NOT NULL DEFAULT 0,
    CHECK ((sides = 'TAGS') = (side_a IS NOT NULL AND side_b IS NOT NULL))
);
COMMENT ON COLUMN intros.rule IS 'RFC 5545 RRULE, at most once a day; its dates are counted from first_date, at starts_at on the wall in zone';
COMMENT ON COLUMN intros.ask_after IS 'how long after they were introduced people are asked whether they met';
COMMENT ON COLUMN intros.version IS 'grows with every timer that is set: an older timer changes nothing';
CREATE INDEX intros_by_community ON intros (community_id, created_at);
CREATE INDEX intros_by_maker ON intros (created_by);

CREATE TABLE intro_members (
    intro_id     uuid        NOT NULL REFERENCES intros,
    person_id    uuid        NOT NULL REFERENCES people,
    account_id   uuid        NOT NULL REFERENCES accounts,
    state        text        NOT NULL CHECK (state IN ('IN', 'LEFT', 'DROPPED')),
    joined_at    timestamptz NOT NULL,
    paused_until timestamptz,
    skips_next   boolean     NOT NULL DEFAULT false,
    unanswered   integer     NOT NULL DEFAULT 0,
    left_out     integer     NOT NULL DEFAULT 0,
    PRIMARY KEY (intro_id, person_id)
);
COMMENT ON COLUMN intro_members.account_id IS 'the account this person joined with: where they are written to';
COMMENT ON COLUMN intro_members.unanswered IS 'introductions in a row about which they did not say whether they met';
COMMENT ON COLUMN intro_members.left_out IS 'rounds without a partner since the last one: who has more comes first';
CREATE INDEX intro_members_by_person ON intro_members (person_id);

CREATE TABLE intro_rounds (
    intro_id uuid        NOT NULL REFERENCES intros,
    held_on  date        NOT NULL,
    made_at  timestamptz NOT NULL,
    left_out integer     NOT NULL,
    asked_at timestamptz,
    ended_at timestamptz,
    PRIMARY KEY (intro_id, held_on)
);
COMMENT ON TABLE intro_rounds IS 'one row per date, so that no round is made twice';

CREATE TABLE introductions (
    id         uuid        PRIMARY KEY DEFAULT uuidv7(),
    intro_id   uuid        NOT NULL,
    held_on    date        NOT NULL,
    icebreaker integer     NOT NULL,
    made_at    timestamptz NOT NULL,
    FOREIGN KEY (intro_id, held_on) REFERENCES intro_rounds
);
CREATE INDEX introductions_by_round ON introductions (intro_id, held_on);

CREATE TABLE introduced (
    introduction_id uuid        NOT NULL REFERENCES introductions ON DELETE CASCADE,
    person_id       uuid        NOT NULL REFERENCES people,
    answer          text        CHECK (answer IN ('YES', 'NOT_YET', 'NO')),
    answered_at     timestamptz,
    PRIMARY KEY (introduction_id, person_id),
    CHECK ((answer IS NULL) = (answered_at IS NULL))
);
CREATE INDEX introduced_by_person ON introduced (person_id);

CREATE TABLE introduction_words (
    introduction_id uuid        NOT NULL REFERENCES introductions ON DELETE CASCADE,
    from_person     uuid        NOT NULL REFERENCES people,
    to_person       uuid        NOT NULL REFERENCES people,
    text            text        NOT NULL,
    said_at         timestamptz NOT NULL
);
COMMENT ON TABLE introduction_words IS 'what was said to somebody who is not written to and has not looked yet, encrypted';
CREATE INDEX introduction_words_by_reader ON introduction_words (to_person, introduction_id);
CREATE INDEX introduction_words_by_writer ON introduction_words (from_person);
CREATE INDEX introduction_words_to_erase ON introduction_words (said_at);

CREATE TRIGGER follow_people BEFORE INSERT ON intros FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'created_by');
CREATE TRIGGER follow_people BEFORE INSERT ON intro_members FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'person_id');
CREATE TRIGGER follow_people BEFORE INSERT ON introduced FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'person_id');
CREATE TRIGGER follow_people BEFORE INSERT ON introduction_words FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'from_person', 'to_person');
CREATE TRIGGER follow_communities BEFORE INSERT ON intros FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('communities', 'merged_into', 'community_id');
