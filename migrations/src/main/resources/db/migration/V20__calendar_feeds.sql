-- The secret addresses under which calendars read a community's events.

CREATE TABLE calendar_feeds (
    digest       text        PRIMARY KEY,
    community_id uuid        NOT NULL REFERENCES communities,
    nonce        text        NOT NULL UNIQUE,
    made_at      timestamptz NOT NULL
);
COMMENT ON COLUMN calendar_feeds.digest IS 'a keyed digest of the token in the address, which itself is nowhere kept';
COMMENT ON COLUMN calendar_feeds.nonce IS 'what the installation''s key makes the token of, to show the address again';
CREATE INDEX calendar_feeds_by_community ON calendar_feeds (community_id, made_at);

CREATE TRIGGER follow_communities BEFORE INSERT ON calendar_feeds FOR EACH ROW
    EXECUTE FUNCTION follow_aliases('communities', 'merged_into', 'community_id');
