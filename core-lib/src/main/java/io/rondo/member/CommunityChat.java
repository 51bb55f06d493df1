package io.rondo.member;

import io.rondo.chat.Platform;
import java.util.Optional;
import java.util.UUID;

/**
 * A Discord server or a Telegram group in which the bot serves a community.
 *
 * @param externalId the platform's id of it
 * @param thread the topic, channel or thread of it that announcements go to; empty for where the platform puts them
 * @param announcements whether the community's announcements are posted here
 */
public record CommunityChat(
        UUID id,
        UUID communityId,
        Platform platform,
        String externalId,
        String title,
        Optional<String> thread,
        boolean announcements) {}
