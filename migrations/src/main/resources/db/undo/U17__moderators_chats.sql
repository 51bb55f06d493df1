DROP INDEX reports_by_reporter;
DROP TABLE moderators_chats;
