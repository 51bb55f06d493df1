DROP INDEX discord_interactions_by_message;
ALTER TABLE discord_interactions DROP COLUMN message;
ALTER TABLE voice_rooms DROP COLUMN asked;
