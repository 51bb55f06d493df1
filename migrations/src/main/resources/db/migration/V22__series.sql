-- Events that repeat: the rule, the dates that came of it, and who is registered for each one.

CREATE TABLE series (
    id           uuid        PRIMARY KEY DEFAULT uuidv7(),
    community_id uuid        NOT NULL REFERENCES communities,
    rule         text        NOT NULL,
    first_date   date        NOT NULL,
    starts_at    time        NOT NULL,
    zone         text        NOT NULL,
    pattern      jsonb       NOT NULL,
    created_by   uuid        NOT NULL REFERENCES people,
    created_at   timestamptz NOT NULL,
    stopped_at   timestamptz,
    version      integer     NOT NULL DEFAULT 0
);
COMMENT ON COLUMN series.rule IS 'RFC 5545 RRULE, at most once a day; its dates are counted from first_date';
COMMENT ON COLUMN series.starts_at IS 'the time of day on the wall in zone, which a change of clocks does not change';
COMMENT ON COLUMN series.pattern IS 'the values of the next event to be made; its start and community are those of the series';
COMMENT ON COLUMN series.version IS 'grows with every timer that is set: an older timer changes nothing';
CREATE INDEX series_by_community ON series (community_id, created_at);
CREATE INDEX series_by_maker ON series (created_by);

CREATE TABLE series_events (
    series_id uuid NOT NULL REFERENCES series,
    occurs_on date NOT NULL,
    event_id  uuid UNIQUE REFERENCES events,
    state     text NOT NULL CHECK (state IN ('MADE', 'SKIPPED', 'REFUSED')),
    PRIMARY KEY (series_id, occurs_on),
    CHECK ((state = 'MADE') = (event_id IS NOT NULL))
);
COMMENT ON TABLE series_events IS 'one row per date, so that no date is made twice; SKIPPED dates are left out, REFUSED ones tried again';

CREATE TABLE series_followers (
    series_id uuid        NOT NULL REFERENCES series,
    person_id uuid        NOT NULL REFERENCES people,
    since     timestamptz NOT NULL,
    PRIMARY KEY (series_id, person_id)
);
COMMENT ON TABLE series_followers IS 'who asked to be registered for each one as it is made';
CREATE INDEX series_followers_by_person ON series_followers (person_id);

CREATE TRIGGER follow_people BEFORE INSERT ON series FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'created_by');
CREATE TRIGGER follow_people BEFORE INSERT ON series_followers FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'person_id');
CREATE TRIGGER follow_communities BEFORE INSERT ON series FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('communities', 'merged_into', 'community_id');
