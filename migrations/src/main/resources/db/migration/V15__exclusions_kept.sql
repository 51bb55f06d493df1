-- Who had everything about them erased while they were excluded: a keyed digest of the account, so that coming back as somebody new
-- is no way around it, and nothing else.

CREATE TABLE exclusion_marks (
    community_id uuid        NOT NULL REFERENCES communities,
    digest       text        NOT NULL,
    excluded_at  timestamptz NOT NULL,
    erase_at     timestamptz NOT NULL,
    PRIMARY KEY (digest, community_id)
);
CREATE INDEX exclusion_marks_by_community ON exclusion_marks (community_id);
CREATE INDEX exclusion_marks_to_erase ON exclusion_marks (erase_at);
