-- A message's own failures are counted in its row, so that a restart does not begin again; and what the recurring
-- sweep and the senders look for has its index.

ALTER TABLE outbox ADD COLUMN attempts integer NOT NULL DEFAULT 0 CHECK (attempts >= 0);
CREATE INDEX outbox_claimed ON outbox (claimed_until) WHERE claimed_until IS NOT NULL;

CREATE INDEX deliveries_expiring ON deliveries (platform, expires_at)
    WHERE state IN ('PENDING', 'SENDING') AND expires_at IS NOT NULL;

CREATE INDEX button_payloads_by_age ON button_payloads (created_at);
CREATE INDEX form_sessions_by_age ON form_sessions (asked_at);
