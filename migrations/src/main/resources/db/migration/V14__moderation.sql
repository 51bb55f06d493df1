-- What moderators decide, what is objected to it, and how many absences a community accepts.

ALTER TABLE reports
    ADD COLUMN decided_by uuid REFERENCES people,
    ADD COLUMN decided_at timestamptz,
    ADD CHECK ((state = 'OPEN') = (decided_at IS NULL));
CREATE INDEX reports_by_community ON reports (community_id, reported_at);
CREATE INDEX reports_by_event ON reports (event_id) WHERE event_id IS NOT NULL;

CREATE TABLE measures (
    id            uuid        PRIMARY KEY DEFAULT uuidv7(),
    community_id  uuid        NOT NULL REFERENCES communities,
    person_id     uuid        NOT NULL REFERENCES people,
    kind          text        NOT NULL CHECK (kind IN ('WARNING', 'EXCLUSION')),
    reason        text        NOT NULL,
    report_id     uuid        UNIQUE REFERENCES reports ON DELETE SET NULL,
    made_by       uuid        NOT NULL REFERENCES people,
    made_at       timestamptz NOT NULL,
    objection     text,
    objected_at   timestamptz,
    answer        text        CHECK (answer IN ('UPHELD', 'TAKEN_BACK')),
    answered_by   uuid        REFERENCES people,
    answered_at   timestamptz,
    erase_at      timestamptz NOT NULL,
    CHECK ((objection IS NULL) = (objected_at IS NULL)),
    CHECK ((answer IS NULL) = (answered_at IS NULL))
);
COMMENT ON TABLE measures IS 'a warning or an exclusion; the row goes at erase_at, an exclusion itself stays with the member';
COMMENT ON COLUMN measures.reason IS 'encrypted, as the person is told it';
COMMENT ON COLUMN measures.objection IS 'encrypted';
CREATE INDEX measures_by_person ON measures (person_id, made_at);
CREATE INDEX measures_by_community ON measures (community_id, made_at);
CREATE INDEX measures_to_erase ON measures (erase_at);

CREATE TABLE no_show_limits (
    community_id uuid     PRIMARY KEY REFERENCES communities,
    absences     integer  NOT NULL CHECK (absences BETWEEN 1 AND 20),
    within_days  integer  NOT NULL CHECK (within_days BETWEEN 1 AND 365),
    pause_days   integer  NOT NULL CHECK (pause_days BETWEEN 1 AND 365)
);
COMMENT ON TABLE no_show_limits IS 'so many absences within so many days: no new registration for pause_days after the last';
CREATE INDEX registrations_no_show ON registrations (person_id) WHERE state = 'NO_SHOW';

CREATE TRIGGER follow_people BEFORE INSERT ON measures FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'person_id', 'made_by');
CREATE TRIGGER follow_communities BEFORE INSERT ON measures FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('communities', 'merged_into', 'community_id');
