package io.rondo.member.profile;

import java.util.List;
import java.util.Locale;

/**
 * The words for genders that have a button; anyone may write another, which is kept as it is written. Also what is sought: one of
 * these, or {@link #EVERYONE}. Pure.
 */
public final class Gender {

    public static final String WOMAN = "woman";
    public static final String MAN = "man";
    public static final String NON_BINARY = "non-binary";
    public static final String NOT_SAID = "not said";
    /** Sought: whoever it is. */
    public static final String EVERYONE = "everyone";

    /** Those with a button, in their order. */
    public static final List<String> OFFERED = List.of(WOMAN, MAN, NON_BINARY, NOT_SAID);

    private static final List<String> SEEKABLE = List.of(WOMAN, MAN, NON_BINARY, EVERYONE);

    private Gender() {}

    /** What was written, as one of the known words where it is one ({@code Woman}, {@code nonbinary}), else as it is. */
    public static String of(String written) {
        String word = written.strip().toLowerCase(Locale.ROOT).replace('_', ' ');
        return switch (word) {
            case "woman", "women", "female", "f", "женщина", "ж" -> WOMAN;
            case "man", "men", "male", "m", "мужчина", "м" -> MAN;
            case "non-binary", "nonbinary", "non binary", "nb", "небинарный", "небинарная" -> NON_BINARY;
            case "not said", "unsaid", "" -> NOT_SAID;
            case "everyone", "anyone", "all", "все" -> EVERYONE;
            default -> written.strip();
        };
    }

    /** Whether it is one of the words with a button. */
    public static boolean isOffered(String gender) {
        return OFFERED.contains(gender);
    }

    /** Whether what is sought is one of the words with a button. */
    public static boolean isSeekable(String sought) {
        return SEEKABLE.contains(sought);
    }

    /** The end of the bundle keys for a known word: {@code member.gender.non-binary} has no space to stumble over. */
    static String key(String gender) {
        return gender.replace(' ', '-');
    }
}
