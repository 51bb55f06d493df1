package io.rondo.plan;

import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.chat.words.Words.Select;
import io.rondo.event.Event;
import io.rondo.event.Sides;
import io.rondo.member.People;
import io.rondo.pairing.Plan;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * A plan in words: how much it is worth, who sits out when, who is in no group, and why. Reasons speak of numbers and sides alone,
 * never of whom somebody may not meet, so that no block or report can be guessed from them.
 */
final class PlanWords {

    private static final int MOST_NAMED = 6;

    private final Words words;
    private final Map<UUID, String> names;

    PlanWords(Words words, Map<UUID, String> names) {
        this.words = words;
        this.names = names;
    }

    RichText card(Event event, Plan plan, boolean approved) {
        int people = names.size();
        List<RichText> lines = new ArrayList<>();
        lines.add(words.text("plan.summary", "title", event.title(), "people", people));
        if (plan.meetings() == 0) {
            lines.add(words.text("plan.nothing"));
            return RichText.lines(lines);
        }
        lines.add(words.text("plan.size", "groups", plan.groups().size(), "rounds", rounds(plan)));
        lines.add(
                plan.gap() == 0
                        ? words.text("plan.best", "meetings", plan.meetings())
                        : words.text("plan.bound", "meetings", plan.meetings(), "bound", plan.upperBound()));
        lines.add(meetings(plan));
        lines.addAll(byes(event, plan));
        lines.addAll(unplaced(plan));
        lines.add(words.text(approved ? "plan.approved" : "plan.open"));
        return RichText.lines(lines);
    }

    /** What stands above a group in the picture, counted from 1. */
    String group(int group) {
        return words.label("plan.group", "group", group);
    }

    /** Which of several pictures this is, and whom it shows. */
    RichText page(Plan plan, PlanPicture picture, int page) {
        PlanPicture.Page shown = picture.page(page);
        return words.text(
                "plan.page",
                "page",
                page,
                "pages",
                picture.pages(),
                "from",
                shown.from(),
                "to",
                shown.from() + shown.people().size() - 1,
                "people",
                plan.meetingsPerPerson().size());
    }

    /** What the picture shows, for those who cannot see it. */
    String alternative(Plan plan, PlanPicture picture, int page) {
        List<UUID> people = picture.page(page).people();
        Map<UUID, Integer> meetings = plan.meetingsPerPerson();
        List<Integer> met =
                people.stream().map(person -> meetings.getOrDefault(person, 0)).toList();
        return words.label(
                "plan.alternative",
                "people",
                people.size(),
                "rounds",
                rounds(plan),
                "fewest",
                Collections.min(met),
                "most",
                Collections.max(met));
    }

    static int rounds(Plan plan) {
        return plan.groups().stream()
                .mapToInt(group -> group.rounds().size())
                .max()
                .orElse(0);
    }

    private RichText meetings(Plan plan) {
        Map<UUID, Integer> met = plan.meetingsPerPerson();
        int fewest = Collections.min(met.values());
        int most = Collections.max(met.values());
        if (fewest == most) {
            return words.text("plan.everyone-meets", "meetings", most);
        }
        List<UUID> least = met.keySet().stream()
                .filter(person -> met.getOrDefault(person, 0) == fewest)
                .sorted()
                .toList();
        return words.text("plan.meets", "fewest", fewest, "most", most, "who", named(least));
    }

    private List<RichText> byes(Event event, Plan plan) {
        List<RichText> lines = new ArrayList<>();
        int more = 0;
        for (Plan.Group group : plan.groups()) {
            for (int round = 0; round < group.rounds().size(); round++) {
                List<UUID> byes = group.rounds().get(round).byes();
                if (byes.isEmpty()) {
                    continue;
                }
                if (lines.size() == MOST_NAMED) {
                    more++;
                    continue;
                }
                String why = why(event, group);
                lines.add(words.text(
                        "plan.bye",
                        "who",
                        named(byes),
                        "people",
                        byes.size(),
                        "round",
                        round + 1,
                        "why",
                        new Select(why)));
            }
        }
        if (more > 0) {
            lines.add(words.text("plan.byes-more", "rounds", more));
        }
        return lines;
    }

    /** By the numbers that anybody can count, and else that rounds do not come out even, which is always true of a bye. */
    private static String why(Event event, Plan.Group group) {
        if (event.sides() instanceof Sides.Everyone) {
            return group.people().size() % 2 == 1 ? "ODD" : "UNEVEN";
        }
        return "SIDES";
    }

    private List<RichText> unplaced(Plan plan) {
        List<RichText> lines = new ArrayList<>();
        for (Plan.Reason reason : Plan.Reason.values()) {
            List<UUID> people = plan.unplaced().stream()
                    .filter(one -> one.reason() == reason)
                    .map(Plan.Unplaced::person)
                    .toList();
            if (!people.isEmpty()) {
                lines.add(words.text("plan.unplaced", "who", named(people), "why", new Select(reason.name())));
            }
        }
        return lines;
    }

    private String named(List<UUID> people) {
        List<String> some = people.stream()
                .limit(MOST_NAMED)
                .map(person -> names.getOrDefault(person, People.LEFT))
                .sorted()
                .toList();
        String list = String.join(", ", some);
        return people.size() <= MOST_NAMED
                ? list
                : words.label("plan.and-more", "who", list, "more", people.size() - MOST_NAMED);
    }
}
