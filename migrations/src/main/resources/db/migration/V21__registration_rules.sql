-- Rules of an event's own: what is required, a cut-off, a draw, slots, groups of friends, reminders, templates.

CREATE TABLE event_slots (
    event_id uuid     NOT NULL REFERENCES events ON DELETE CASCADE,
    no       integer  NOT NULL CHECK (no BETWEEN 1 AND 20),
    name     text     NOT NULL CHECK (length(name) BETWEEN 1 AND 30),
    capacity integer  NOT NULL CHECK (capacity BETWEEN 1 AND 10000),
    PRIMARY KEY (event_id, no)
);
CREATE UNIQUE INDEX event_slots_by_name ON event_slots (event_id, lower(name));

CREATE TABLE parties (
    id            uuid        PRIMARY KEY DEFAULT uuidv7(),
    event_id      uuid        NOT NULL REFERENCES events ON DELETE CASCADE,
    leader_id     uuid        NOT NULL REFERENCES people,
    code          text        NOT NULL UNIQUE,
    made_at       timestamptz NOT NULL,
    registered_at timestamptz
);
COMMENT ON TABLE parties IS 'friends who take seats all or none; registered_at: their leader has done it';
CREATE INDEX parties_by_event ON parties (event_id);
CREATE INDEX parties_by_leader ON parties (leader_id);

CREATE TABLE party_members (
    party_id   uuid        NOT NULL REFERENCES parties ON DELETE CASCADE,
    event_id   uuid        NOT NULL REFERENCES events ON DELETE CASCADE,
    person_id  uuid        NOT NULL REFERENCES people,
    account_id uuid        NOT NULL REFERENCES accounts,
    slot_no    integer,
    joined_at  timestamptz NOT NULL,
    PRIMARY KEY (event_id, person_id),
    FOREIGN KEY (event_id, slot_no) REFERENCES event_slots (event_id, no)
);
CREATE INDEX party_members_by_party ON party_members (party_id, joined_at);
CREATE INDEX party_members_by_person ON party_members (person_id);
CREATE INDEX party_members_by_account ON party_members (account_id);

ALTER TABLE registrations
    ADD COLUMN slot_no integer,
    ADD COLUMN party_id uuid REFERENCES parties ON DELETE SET NULL,
    ADD COLUMN picked boolean NOT NULL DEFAULT false,
    ADD FOREIGN KEY (event_id, slot_no) REFERENCES event_slots (event_id, no);
COMMENT ON COLUMN registrations.picked IS 'the host has chosen this applicant';
CREATE INDEX registrations_by_party ON registrations (party_id) WHERE party_id IS NOT NULL;

CREATE TABLE event_rules (
    event_id         uuid        PRIMARY KEY REFERENCES events ON DELETE CASCADE,
    required_tag     text        CHECK (length(required_tag) BETWEEN 1 AND 30),
    required_role    text        CHECK (length(required_role) <= 32),
    how_to           text        CHECK (length(how_to) <= 200),
    closes_before    interval,
    draw             text        CHECK (draw IN ('PICK', 'LOTTERY')),
    draw_before      interval,
    draw_seed        bigint,
    drawn_at         timestamptz,
    timer_for        timestamptz,
    participant_role text        CHECK (length(participant_role) <= 32),
    version          integer     NOT NULL DEFAULT 0,
    CHECK ((draw IS NULL) = (draw_before IS NULL)),
    CHECK (required_role IS NULL OR required_tag IS NOT NULL)
);

CREATE TABLE lots (
    event_id  uuid    NOT NULL REFERENCES events ON DELETE CASCADE,
    person_id uuid    NOT NULL REFERENCES people,
    weight    integer NOT NULL CHECK (weight >= 1),
    place     integer NOT NULL,
    won       boolean NOT NULL,
    drawn_at  timestamptz NOT NULL,
    PRIMARY KEY (event_id, person_id)
);
COMMENT ON COLUMN lots.weight IS '1, and 1 more for each lottery of the community lost in a row before';
CREATE INDEX lots_by_person ON lots (person_id, drawn_at);

CREATE TABLE person_tags (
    community_id uuid        NOT NULL REFERENCES communities,
    person_id    uuid        NOT NULL REFERENCES people,
    tag          text        NOT NULL CHECK (length(tag) BETWEEN 1 AND 30 AND tag = lower(tag)),
    given_at     timestamptz NOT NULL,
    PRIMARY KEY (community_id, tag, person_id)
);
CREATE INDEX person_tags_by_person ON person_tags (person_id);

CREATE TABLE reminder_leads (
    event_id  uuid     NOT NULL REFERENCES events ON DELETE CASCADE,
    person_id uuid     NOT NULL REFERENCES people,
    lead      interval NOT NULL CHECK (lead >= interval '0'),
    said_for  timestamptz,
    PRIMARY KEY (event_id, person_id, lead)
);
COMMENT ON TABLE reminder_leads IS 'a person''s own reminders of one event, instead of the usual one; zero alone: none at all';
COMMENT ON COLUMN reminder_leads.said_for IS 'the start of which it has reminded';
CREATE INDEX reminder_leads_by_person ON reminder_leads (person_id);

CREATE TABLE event_templates (
    id           uuid        PRIMARY KEY DEFAULT uuidv7(),
    community_id uuid        NOT NULL REFERENCES communities,
    name         text        NOT NULL CHECK (length(name) BETWEEN 1 AND 60),
    content      jsonb       NOT NULL,
    made_by      uuid        NOT NULL REFERENCES people,
    made_at      timestamptz NOT NULL
);
CREATE UNIQUE INDEX event_templates_by_name ON event_templates (community_id, lower(name));
CREATE INDEX event_templates_by_maker ON event_templates (made_by);
CREATE INDEX events_drafts ON events (created_by) WHERE published_at IS NULL;

CREATE TRIGGER follow_people BEFORE INSERT ON parties FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'leader_id');
CREATE TRIGGER follow_people BEFORE INSERT ON party_members FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'person_id');
CREATE TRIGGER follow_people BEFORE INSERT ON lots FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'person_id');
CREATE TRIGGER follow_people BEFORE INSERT ON person_tags FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'person_id');
CREATE TRIGGER follow_people BEFORE INSERT ON reminder_leads FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'person_id');
CREATE TRIGGER follow_communities BEFORE INSERT ON person_tags FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('communities', 'merged_into', 'community_id');
CREATE TRIGGER follow_people BEFORE INSERT ON event_templates FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'made_by');
CREATE TRIGGER follow_communities BEFORE INSERT ON event_templates FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('communities', 'merged_into', 'community_id');
