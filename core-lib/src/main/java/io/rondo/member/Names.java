package io.rondo.member;

import java.util.Optional;

/** Makes what platforms call people and chats fit to be kept and shown. Pure. */
final class Names {

    private static final int LONGEST = 200;

    private Names() {}

    /** The name without control characters, in one line, at most 200 characters; empty when nothing is left. */
    static Optional<String> clean(String name) {
        String clean =
                name.replaceAll("[\\p{Cntrl}\\p{Cf}&&[^\\u200D]]", " ").strip().replaceAll("\\s+", " ");
        int end = clean.offsetByCodePoints(0, Math.min(LONGEST, clean.codePointCount(0, clean.length())));
        return Optional.of(clean.substring(0, end)).filter(text -> !text.isBlank());
    }
}
