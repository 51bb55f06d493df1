ALTER TABLE guests ADD COLUMN greeted_at timestamptz;
CREATE FUNCTION greet(guest uuid) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    UPDATE guests SET greeted_at = now() WHERE id = guest;
END;
$$;
