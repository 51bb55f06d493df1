package io.rondo.member.profile;

import io.rondo.chat.Conversation;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.secret.SecretBox;
import io.rondo.tx.DomainEvent;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** The use cases around profiles. Safe to call from several threads. */
public final class Profiles {

    public static final int LONGEST_GENDER = 60;
    public static final int LONGEST_CITY = 100;
    public static final int LONGEST_CONTACT = 200;
    public static final int LONGEST_WORD = 40;
    public static final int MOST_WORDS = 10;

    private static final int OLDEST = 120;

    private final SecretBox box;
    private final MissingQuestions missing = new MissingQuestions(this);

    /** @param box hides whom people seek; its purpose is for that alone */
    public Profiles(SecretBox box) {
        this.box = box;
    }

    /** The person's profile; an empty one for someone who has said nothing yet. */
    public Profile get(UnitOfWork work, UUID personId) {
        return get(work, List.of(personId)).getOrDefault(personId, Profile.empty(personId));
    }

    /** The people's profiles, each with an entry. */
    public Map<UUID, Profile> get(UnitOfWork work, Collection<UUID> personIds) {
        Map<UUID, Profile> profiles = new HashMap<>();
        personIds.forEach(id -> profiles.put(id, Profile.empty(id)));
        store(work).find(personIds).forEach(row -> profiles.put(row.personId(), profile(row)));
        return profiles;
    }

    /** Whether the person agreed that we keep whom they seek. */
    public boolean consents(UnitOfWork work, UUID personId) {
        return store(work).find(List.of(personId)).stream().anyMatch(ProfileStore.Row::consents);
    }

    public boolean isBirthdayLocked(UnitOfWork work, UUID personId) {
        return store(work).find(List.of(personId)).stream().anyMatch(ProfileStore.Row::birthdayLocked);
    }

    /** @throws UserError when it is longer than {@link #LONGEST_GENDER} */
    public void gender(UnitOfWork work, UUID personId, String gender) {
        change(work, personId).gender(personId, oneLine(Gender.of(gender), LONGEST_GENDER), work.now());
    }

    /** The person agrees that we keep whom they seek, encrypted, for pairing alone. */
    public void consentToSeeking(UnitOfWork work, UUID personId) {
        change(work, personId).consent(personId, work.now());
    }

    /**
     * Keeps whom the person would like to meet.
     *
     * @throws UserError when they have not agreed to that
     */
    public void seek(UnitOfWork work, UUID personId, Set<String> seeking) {
        String plain = Json.write(seeking.stream().map(Gender::of).sorted().toList());
        byte[] closed = box.close(plain, personId.toString()).getBytes(StandardCharsets.UTF_8);
        if (change(work, personId).seeking(personId, closed, work.now()) == 0) {
            throw new UserError("member.error.no-consent");
        }
    }

    /** Erases whom the person seeks, and that they agreed to our keeping it. */
    public void forgetSeeking(UnitOfWork work, UUID personId) {
        store(work).forgetSeeking(personId, work.now());
    }

    /**
     * Keeps the person's birthday, as long as it has not been used.
     *
     * @param today where the person is
     * @throws UserError when it is locked, lies in the future or too far back, or contradicts that they said to be a minor
     */
    public void birthday(UnitOfWork work, UUID personId, LocalDate birthday, LocalDate today) {
        if (birthday.isAfter(today) || birthday.isBefore(today.minusYears(OLDEST))) {
            throw new UserError("member.error.birthday-implausible");
        }
        Profile profile = get(work, personId);
        if (profile.ageBand().filter(band -> band == AgeBand.MINOR).isPresent()
                && !birthday.plusYears(Profile.ADULT_AGE).isAfter(today)) {
            throw new UserError("member.error.birthday-contradicts");
        }
        if (change(work, personId).birthday(personId, birthday, work.now()) == 0) {
            throw new UserError("member.error.birthday-locked");
        }
    }

    /** From now on the birthday stays as it is: it was used to decide something. */
    public void lockBirthday(UnitOfWork work, UUID personId) {
        store(work).lockBirthday(personId, work.now());
    }

    /** A moderator takes back what the person said of their age, so that they can say it anew. */
    public void resetAge(UnitOfWork work, UUID by, UUID communityId, UUID personId) {
        store(work).resetAge(personId, work.now());
        work.happened(new DomainEvent("age_reset", Optional.of(communityId), Optional.of(personId), Map.of("by", by)));
    }

    /** What the person says of their age; only the first word counts. */
    public void ageBand(UnitOfWork work, UUID personId, AgeBand band) {
        change(work, personId).ageBand(personId, band.name(), work.now());
    }

    /** @throws UserError when it is too long, or looks like an address */
    public void city(UnitOfWork work, UUID personId, Optional<String> city) {
        Optional<String> clean = city.map(text -> oneLine(text, LONGEST_CITY)).filter(text -> !text.isEmpty());
        if (clean.filter(text -> text.chars().anyMatch(c -> Character.isDigit(c) || c == '@' || c == '/'))
                .isPresent()) {
            throw new UserError("member.error.city");
        }
        change(work, personId).city(personId, clean, work.now());
    }

    /** @param languages as people write them, in English, in Russian or in themselves */
    public void languages(UnitOfWork work, UUID personId, List<String> languages) {
        change(work, personId)
                .languages(
                        personId,
                        words(languages).stream().map(LanguageNames::code).toList(),
                        work.now());
    }

    public void interests(UnitOfWork work, UUID personId, List<String> interests) {
        change(work, personId).interests(personId, words(interests), work.now());
    }

    public void tags(UnitOfWork work, UUID personId, List<String> tags) {
        change(work, personId).tags(personId, words(tags), work.now());
    }

    /** The person takes that one of two tags; the other one is given up. */
    public void takeTag(UnitOfWork work, UUID personId, String tag, String other) {
        Set<String> tags = new LinkedHashSet<>(get(work, personId).tags());
        tags.removeIf(tag::equalsIgnoreCase);
        tags.removeIf(other::equalsIgnoreCase);
        tags.add(tag);
        tags(work, personId, List.copyOf(tags));
    }

    /** Whether partners see that part of the profile, one of {@link Profile#SHOWABLE}. */
    public void show(UnitOfWork work, UUID personId, String what, boolean shown) {
        if (!Profile.SHOWABLE.contains(what)) {
            throw new IllegalArgumentException("not to be shown: " + what);
        }
        Set<String> all = new LinkedHashSet<>(get(work, personId).shown());
        if (shown) {
            all.add(what);
        } else {
            all.remove(what);
        }
        change(work, personId).shown(personId, List.copyOf(all), work.now());
    }

    /**
     * How a match may reach the person, unless they say otherwise at a registration.
     *
     * @param text for {@link Contact#TEXT}
     * @throws UserError when the text is missing or too long
     */
    public void contact(UnitOfWork work, UUID personId, Contact contact, Optional<String> text) {
        Optional<String> clean = text.filter(any -> contact == Contact.TEXT)
                .map(written -> oneLine(written, LONGEST_CONTACT))
                .filter(written -> !written.isEmpty());
        if (contact == Contact.TEXT && clean.isEmpty()) {
            throw new UserError("member.error.contact-empty");
        }
        change(work, personId).contact(personId, contact.name(), clean, work.now());
    }

    /**
     * A profile that comes complete and consented to, as the playground's people have one: partners see all of it.
     *
     * @param seeking whom they would like to meet; empty to keep nothing of it
     */
    public void given(
            UnitOfWork work,
            UUID personId,
            Optional<String> gender,
            Collection<String> seeking,
            Optional<LocalDate> birthday,
            Optional<String> city) {
        ProfileStore store = change(work, personId);
        gender.ifPresent(value -> gender(work, personId, value));
        if (!seeking.isEmpty()) {
            consentToSeeking(work, personId);
            seek(work, personId, Set.copyOf(seeking));
        }
        birthday.ifPresent(value -> {
            store.resetAge(personId, work.now());
            store.birthday(personId, value, work.now());
        });
        city.ifPresent(value -> city(work, personId, Optional.of(value)));
        Set<String> shown = new LinkedHashSet<>(List.of("name"));
        shown.addAll(Profile.SHOWABLE);
        store.shown(personId, List.copyOf(shown), work.now());
    }

    /** Forgets the whole profile. */
    public void erase(UnitOfWork work, UUID personId) {
        store(work).erase(personId);
    }

    /**
     * The next question of what a registration needs and the profile lacks, or why the person cannot take part; empty when
     * nothing is missing. Each answer runs {@code thenAgain}, so that whoever asked comes back here until nothing is.
     */
    public Optional<Reply> missing(Conversation conversation, Needs needs, Action thenAgain) {
        return missing.next(conversation, needs, thenAgain);
    }

    /**
     * What a partner sees of a profile in one line, without the name: {@code 31, Berlin}. Never a minor's age or city. Empty
     * when the person shows nothing.
     *
     * @param viewerWords of whoever reads it; the age is that of their day
     */
    public static RichText shown(Profile profile, Words viewerWords) {
        return ProfileView.line(profile, viewerWords);
    }

    /** The languages that both know and both show, as {@link #languageName} names them. */
    public static List<String> commonLanguages(Profile a, Profile b) {
        return ProfileView.commonLanguages(a, b);
    }

    /** A language of a profile in the reader's language. */
    public static String languageName(String language, Words viewerWords) {
        return LanguageNames.name(language, viewerWords.locale());
    }

    private Profile profile(ProfileStore.Row row) {
        return new Profile(
                row.personId(),
                row.gender(),
                opened(row),
                row.birthday(),
                row.ageBand().map(AgeBand::valueOf),
                row.city(),
                row.languages(),
                row.interests(),
                row.tags(),
                Set.copyOf(row.shown()),
                row.contact().map(Contact::valueOf),
                row.contactText());
    }

    /** Nothing for a value that another key closed: the person is asked again. */
    private Set<String> opened(ProfileStore.Row row) {
        return row.seeking()
                .flatMap(closed -> box.open(
                        new String(closed, StandardCharsets.UTF_8),
                        row.personId().toString()))
                .map(plain -> Set.of(Json.read(plain, String[].class)))
                .orElse(Set.of());
    }

    private static List<String> words(List<String> written) {
        List<String> words = written.stream()
                .map(word -> word.strip().replaceAll("\\s+", " "))
                .filter(word -> !word.isEmpty())
                .distinct()
                .toList();
        if (words.size() > MOST_WORDS || words.stream().anyMatch(word -> word.length() > LONGEST_WORD)) {
            throw new UserError("member.error.words", "most", MOST_WORDS, "longest", LONGEST_WORD);
        }
        return words;
    }

    private static String oneLine(String text, int longest) {
        String clean = text.replaceAll("\\p{Cntrl}", " ").strip();
        if (clean.length() > longest) {
            throw new UserError("member.error.too-long", "longest", longest);
        }
        return clean;
    }

    private static ProfileStore change(UnitOfWork work, UUID personId) {
        ProfileStore store = store(work);
        store.add(personId, work.now());
        return store;
    }

    private static ProfileStore store(UnitOfWork work) {
        return work.store(ProfileStore.class);
    }
}
