DROP INDEX events_drafts;
DROP TABLE event_templates, reminder_leads, person_tags, lots, event_rules;
DROP INDEX registrations_by_party;
ALTER TABLE registrations DROP COLUMN picked, DROP COLUMN party_id, DROP COLUMN slot_no;
DROP TABLE party_members, parties, event_slots;
