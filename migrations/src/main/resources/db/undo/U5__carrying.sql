DROP INDEX form_sessions_by_age, button_payloads_by_age, deliveries_expiring, outbox_claimed;
ALTER TABLE outbox DROP COLUMN attempts;
