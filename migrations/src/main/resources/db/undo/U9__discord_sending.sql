DROP TABLE role_grants;
DROP TABLE voice_rooms;
ALTER TABLE deliveries DROP COLUMN thread_of, DROP COLUMN thread_name;
