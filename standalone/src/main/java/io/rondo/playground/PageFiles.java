package io.rondo.playground;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;

/** The page's own files, from the class path. Thread-safe. */
final class PageFiles {

    private static final String FOLDER = "/io/rondo/playground/page/";
    private static final String SCRIPT = "text/javascript;charset=utf-8";
    private static final Map<String, String> TYPES = Map.ofEntries(
            Map.entry("index.html", "text/html;charset=utf-8"),
            Map.entry("call.html", "text/html;charset=utf-8"),
            Map.entry("playground.css", "text/css;charset=utf-8"),
            Map.entry("icon.svg", "image/svg+xml"),
            Map.entry("app.js", SCRIPT),
            Map.entry("api.js", SCRIPT),
            Map.entry("call.js", SCRIPT),
            Map.entry("message.js", SCRIPT),
            Map.entry("pane.js", SCRIPT),
            Map.entry("rehearse.js", SCRIPT),
            Map.entry("suggest.js", SCRIPT));

    private PageFiles() {}

    /** @throws ApiError when the page has no such file */
    static HttpAnswer get(String name) {
        String type = TYPES.get(name);
        if (type == null) {
            throw ApiError.unknown("no such page: " + name);
        }
        try (InputStream file = PageFiles.class.getResourceAsStream(FOLDER + name)) {
            if (file == null) {
                throw new IllegalStateException("The build left out " + FOLDER + name);
            }
            return HttpAnswer.page(type, file.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
