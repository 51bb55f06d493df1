-- What hosts decide about a plan before it is made for good.

ALTER TABLE events ADD COLUMN plan_approved_at timestamptz;
COMMENT ON COLUMN events.plan_approved_at IS 'when a host said that the plan is to be made with plan_seed; null while nobody has';

CREATE TABLE pair_wishes (
    event_id uuid    NOT NULL REFERENCES events ON DELETE CASCADE,
    person_a uuid    NOT NULL REFERENCES people,
    person_b uuid    NOT NULL REFERENCES people,
    wished   boolean NOT NULL,
    PRIMARY KEY (event_id, person_a, person_b),
    CHECK (person_a < person_b)
);
COMMENT ON TABLE pair_wishes IS 'pairs that a host would like to meet, or rather not; weighed in affinity, never a ban';
CREATE INDEX pair_wishes_by_person_a ON pair_wishes (person_a);
CREATE INDEX pair_wishes_by_person_b ON pair_wishes (person_b);
