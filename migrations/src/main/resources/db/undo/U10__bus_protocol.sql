ALTER TABLE dead_letters ALTER COLUMN correlation_id TYPE uuid
    USING CASE WHEN correlation_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN correlation_id::uuid END;
ALTER TABLE outbox ALTER COLUMN correlation_id TYPE uuid
    USING CASE WHEN correlation_id ~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$' THEN correlation_id::uuid END;
