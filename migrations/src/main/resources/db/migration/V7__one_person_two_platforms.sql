-- One community on several chats, one person on several platforms: one-time codes, proposals to link two accounts, ids that
-- stand for another, and what was relayed to someone who cannot be written to.

ALTER TABLE communities ADD COLUMN merged_into uuid REFERENCES communities;
COMMENT ON COLUMN communities.merged_into IS 'set when two communities became one; the old id stays';
CREATE INDEX communities_merged ON communities (merged_into) WHERE merged_into IS NOT NULL;
CREATE INDEX people_by_alias ON people (alias_of) WHERE alias_of IS NOT NULL;

CREATE TABLE one_time_codes (
    digest       text        PRIMARY KEY,
    purpose      text        NOT NULL CHECK (purpose IN ('LINK', 'JOIN')),
    account_id   uuid        NOT NULL REFERENCES accounts,
    community_id uuid        REFERENCES communities,
    made_at      timestamptz NOT NULL,
    expires_at   timestamptz NOT NULL,
    used_at      timestamptz,
    CHECK ((purpose = 'JOIN') = (community_id IS NOT NULL))
);
COMMENT ON COLUMN one_time_codes.digest IS 'a keyed digest of the code, which itself is nowhere kept';
CREATE INDEX one_time_codes_by_account ON one_time_codes (account_id, made_at);
CREATE INDEX one_time_codes_by_community ON one_time_codes (community_id) WHERE community_id IS NOT NULL;
CREATE INDEX one_time_codes_by_age ON one_time_codes (expires_at);

CREATE TABLE wrong_codes (
    account_id uuid        NOT NULL REFERENCES accounts,
    at         timestamptz NOT NULL
);
CREATE INDEX wrong_codes_by_account ON wrong_codes (account_id, at);
CREATE INDEX wrong_codes_by_time ON wrong_codes (at);

CREATE TABLE link_proposals (
    id          uuid        PRIMARY KEY DEFAULT uuidv7(),
    maker       uuid        NOT NULL REFERENCES accounts,
    giver       uuid        NOT NULL REFERENCES accounts,
    maker_at    timestamptz,
    giver_at    timestamptz,
    state       text        NOT NULL DEFAULT 'OPEN' CHECK (state IN ('OPEN', 'LINKED', 'DECLINED', 'REFUSED')),
    reason      text,
    declined_by uuid        REFERENCES accounts,
    proposed_at timestamptz NOT NULL,
    expires_at  timestamptz NOT NULL,
    CHECK (maker <> giver),
    CHECK ((state = 'REFUSED') = (reason IS NOT NULL))
);
COMMENT ON COLUMN link_proposals.maker IS 'the account that made the code; maker_at is when it agreed';
COMMENT ON COLUMN link_proposals.giver IS 'the account that gave the code; giver_at is when it agreed';
COMMENT ON COLUMN link_proposals.reason IS 'why the two could not become one, as a key of the words';
CREATE INDEX link_proposals_by_maker ON link_proposals (maker, proposed_at);
CREATE INDEX link_proposals_by_giver ON link_proposals (giver, proposed_at);
CREATE INDEX link_proposals_by_age ON link_proposals (proposed_at);

-- What a match said to someone who cannot be written to: kept until they look, and no longer than the sweep allows.
CREATE TABLE relay_inbox (
    id        uuid        PRIMARY KEY DEFAULT uuidv7(),
    match_id  uuid        NOT NULL REFERENCES matches,
    to_person uuid        NOT NULL REFERENCES people,
    text      text        NOT NULL,
    said_at   timestamptz NOT NULL
);
COMMENT ON COLUMN relay_inbox.text IS 'encrypted; erased when it was shown';
CREATE INDEX relay_inbox_by_person ON relay_inbox (to_person, said_at);
CREATE INDEX relay_inbox_by_match ON relay_inbox (match_id);
CREATE INDEX relay_inbox_by_age ON relay_inbox (said_at);

-- What happened in a community, newest first.
CREATE INDEX domain_events_by_community ON domain_events (community_id, seq) WHERE community_id IS NOT NULL;

-- A row that is written with an old id gets the current one, also when the two became one while it waited for their lock.
CREATE FUNCTION follow_aliases() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    known   jsonb := to_jsonb(NEW);
    changed boolean := false;
    current uuid;
BEGIN
    FOR i IN 2 .. TG_NARGS - 1 LOOP
        EXECUTE format('SELECT %I FROM %I WHERE id = $1 FOR KEY SHARE', TG_ARGV[1], TG_ARGV[0])
            INTO current USING (known ->> TG_ARGV[i])::uuid;
        IF current IS NOT NULL THEN
            known := jsonb_set(known, ARRAY[TG_ARGV[i]], to_jsonb(current));
            changed := true;
        END IF;
    END LOOP;
    IF changed THEN
        NEW := jsonb_populate_record(NEW, known);
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER follow_people BEFORE INSERT ON members FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'person_id');
CREATE TRIGGER follow_people BEFORE INSERT ON profiles FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'person_id');
CREATE TRIGGER follow_people BEFORE INSERT ON registrations FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'person_id');
CREATE TRIGGER follow_people BEFORE INSERT ON event_hosts FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'person_id');
CREATE TRIGGER follow_people BEFORE INSERT ON events FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'created_by');
CREATE TRIGGER follow_people BEFORE INSERT ON reactions FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'from_person', 'to_person');
CREATE TRIGGER follow_people BEFORE INSERT ON open_relays FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'person_id');
CREATE TRIGGER follow_people BEFORE INSERT ON relay_inbox FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'to_person');
CREATE TRIGGER follow_people BEFORE INSERT ON blocks FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'blocker', 'blocked');
CREATE TRIGGER follow_people BEFORE INSERT ON reports FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('people', 'alias_of', 'reporter', 'reported');

CREATE TRIGGER follow_communities BEFORE INSERT ON members FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('communities', 'merged_into', 'community_id');
CREATE TRIGGER follow_communities BEFORE INSERT ON events FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('communities', 'merged_into', 'community_id');
CREATE TRIGGER follow_communities BEFORE INSERT ON reports FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('communities', 'merged_into', 'community_id');
