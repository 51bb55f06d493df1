DROP FUNCTION greet(uuid);
ALTER TABLE guests DROP COLUMN greeted_at;
