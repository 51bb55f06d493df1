package io.rondo.playground;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/** A profile as it is given for a persona; it counts as complete and consented to. */
public record GivenProfile(
        Optional<String> gender,
        List<String> seeking,
        Optional<LocalDate> birthday,
        Optional<String> city,
        List<String> languages,
        List<String> interests,
        List<String> tags) {

    private static final int LONGEST_WORD = 60;
    private static final int LONGEST_CITY = 100;
    private static final LocalDate EARLIEST_BIRTHDAY = LocalDate.of(1900, 1, 1);

    public GivenProfile {
        seeking = List.copyOf(seeking);
        languages = List.copyOf(languages);
        interests = List.copyOf(interests);
        tags = List.copyOf(tags);
    }

    /** @throws ApiError when a field is not what it should be */
    static GivenProfile of(Fields profile, Instant now) {
        return new GivenProfile(
                profile.optional("gender").map(text -> atMost("gender", text, LONGEST_WORD)),
                words(profile, "seeking"),
                profile.optional("birthday").map(text -> birthday(text, now)),
                profile.optional("city").map(text -> atMost("city", text, LONGEST_CITY)),
                words(profile, "languages"),
                words(profile, "interests"),
                words(profile, "tags"));
    }

    private static List<String> words(Fields profile, String field) {
        return profile.texts(field).stream()
                .map(text -> atMost(field, text, LONGEST_WORD))
                .toList();
    }

    private static String atMost(String field, String text, int longest) {
        if (text.length() > longest) {
            throw ApiError.bad("profile." + field + " is too long: at most " + longest + " characters");
        }
        return text.strip();
    }

    private static LocalDate birthday(String text, Instant now) {
        LocalDate birthday;
        try {
            birthday = LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw ApiError.bad("profile.birthday must be a date like 1995-04-02");
        }
        if (birthday.isBefore(EARLIEST_BIRTHDAY)
                || birthday.isAfter(now.atZone(ZoneOffset.UTC).toLocalDate())) {
            throw ApiError.bad("profile.birthday must lie between 1900 and today");
        }
        return birthday;
    }
}
