package io.rondo.testkit.telegram;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A message as it stood when it was looked at; look again to see edits.
 *
 * @param chat where it stands
 * @param id its number, unique in its chat only; 0 for an ephemeral message
 * @param threadId the topic it stands in
 * @param fromId who sent it
 * @param fromBot whether the bot under test sent it
 * @param text what a person reads: the text or the caption, without markup
 * @param html the text or caption as the bot sent it
 * @param keyboard rows of buttons
 * @param file the photo or document it carries
 * @param photo whether {@code file} is a photo
 * @param replyTo the message it answers
 * @param date when it was sent, on the fake's clock
 * @param edits how often it was edited, texts and buttons counted alike
 * @param earlierTexts what it said before its edits, oldest first
 * @param deleted whether it is gone
 * @param pinned whether it is pinned
 * @param receiver the only person who sees it, for an ephemeral message
 * @param ephemeralId its number among ephemeral messages
 * @param sequence its place among all messages of the world
 */
public record FakeMessage(
        FakeChat chat,
        int id,
        Optional<Integer> threadId,
        long fromId,
        boolean fromBot,
        String text,
        String html,
        List<List<FakeButton>> keyboard,
        Optional<FakeFile> file,
        boolean photo,
        Optional<Integer> replyTo,
        Instant date,
        int edits,
        List<String> earlierTexts,
        boolean deleted,
        boolean pinned,
        Optional<FakeUser> receiver,
        Optional<Integer> ephemeralId,
        long sequence) {

    /** All buttons, row by row. */
    public List<FakeButton> buttons() {
        return keyboard.stream().flatMap(List::stream).toList();
    }

    /** The labels of all buttons, row by row. */
    public List<String> labels() {
        return buttons().stream().map(FakeButton::label).toList();
    }

    /** The button with this label, if there is one. */
    public Optional<FakeButton> button(String label) {
        return buttons().stream().filter(b -> b.label().equals(label)).findFirst();
    }

    @Override
    public String toString() {
        return (fromBot ? "bot" : "person " + fromId) + " in " + chat + " #" + id + ": " + text + " " + labels();
    }
}
