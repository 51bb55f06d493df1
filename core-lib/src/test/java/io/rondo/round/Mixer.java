package io.rondo.round;

import io.rondo.chat.Role;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** An event in a town, with its people, taken through its evening by what they press. */
public final class Mixer {

    public static final String NOW = "2026-12-04T17:00:00Z";

    /** Changes of the live card are gathered for a moment. */
    private static final Duration CARD_COMES = Duration.ofSeconds(2);

    public final Town town;
    public final Persona host;
    public final Map<String, Persona> people = new LinkedHashMap<>();

    private Mixer(Town town) {
        this.town = town;
        this.host = town.person("mona", Role.ADMIN);
    }

    /** An event in an hour that confirms for half of it, with rounds of five minutes. */
    public static Mixer of(Town town, String options, String... names) {
        Mixer mixer = new Mixer(town);
        mixer.host.saysInGroup("/event create title:Mixer starts:\"in 1h\" round:5m break:1m "
                + "confirm_opens:50m confirm_closes:20m rules_before:5m grace:2m rating_window:15m "
                + "publish:yes " + (options.contains("min:") ? "" : "min:2 ")
                + (options.contains("capacity:") ? "" : "capacity:40 ")
                + (options.contains("calls:") ? "" : "calls:practice ") + options);
        town.advance(CARD_COMES);
        for (String name : names) {
            mixer.people.put(name, town.person(name));
        }
        return mixer;
    }

    public Persona person(String name) {
        return Objects.requireNonNull(people.get(name));
    }

    /** Everyone registers and confirms; then confirmation closes. */
    public Mixer confirmed() {
        Reply card = town.group().getFirst();
        people.values().forEach(person -> person.pressesInGroup(card, "Register"));
        town.advance(Duration.ofMinutes(10).minus(CARD_COMES));
        people.values().forEach(person -> person.presses(person.lastWith("I'll be there"), "I'll be there"));
        town.advance(Duration.ofMinutes(30));
        return this;
    }

    /** The rules are out, and these say that they are here. */
    public Mixer here(String... names) {
        town.advance(Duration.ofMinutes(15));
        for (String name : names) {
            imHere(name);
        }
        town.settle();
        return this;
    }

    public void imHere(String name) {
        person(name).presses(person(name).lastWith("I'm here"), "I'm here");
    }

    public Mixer everyoneHere() {
        return here(people.keySet().toArray(String[]::new));
    }

    /** From five minutes before the start to the start, when all are here. */
    public Mixer started() {
        town.advance(Duration.ofMinutes(5));
        return this;
    }

    public Mixer pass(Duration time) {
        town.advance(time);
        return this;
    }

    public String state() {
        return town.texts("SELECT s.name FROM events e JOIN event_states s ON s.id = e.state")
                .getFirst();
    }

    public String step() {
        return town.texts("SELECT coalesce(step, '') FROM events").getFirst();
    }

    /** The pairs of that state as "ana+hugo", names in order. */
    public List<String> pairs(String state) {
        return town.texts("""
                SELECT least(a.name, b.name) || '+' || greatest(a.name, b.name) FROM pairs p
                JOIN people a ON a.id = p.person_a JOIN people b ON b.id = p.person_b
                WHERE p.state = '%s' ORDER BY p.round_no, 1""".formatted(state));
    }

    /** The one with whom the person is now. */
    public Optional<String> partnerOf(String name) {
        return pairs("ACTIVE").stream()
                .filter(pair -> List.of(pair.split("\\+")).contains(name))
                .map(pair -> pair.replace("+", "").replaceFirst(name, ""))
                .findFirst();
    }

    /** The message of the person's round or rating: the last that they were shown. */
    public Reply screen(String name) {
        List<Reply> rounds = person(name).seen().stream()
                .filter(reply -> Shown.labels(reply).stream().anyMatch(label -> label.startsWith("Report")))
                .toList();
        if (rounds.isEmpty()) {
            throw new AssertionError(name + " was shown no round");
        }
        return rounds.getLast();
    }

    public String text(String name) {
        return Shown.text(screen(name));
    }

    public Optional<String> callOf(String name) {
        return Shown.buttons(screen(name)).stream()
                .filter(Button.Open.class::isInstance)
                .map(button -> ((Button.Open) button).url())
                .findFirst();
    }

    public Reply press(String name, String label) {
        return person(name).presses(screen(name), label);
    }

    /** Everyone who has the buttons of a rating answers, and what they say is decided by the rule. */
    public void rate(java.util.function.BiPredicate<String, String> likes) {
        for (String name : people.keySet()) {
            List<Reply> asked = new ArrayList<>(person(name).seen());
            asked.stream()
                    .filter(reply -> Shown.text(reply).startsWith("That was ")
                            && Shown.labels(reply).contains("Yes"))
                    .forEach(reply -> {
                        String partner = Shown.text(reply).replaceFirst("That was (\\w+).*(?s:.*)", "$1");
                        person(name).presses(reply, likes.test(name, partner) ? "Yes" : "Not this time");
                    });
        }
    }
}
