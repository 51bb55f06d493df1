package io.rondo.member;

import io.rondo.chat.words.Bundles;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Which of our languages a reader gets. Pure. */
final class Languages {

    private Languages() {}

    /** The first of the tags whose language we have: {@code en-US} gives English; a tag that is not ours gives way to the next. */
    static Locale closest(Optional<String> first, Optional<String> second, Optional<String> third) {
        return Stream.of(first, second, third)
                .flatMap(Optional::stream)
                .map(tag -> Locale.forLanguageTag(tag.replace('_', '-')).getLanguage())
                .flatMap(language -> Bundles.LANGUAGES.stream()
                        .filter(ours -> ours.getLanguage().equals(language)))
                .findFirst()
                .orElse(Bundles.LANGUAGES.getFirst());
    }
}
