package io.rondo.standalone.evening;

import io.rondo.playground.PlaygroundClient;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import org.awaitility.Awaitility;
import tools.jackson.databind.JsonNode;

/** The people of the playground, spoken for over its HTTP API: what they say, press and read. Thread-safe. */
final class Guests extends PlaygroundClient {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration OFTEN = Duration.ofMillis(150);

    private final int port;
    private final Map<String, Mailbox> mailboxes = new ConcurrentHashMap<>();

    /** What one person has read so far, by message, so that only the news is asked for. */
    private static final class Mailbox {
        private final Map<String, Note> notes = new LinkedHashMap<>();
        private long revision;

        synchronized List<Note> after(JsonNode news) {
            news.get("messages").forEach(message -> {
                Note note = Note.of(message);
                // Last is what was shown or changed last.
                notes.remove(note.id());
                notes.put(note.id(), note);
            });
            revision = news.get("revision").asLong();
            return new ArrayList<>(notes.values());
        }
    }

    /** @param port where the playground listens on this machine */
    Guests(int port) {
        this.port = port;
    }

    @Override
    protected int port() {
        return port;
    }

    void arrive(String name, String role) {
        post("people", Map.of("name", name, "role", role, "locale", "en", "zone", "Europe/Berlin"));
    }

    void arrive(List<String> names) {
        names.forEach(name -> arrive(name, "player"));
    }

    /** Says a line in private and reads the answer. */
    List<Note> says(String who, String line) {
        return notes(say(who, line));
    }

    /** Presses the newest button with that label, as soon as there is one, and reads the answer. */
    Note presses(String who, String label) {
        return presses(who, label, note -> true);
    }

    /** Presses it on a message of that kind. */
    Note presses(String who, String label, Predicate<Note> where) {
        return presses(who, awaits(who, label, where), label);
    }

    Note presses(String who, Note note, String label) {
        return notes(post("press", pressing(who, note, label)).get("messages")).getLast();
    }

    /** Presses it under a request id of one's own, and returns the whole answer as it came. */
    String presses(String who, Note note, String label, String requestId) {
        Map<String, String> call = pressing(who, note, label);
        call.put("requestId", requestId);
        return post("press", call).toString();
    }

    private static Map<String, String> pressing(String who, Note note, String label) {
        String button = Objects.requireNonNull(note.presses().get(label), () -> "no [" + label + "] on " + note);
        return new TreeMap<>(Map.of("as", who, "message", note.id(), "button", button));
    }

    /** Waits until the person is shown such a message with that button. */
    Note awaits(String who, String label, Predicate<Note> where) {
        Predicate<Note> wanted = note -> note.offers(label) && where.test(note);
        return await(who, "[" + label + "]", wanted);
    }

    /** Waits until the person reads that somewhere. */
    Note reads(String who, String part) {
        return await(who, part, note -> note.says(part));
    }

    /** Waits until the person is shown such a message. */
    Note awaits(String who, Predicate<Note> wanted) {
        return await(who, "what is awaited", wanted);
    }

    private Note await(String who, String what, Predicate<Note> wanted) {
        return Awaitility.await(who + " is shown " + what)
                .atMost(PATIENCE)
                .pollInterval(OFTEN)
                .until(() -> newest(who, wanted), Optional::isPresent)
                .orElseThrow();
    }

    /** The newest such message that the person is shown now. */
    Optional<Note> newest(String who, Predicate<Note> wanted) {
        return seenBy(who).reversed().stream().filter(wanted).findFirst();
    }

    /** Everything the person is shown that nobody typed, what was shown or changed last at the end. */
    List<Note> seenBy(String who) {
        Mailbox mailbox = mailboxes.computeIfAbsent(who, _ -> new Mailbox());
        // One reader of a mailbox at a time, so that an older answer never overtakes a newer one.
        synchronized (mailbox) {
            return mailbox.after(messages(who, mailbox.revision)).stream()
                    .filter(note -> !note.typed())
                    .toList();
        }
    }

    private static List<Note> notes(JsonNode messages) {
        List<Note> notes = new ArrayList<>();
        messages.forEach(message -> notes.add(Note.of(message)));
        return notes;
    }
}
