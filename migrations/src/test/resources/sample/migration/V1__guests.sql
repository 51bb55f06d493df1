CREATE TYPE mood AS ENUM ('shy', 'merry');
CREATE TABLE guests (
    id   uuid PRIMARY KEY DEFAULT uuidv7(),
    name text NOT NULL CHECK (name <> ''),
    mood mood
);
CREATE INDEX guests_by_name ON guests (lower(name));
