package io.rondo.testkit.discord;

import io.rondo.testkit.discord.rest.RestFile;
import io.rondo.testkit.discord.view.DiscordComponent;
import io.rondo.testkit.discord.view.DiscordEmbed;
import io.rondo.testkit.discord.view.Screen;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.node.ObjectNode;

/**
 * A message as it stood when it was looked at; look again to see edits.
 *
 * @param screen what a person reads
 * @param files files by the part's name
 * @param onlyFor the one person who sees an ephemeral message
 * @param thread the thread that was made from it
 * @param parts content, embeds, components and attachments as Discord delivers them
 */
public record DiscordMessage(
        DiscordChannel channel,
        long id,
        DiscordUser author,
        Screen screen,
        Map<String, RestFile> files,
        Optional<DiscordUser> onlyFor,
        History history,
        boolean pinned,
        Optional<DiscordChannel> thread,
        Optional<String> nonce,
        ObjectNode parts) {

    /**
     * What became of a message.
     *
     * @param earlier what it said before its edits, oldest first
     * @param loading whether it says that the bot is thinking
     */
    public record History(Instant sentAt, int edits, List<String> earlier, boolean deleted, boolean loading) {}

    /** Everything that a person reads, buttons aside. */
    public String text() {
        return screen.text();
    }

    /** The content above embeds and components. */
    public String content() {
        return screen.content();
    }

    public List<DiscordEmbed> embeds() {
        return screen.embeds();
    }

    /** All buttons and selects, row by row. */
    public List<DiscordComponent> components() {
        return screen.rows().stream().flatMap(List::stream).toList();
    }

    /** The labels of all buttons, row by row. */
    public List<String> labels() {
        return components().stream()
                .filter(DiscordComponent::isButton)
                .map(DiscordComponent::label)
                .toList();
    }

    /** The button or select with this label, placeholder or custom id. */
    public Optional<DiscordComponent> component(String labelOrCustomId) {
        return components().stream().filter(c -> c.isCalled(labelOrCustomId)).findFirst();
    }

    public boolean isEphemeral() {
        return onlyFor.isPresent();
    }

    public boolean isFromBot() {
        return author.isBot();
    }

    /** The text with its rows of buttons beneath. */
    public String rendered() {
        return screen.rendered();
    }

    @Override
    public String toString() {
        return author + " in " + channel + onlyFor.map(u -> " only for " + u).orElse("") + ": " + rendered();
    }
}
