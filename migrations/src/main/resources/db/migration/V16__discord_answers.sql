-- What has to be known of a wish for a room to answer it: who asked, and where the answer is waited for.
ALTER TABLE voice_rooms ADD COLUMN asked jsonb;
COMMENT ON COLUMN voice_rooms.asked IS 'the message that asked for the room, without its body, until it is answered';

-- Messages that only one person sees are edited by the token of the interaction that they answer.
ALTER TABLE discord_interactions ADD COLUMN message text;
COMMENT ON COLUMN discord_interactions.message IS 'the message that stands as the answer, where only the person sees it';
CREATE INDEX discord_interactions_by_message ON discord_interactions (message, received_at) WHERE message IS NOT NULL;
