package io.rondo.round.chat;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.member.profile.Profile;
import io.rondo.member.profile.Profiles;
import java.util.List;
import java.util.stream.Collectors;

/** What a person sees of a partner, in one line: what the partner chose to show, and what the two have in common. Pure. */
final class PartnerCard {

    private static final int LONGEST_LABEL_NAME = 30;

    private PartnerCard() {}

    /** Such as ", 31, Berlin · you both know Spanish"; empty when there is nothing to say. */
    static RichText details(Profile partner, Profile reader, Words words) {
        RichText shown = Profiles.shown(partner, words);
        RichText line = shown.isEmpty() ? RichText.EMPTY : RichText.plain(", ").then(shown);
        List<String> languages = Profiles.commonLanguages(partner, reader);
        if (!languages.isEmpty()) {
            String names = languages.stream()
                    .map(language -> Profiles.languageName(language, words))
                    .collect(Collectors.joining(", "));
            line = line.then(words.text("round.partner.languages", "languages", names));
        }
        List<String> interests = partner.shows("interests") && reader.shows("interests")
                ? partner.interests().stream()
                        .filter(reader.interests()::contains)
                        .toList()
                : List.of();
        if (!interests.isEmpty()) {
            line = line.then(words.text("round.partner.interests", "interests", String.join(", ", interests)));
        }
        return line;
    }

    /** A name that fits on a button. */
    static String onButton(String name) {
        return name.length() <= LONGEST_LABEL_NAME ? name : name.substring(0, LONGEST_LABEL_NAME - 1) + "…";
    }
}
