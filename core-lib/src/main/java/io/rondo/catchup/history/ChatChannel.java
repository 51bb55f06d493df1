package io.rondo.catchup.history;

import java.util.UUID;

/**
 * Where messages are written.
 *
 * @param chatId the server or group, by the platform's id
 * @param channelId the channel or topic; on Telegram a group without topics is its own channel
 */
public record ChatChannel(UUID communityId, String chatId, String channelId) {}
