-- A correlation id is the asker's own: a UUID where we ask ourselves, any text where others do.
ALTER TABLE outbox ALTER COLUMN correlation_id TYPE text;
ALTER TABLE dead_letters ALTER COLUMN correlation_id TYPE text;
