DROP TABLE pair_wishes;
ALTER TABLE events DROP COLUMN plan_approved_at;
