-- What is counted for the metrics every few seconds must not read all rows.

CREATE INDEX events_ahead ON events (state) WHERE state < 4 AND published_at IS NOT NULL;
CREATE INDEX calls_open ON calls (state) WHERE state IN ('ASKED', 'CREATED');
