DROP INDEX registrations_no_show;
DROP TABLE no_show_limits, measures;
DROP INDEX reports_by_event, reports_by_community;
ALTER TABLE reports DROP COLUMN decided_at, DROP COLUMN decided_by;
