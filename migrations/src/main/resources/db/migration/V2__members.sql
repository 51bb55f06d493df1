-- Communities with their chats, people with their accounts, settings and profiles.

CREATE TABLE communities (
    id             uuid        PRIMARY KEY DEFAULT uuidv7(),
    name           text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    language       text        NOT NULL DEFAULT 'en',
    zone           text        NOT NULL DEFAULT 'UTC',
    greeting       text,
    colour         integer     CHECK (colour BETWEEN 0 AND 16777215),
    event_makers   text        NOT NULL DEFAULT 'MODERATORS' CHECK (event_makers IN ('EVERYONE', 'MODERATORS')),
    admits_minors  boolean     NOT NULL DEFAULT false,
    minimum_age    integer     NOT NULL DEFAULT 18 CHECK (minimum_age BETWEEN 18 AND 99),
    features       text[]      NOT NULL DEFAULT '{}',
    created_at     timestamptz NOT NULL,
    set_up_at      timestamptz,
    setup_step     integer     NOT NULL DEFAULT 0 CHECK (setup_step >= 0)
);
COMMENT ON COLUMN communities.setup_step IS 'how many steps of the guided walk are done, so that it goes on where it was left';

CREATE TABLE chats (
    id            uuid        PRIMARY KEY DEFAULT uuidv7(),
    community_id  uuid        NOT NULL REFERENCES communities,
    platform      text        NOT NULL,
    external_id   text        NOT NULL,
    title         text        NOT NULL,
    thread        text,
    announcements boolean     NOT NULL DEFAULT true,
    joined_at     timestamptz NOT NULL,
    left_at       timestamptz,
    UNIQUE (platform, external_id)
);
CREATE INDEX chats_by_community ON chats (community_id);

CREATE TABLE people (
    id                uuid        PRIMARY KEY DEFAULT uuidv7(),
    name              text        NOT NULL CHECK (length(name) BETWEEN 1 AND 200),
    language          text,
    zone              text,
    reminder_lead     interval    NOT NULL DEFAULT 'PT0S',
    quiet_from        time        NOT NULL DEFAULT '22:00',
    quiet_to          time        NOT NULL DEFAULT '08:00',
    direct_messages   boolean,
    current_community uuid        REFERENCES communities,
    alias_of          uuid        REFERENCES people,
    created_at        timestamptz NOT NULL
);
COMMENT ON COLUMN people.direct_messages IS 'may the bot write directly: null until asked';
COMMENT ON COLUMN people.alias_of IS 'set when two people became one; the old id stays';

CREATE TABLE accounts (
    id                uuid        PRIMARY KEY DEFAULT uuidv7(),
    person_id         uuid        NOT NULL REFERENCES people,
    platform          text        NOT NULL,
    external_id       text        NOT NULL,
    username          text,
    name              text        NOT NULL,
    locale            text,
    zone              text,
    direct_chat       text,
    unreachable_since timestamptz,
    created_at        timestamptz NOT NULL,
    seen_at           timestamptz NOT NULL,
    UNIQUE (platform, external_id)
);
COMMENT ON COLUMN accounts.zone IS 'as the platform says it; the person''s own setting comes first';
COMMENT ON COLUMN accounts.direct_chat IS 'where the bot may write to this account; null where it may not write first';
CREATE INDEX accounts_by_person ON accounts (person_id);

CREATE TABLE members (
    community_id uuid        NOT NULL REFERENCES communities,
    person_id    uuid        NOT NULL REFERENCES people,
    role         text        NOT NULL DEFAULT 'PLAYER' CHECK (role IN ('PLAYER', 'MODERATOR', 'ADMIN')),
    times_left_out integer   NOT NULL DEFAULT 0 CHECK (times_left_out >= 0),
    joined_at    timestamptz NOT NULL,
    excluded_at  timestamptz,
    PRIMARY KEY (community_id, person_id)
);
COMMENT ON COLUMN members.role IS 'as given here; what a platform says besides is in chat_roles';
CREATE INDEX members_by_person ON members (person_id);

-- What a platform last said of an account's rights in a chat; only rights above a player's have a row.
CREATE TABLE chat_roles (
    chat_id    uuid NOT NULL REFERENCES chats,
    account_id uuid NOT NULL REFERENCES accounts,
    role       text NOT NULL CHECK (role IN ('MODERATOR', 'ADMIN')),
    PRIMARY KEY (chat_id, account_id)
);
CREATE INDEX chat_roles_by_account ON chat_roles (account_id);

CREATE TABLE profiles (
    person_id          uuid        PRIMARY KEY REFERENCES people,
    gender             text        CHECK (length(gender) <= 60),
    seeking            bytea,
    seeking_consent_at timestamptz,
    birthday           date,
    birthday_locked_at timestamptz,
    age_band           text        CHECK (age_band IN ('MINOR', 'ADULT')),
    city               text        CHECK (length(city) <= 100),
    languages          text[]      NOT NULL DEFAULT '{}',
    interests          text[]      NOT NULL DEFAULT '{}',
    tags               text[]      NOT NULL DEFAULT '{}',
    shown              text[]      NOT NULL DEFAULT '{name}',
    contact            text        CHECK (contact IN ('USERNAME', 'RELAY', 'TEXT', 'NONE')),
    contact_text       text        CHECK (length(contact_text) <= 200),
    updated_at         timestamptz NOT NULL,
    -- Whom a person seeks is kept only with their consent.
    CHECK (seeking IS NULL OR seeking_consent_at IS NOT NULL)
);
COMMENT ON COLUMN profiles.seeking IS 'encrypted';
COMMENT ON COLUMN profiles.shown IS 'which fields a partner sees';
COMMENT ON COLUMN profiles.contact IS 'how a match may reach this person: the default for their next registration';
