package io.rondo.member.profile;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** What others see of a profile. Pure. */
public final class ProfileView {

    private ProfileView() {}

    static RichText line(Profile profile, Words words) {
        LocalDate today = today(words);
        List<String> parts = new ArrayList<>();
        if (profile.shows("gender")) {
            profile.gender()
                    .filter(gender -> !gender.equals(Gender.NOT_SAID))
                    .ifPresent(gender -> parts.add(inSentence(gender, words)));
        }
        if (profile.shows("age") && !profile.isMinor(today)) {
            profile.age(today).ifPresent(age -> parts.add(age.toString()));
        }
        if (profile.shows("city") && !profile.isMinor(today)) {
            profile.city().ifPresent(parts::add);
        }
        return parts.isEmpty() ? RichText.EMPTY : RichText.plain(String.join(", ", parts));
    }

    /** All that a partner sees, in lines: the name with age and city, languages, interests. */
    public static RichText full(String name, Profile profile, Words words) {
        RichText line = line(profile, words);
        RichText first = RichText.bold(name);
        List<RichText> lines = new ArrayList<>();
        lines.add(line.isEmpty() ? first : first.then(RichText.plain(", ")).then(line));
        if (profile.shows("languages") && !profile.languages().isEmpty()) {
            lines.add(words.text("member.shown.languages", "languages", languages(profile.languages(), words)));
        }
        if (profile.shows("interests") && !profile.interests().isEmpty()) {
            lines.add(words.text("member.shown.interests", "interests", String.join(", ", profile.interests())));
        }
        return RichText.lines(lines);
    }

    /** As it stands between other words; own words stay as they are. */
    private static String inSentence(String gender, Words words) {
        String label = gender(gender, words);
        return Gender.isOffered(gender) ? label.toLowerCase(words.locale()) : label;
    }

    /** A gender in the reader's language; own words stay as they are. */
    public static String gender(String gender, Words words) {
        return Gender.isOffered(gender) ? words.label("member.gender." + Gender.key(gender)) : gender;
    }

    /** Languages in the reader's language, separated by commas. */
    public static String languages(List<String> languages, Words words) {
        return languages.stream()
                .map(language -> LanguageNames.name(language, words.locale()))
                .collect(Collectors.joining(", "));
    }

    static List<String> commonLanguages(Profile a, Profile b) {
        return a.shows("languages") && b.shows("languages")
                ? a.languages().stream().filter(b.languages()::contains).toList()
                : List.of();
    }

    /** The reader's day. */
    public static LocalDate today(Words words) {
        return LocalDate.ofInstant(words.now(), words.zone());
    }
}
