package io.rondo.datemaker.call;

import io.rondo.adapters.livekit.LiveKitClient;
import io.rondo.tx.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/** The call page's files and words, from the class path. Thread-safe. */
final class PageFiles {

    private static final String SCRIPT = "text/javascript;charset=utf-8";
    private static final Map<String, File> FILES = Map.of(
            "index.html", new File("page/index.html", "text/html;charset=utf-8"),
            "call.css", new File("page/call.css", "text/css;charset=utf-8"),
            "call.js", new File("page/call.js", SCRIPT),
            "clock.js", new File("page/clock.js", SCRIPT),
            "livekit-client.js", new File(LiveKitClient.PLACE, SCRIPT));

    private record File(String place, String type) {}

    /** A file as it goes out. */
    record Content(String type, byte[] bytes) {}

    private PageFiles() {}

    /** Empty for a name that the page does not have. */
    static Optional<Content> get(String name) {
        return Optional.ofNullable(FILES.get(name))
                .flatMap(file -> read(file.place()).map(bytes -> new Content(file.type(), bytes)));
    }

    /** The page's words as a JSON object; empty for a language that it does not speak. */
    static Optional<Content> words(String language) {
        return Optional.of(language)
                .filter(tag -> tag.matches("[a-z]{2}"))
                .map(tag -> PageFiles.class.getResourceAsStream("words_" + tag + ".properties"))
                .map(PageFiles::json);
    }

    private static Content json(InputStream file) {
        Properties words = new Properties();
        try (InputStreamReader text = new InputStreamReader(file, StandardCharsets.UTF_8)) {
            words.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Map<String, String> sorted = new TreeMap<>();
        words.forEach((key, word) -> sorted.put(key.toString(), word.toString()));
        return new Content("application/json;charset=utf-8", Json.write(sorted).getBytes(StandardCharsets.UTF_8));
    }

    private static Optional<byte[]> read(String place) {
        try (InputStream file = PageFiles.class.getResourceAsStream(place)) {
            return file == null ? Optional.empty() : Optional.of(file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
