package io.rondo.member.profile;

import com.ibm.icu.util.ULocale;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** Languages as people write them ({@code Spanish}, {@code испанский}) and as codes that have a name in each language. Pure. */
final class LanguageNames {

    private LanguageNames() {}

    /** The ISO 639 code of a language named in English, in Russian, in itself, or by its code; else what was written. */
    static String code(String written) {
        return ByName.CODES.getOrDefault(written.strip().toLowerCase(Locale.ROOT), written.strip());
    }

    /** The language's name for a reader; what is no code stays as it is. */
    static String name(String codeOrWritten, Locale reader) {
        return ByName.CODES.containsValue(codeOrWritten)
                ? new ULocale(codeOrWritten).getDisplayLanguage(ULocale.forLocale(reader))
                : codeOrWritten;
    }

    /** Built at first use: reading the names takes a moment. */
    private static final class ByName {

        static final Map<String, String> CODES = load();

        private static Map<String, String> load() {
            Map<String, String> codes = new HashMap<>();
            for (String code : Locale.getISOLanguages()) {
                ULocale language = new ULocale(code);
                Stream.of(ULocale.ENGLISH, new ULocale("ru"), language)
                        .map(reader -> language.getDisplayLanguage(reader).toLowerCase(Locale.ROOT))
                        .forEach(name -> codes.putIfAbsent(name, code));
            }
            List.of(Locale.getISOLanguages()).forEach(code -> codes.put(code, code));
            return codes;
        }
    }
}
