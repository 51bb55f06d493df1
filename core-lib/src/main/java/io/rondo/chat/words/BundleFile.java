package io.rondo.chat.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** One feature's bundle in one language, as it stands in the resources. */
final class BundleFile {

    private BundleFile() {}

    /** @throws IllegalStateException when it is missing, not UTF-8, or has a key twice */
    static Map<String, String> load(String feature, Locale language) {
        String path = "/io/rondo/" + feature + "/messages_" + language.getLanguage() + ".properties";
        Map<String, String> patterns = new TreeMap<>();
        try (InputStream file = BundleFile.class.getResourceAsStream(path)) {
            if (file == null) {
                throw new IllegalStateException("the bundle " + path + " is missing");
            }
            // A decoder that reports: a bundle saved in another encoding must not come out as question marks.
            new Unrepeated(path, patterns).load(new InputStreamReader(file, StandardCharsets.UTF_8.newDecoder()));
        } catch (CharacterCodingException e) {
            throw new IllegalStateException(path + " is not UTF-8", e);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
        return patterns;
    }

    /** Properties would let the last of two equal keys win in silence. */
    private static final class Unrepeated extends Properties {

        private static final long serialVersionUID = 1L;

        private final String path;
        private final transient Map<String, String> into;

        Unrepeated(String path, Map<String, String> into) {
            this.path = path;
            this.into = into;
        }

        @Override
        public synchronized Object put(Object key, Object value) {
            if (into.put((String) key, (String) value) != null) {
                throw new IllegalStateException(key + " stands twice in " + path);
            }
            return value;
        }
    }
}
