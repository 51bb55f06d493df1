DROP INDEX calls_open;
DROP INDEX events_ahead;
