-- Where moderators who are not written to directly learn that something waits for them: a chat, or one of its channels or topics.

CREATE TABLE moderators_chats (
    chat_id uuid        PRIMARY KEY REFERENCES chats,
    thread  text,
    set_at  timestamptz NOT NULL
);

CREATE INDEX reports_by_reporter ON reports (reporter, decided_at);
