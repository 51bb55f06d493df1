package io.rondo.playground;

import io.rondo.chat.Incoming;
import io.rondo.chat.Role;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.IllformedLocaleException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** Who is in the playground. Safe to use from several threads. */
final class PeopleDesk {

    private static final int LONGEST_NAME = 64;
    private static final String DEFAULT_LOCALE = "en";
    private static final String DEFAULT_ZONE = "UTC";
    private static final Set<String> LANGUAGES = Set.copyOf(Arrays.asList(Locale.getISOLanguages()));

    private final Transactor transactor;
    private final Residents residents;

    PeopleDesk(Transactor transactor, Residents residents) {
        this.transactor = transactor;
        this.residents = residents;
    }

    /**
     * Adds the person, or brings the one of that name up to date: what is not said this time stays as it was.
     *
     * @throws ApiError when a field is missing or not what it should be
     */
    Persona add(Fields person, boolean simulated) {
        String name = name(person.required("name"));
        Optional<Role> role = person.optional("role").map(PeopleDesk::role);
        Optional<String> locale = person.optional("locale").map(PeopleDesk::locale);
        Optional<String> zone = person.optional("zone").map(PeopleDesk::zone);
        return transactor.call(work -> {
            Optional<GivenProfile> profile = person.object("profile").map(given -> GivenProfile.of(given, work.now()));
            Optional<Persona> known = work.store(PersonaStore.class).find(name);
            Persona persona = new Persona(
                    name,
                    role.or(() -> known.map(Persona::role)).orElse(Role.PLAYER),
                    locale.or(() -> known.map(Persona::locale)).orElse(DEFAULT_LOCALE),
                    zone.or(() -> known.map(Persona::zone)).orElse(DEFAULT_ZONE),
                    simulated);
            save(work, persona, profile);
            return persona;
        });
    }

    private void save(UnitOfWork work, Persona persona, Optional<GivenProfile> profile) {
        work.store(PersonaStore.class)
                .save(
                        persona.name(),
                        Names.key(persona.role()),
                        persona.locale(),
                        persona.zone(),
                        persona.simulated(),
                        work.now());
        Incoming arriving =
                persona.does("arrival " + UUID.randomUUID(), Room.GROUP, Optional.empty(), new Incoming.Input.Line(""));
        residents.settle(work, arriving, profile);
    }

    /** @throws ApiError when there is nobody of that name */
    Persona get(String name) {
        return transactor.call(work -> get(work, name));
    }

    /** @throws ApiError when there is nobody of that name */
    static Persona get(UnitOfWork work, String name) {
        return work.store(PersonaStore.class).find(name).orElseThrow(() -> ApiError.unknown("unknown person: " + name));
    }

    /** Everyone, the first to arrive first. */
    List<Persona> all() {
        return transactor.call(work -> work.store(PersonaStore.class).all());
    }

    private static String name(String text) {
        String name = text.strip();
        if (name.codePointCount(0, name.length()) > LONGEST_NAME) {
            throw ApiError.bad("name is too long: at most " + LONGEST_NAME + " characters");
        }
        if (name.chars().anyMatch(Character::isISOControl)) {
            throw ApiError.bad("name must be one line of text");
        }
        return name;
    }

    private static Role role(String text) {
        return Arrays.stream(Role.values())
                .filter(role -> Names.key(role).equals(text))
                .findFirst()
                .orElseThrow(() -> ApiError.bad("role must be player, moderator or admin"));
    }

    private static String locale(String tag) {
        try {
            Locale locale = new Locale.Builder().setLanguageTag(tag).build();
            if (LANGUAGES.contains(locale.getLanguage())) {
                return locale.toLanguageTag();
            }
        } catch (IllformedLocaleException e) {
            throw ApiError.bad("locale must be a language tag such as en or ru");
        }
        throw ApiError.bad("locale must be a language tag such as en or ru");
    }

    private static String zone(String name) {
        if (!ZoneId.getAvailableZoneIds().contains(name)) {
            throw ApiError.bad("zone must be a time zone's name such as Europe/Berlin");
        }
        return name;
    }
}
