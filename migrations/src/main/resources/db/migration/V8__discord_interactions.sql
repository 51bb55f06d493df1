-- What somebody pressed or typed on Discord, with the token by which it is answered, for the 15 minutes that Discord honours it.
-- The token is closed with the installation's key.
CREATE TABLE discord_interactions (
    id          text        PRIMARY KEY,
    bot         text        NOT NULL,
    token       text        NOT NULL,
    answer      text        NOT NULL CHECK (answer IN ('PRIVATE', 'PUBLIC', 'EDIT')),
    locale      text,
    received_at timestamptz NOT NULL,
    answered_at timestamptz
);
CREATE INDEX discord_interactions_waiting ON discord_interactions (bot, received_at) WHERE answered_at IS NULL;
CREATE INDEX discord_interactions_by_age ON discord_interactions (received_at);
