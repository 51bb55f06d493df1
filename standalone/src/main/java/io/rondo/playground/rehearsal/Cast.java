package io.rondo.playground.rehearsal;

import io.rondo.chat.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Who is played in a rehearsal. Pure. */
public final class Cast {

    private static final List<String> WOMEN = List.of(
            "Alma", "Bianca", "Clara", "Dora", "Edda", "Frida", "Greta", "Hanna", "Ines", "Jana", "Karla", "Lotte");
    private static final List<String> MEN = List.of(
            "Anton", "Boris", "Carlos", "David", "Emil", "Felix", "Gregor", "Henri", "Ivan", "Jonas", "Karim", "Luis");
    private static final List<String> CITIES = List.of("Berlin", "Leipzig", "Hamburg", "Potsdam", "Dresden");
    private static final List<String> LANGUAGES = List.of("German", "Spanish", "French", "Russian", "English");
    private static final String HOST = "Director";
    private static final int OLDEST_YEAR = 1984;
    private static final int YEARS = 16;

    /** A person as the playground gets to know them. */
    public record Member(
            String name,
            Role role,
            String gender,
            String seeking,
            String birthday,
            String city,
            List<String> languages) {}

    private Cast() {}

    /** The most people that there are parts for. */
    public static int most() {
        return WOMEN.size() + MEN.size();
    }

    /**
     * As many people as wanted, women and men in turn.
     *
     * @param people from 1 to {@link #most}
     * @param taken names that humans use here
     */
    static List<Member> players(int people, Set<String> taken) {
        List<Member> members = new ArrayList<>();
        for (int i = 0; i < people; i++) {
            boolean woman = i % 2 == 0;
            String name = free((woman ? WOMEN : MEN).get(i / 2), taken);
            members.add(new Member(
                    name,
                    Role.PLAYER,
                    woman ? "woman" : "man",
                    woman ? "man" : "woman",
                    "%d-%02d-%02d".formatted(OLDEST_YEAR + i * 7 % YEARS, 1 + i * 5 % 12, 1 + i * 11 % 28),
                    CITIES.get(i % CITIES.size()),
                    List.of(LANGUAGES.get(i % LANGUAGES.size()), LANGUAGES.get((i / 2 + 1) % LANGUAGES.size())).stream()
                            .distinct()
                            .toList()));
        }
        return List.copyOf(members);
    }

    /** Who makes the event and does not take part. */
    static Member host(Set<String> taken) {
        return new Member(
                free(HOST, taken), Role.MODERATOR, "woman", "man", "1985-05-05", CITIES.getFirst(), List.of());
    }

    private static String free(String name, Set<String> taken) {
        return Optional.of(name)
                .filter(free -> taken.stream().noneMatch(free::equalsIgnoreCase))
                .orElse(name + " Sim");
    }
}
