package io.rondo.event;

import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Options;
import io.rondo.chat.UserError;
import io.rondo.chat.time.NaturalTime;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The options of {@code /event create} and {@code /event edit}, and what they make of an event. */
final class EventOptions {

    private static final Duration GATHERING = Duration.ofHours(2);
    private static final int DEFAULT_CAPACITY = 20;
    private static final int DEFAULT_MIN = 4;
    private static final int DEFAULT_GROUP = 24;
    private static final OptionType SECONDS_TO_DAYS = new OptionType.Length(Duration.ZERO, EventLimits.LONGEST_OFFSET);

    private final EventLimits limits;
    private final CallChoice calls;
    private final Recurrence recurrence;

    EventOptions(EventLimits limits, CallChoice calls, Recurrence recurrence) {
        this.limits = limits;
        this.calls = calls;
        this.recurrence = recurrence;
    }

    Option title(boolean required) {
        return new Option("title", new OptionType.Text(EventLimits.LONGEST_TITLE, false), required);
    }

    Option starts(boolean required) {
        return new Option("starts", new OptionType.Moment(false), required);
    }

    /** Everything but title and start, in the order of the specification; new ones only at the end. */
    List<Option> optional() {
        OptionType round = new OptionType.Length(Duration.ofSeconds(1), EventLimits.LONGEST_ROUND);
        OptionType people = new OptionType.Number(1, limits.capacity());
        return List.of(
                Option.optional("kind", new OptionType.OneOf(List.of("pairing", "gathering"))),
                Option.optional("sides", new OptionType.OneOf(List.of("everyone", "two-sided", "tags"))),
                Option.optional("capacity", people),
                Option.optional("min", people),
                Option.optional("group_size", new OptionType.Number(2, limits.capacity())),
                Option.optional("rounds", new OptionType.Number(1, limits.rounds())),
                Option.optional("round", round),
                Option.optional("break", SECONDS_TO_DAYS),
                Option.optional("confirm_opens", SECONDS_TO_DAYS),
                Option.optional("confirm_closes", SECONDS_TO_DAYS),
                Option.optional("rules_before", SECONDS_TO_DAYS),
                Option.optional("grace", SECONDS_TO_DAYS),
                Option.optional("rating_window", SECONDS_TO_DAYS),
                Option.optional("calls", new OptionType.Text(EventLimits.LONGEST_VENUE, false)),
                Option.optional("waitlist", new OptionType.YesNo()),
                Option.optional("description", new OptionType.Text(EventLimits.LONGEST_DESCRIPTION, true)),
                Option.optional("publish", new OptionType.YesNo()),
                Option.optional("tags", new OptionType.Text(2 * 60 + 1, false)),
                Option.optional("venue", new OptionType.Text(EventLimits.LONGEST_VENUE, false)),
                Option.optional("zone", new OptionType.Zone()),
                Option.optional("repeat", new OptionType.Text(EventLimits.LONGEST_REPEAT, false)));
    }

    /** The values of a new event. @throws UserError where they do not fit together */
    EventValues make(Conversation conversation) {
        Options options = conversation.options();
        boolean gathering = options.text("kind").filter("gathering"::equals).isPresent();
        // A start without a zone is meant in the maker's own, and so is the event.
        ZoneId zone = options.zone("zone").orElse(conversation.requester().zone());
        Schedule defaults = new Schedule(
                options.moment("starts").orElseThrow(),
                zone,
                Duration.ofHours(24),
                Duration.ofHours(1),
                Duration.ofMinutes(5),
                Duration.ofMinutes(2),
                gathering ? GATHERING : Duration.ofMinutes(5),
                Duration.ofMinutes(1),
                Duration.ofMinutes(15));
        EventValues empty = new EventValues(
                conversation.communityId(),
                gathering ? EventKind.GATHERING : EventKind.PAIRING,
                "",
                "",
                defaults,
                new Seats(DEFAULT_CAPACITY, 0, DEFAULT_GROUP, true),
                new Sides.Everyone(),
                Optional.empty(),
                List.of(),
                "",
                Optional.empty());
        return apply(conversation, empty);
    }

    /** Where the command names a zone, a start that names none is meant in that. */
    private static Optional<Instant> starts(Conversation conversation) {
        Options options = conversation.options();
        Optional<Instant> inZoneNamed = options.zone("zone")
                .flatMap(zone -> NaturalTime.parse(options.raw().getOrDefault("starts", ""), zone, conversation.now())
                                instanceof NaturalTime.Understood understood
                        ? Optional.of(understood.moment().toInstant())
                        : Optional.empty());
        return inZoneNamed.or(() -> options.moment("starts"));
    }

    /** The values of an event with what the options change. @throws UserError where they do not fit together */
    EventValues apply(Conversation conversation, EventValues before) {
        Options options = conversation.options();
        Schedule schedule = schedule(conversation, before.schedule());
        String venue = options.text("venue").orElse(before.venue());
        List<String> providers = options.text("calls").map(EventOptions::split).orElse(before.calls());
        Optional<String> link = providers.stream().filter(EventOptions::isLink).findFirst();
        if (link.isPresent()) {
            venue = link.get();
            providers = providers.stream()
                    .map(name -> isLink(name) ? CallChoice.FIXED : name)
                    .distinct()
                    .toList();
        }
        if (providers.isEmpty() && before.kind() == EventKind.PAIRING) {
            providers = calls.known().stream()
                    .filter(name -> calls.unready(name).isEmpty())
                    .filter(name ->
                            !name.equals(CallChoice.FIXED) || !before.venue().isBlank())
                    .toList();
        }
        requireKnown(providers);
        if (providers.contains(CallChoice.FIXED) && !isLink(venue)) {
            throw new UserError("event.error.no-link").about("calls");
        }
        return new EventValues(
                before.communityId(),
                before.kind(),
                options.text("title").orElse(before.title()).strip(),
                options.text("description").orElse(before.description()),
                schedule,
                seats(options, before.seats()),
                sides(options, before.sides()),
                options.number("rounds").or(before::rounds),
                providers,
                venue,
                repeatRule(conversation, before, schedule));
    }

    private Optional<String> repeatRule(Conversation conversation, EventValues before, Schedule schedule) {
        Options options = conversation.options();
        Optional<String> written = options.text("repeat");
        Optional<Integer> rounds = options.number("rounds").or(before::rounds);
        return written.isEmpty()
                ? before.repeatRule()
                : recurrence.read(written.get(), schedule, before.kind(), rounds, conversation.now());
    }

    private static Schedule schedule(Conversation conversation, Schedule before) {
        Options options = conversation.options();
        Instant starts = starts(conversation).orElse(before.startsAt());
        return new Schedule(
                starts,
                options.zone("zone").orElse(before.zone()),
                options.length("confirm_opens").orElse(before.confirmOpens()),
                options.length("confirm_closes").orElse(before.confirmCloses()),
                options.length("rules_before").orElse(before.rulesBefore()),
                options.length("grace").orElse(before.grace()),
                options.length("round").orElse(before.roundLength()),
                options.length("break").orElse(before.breakLength()),
                options.length("rating_window").orElse(before.ratingWindow()));
    }

    private static Seats seats(Options options, Seats before) {
        int capacity = options.number("capacity").orElse(before.capacity());
        // Nobody has said how few are enough: four, or as many as there can be.
        int unsaid = before.minPeople() == 0 ? Math.min(DEFAULT_MIN, capacity) : before.minPeople();
        int min = options.number("min").orElse(unsaid);
        if (min > capacity) {
            throw new UserError("event.error.min-over-capacity", "min", min, "capacity", capacity);
        }
        return new Seats(
                capacity,
                min,
                options.number("group_size").orElse(before.groupSize()),
                options.yesNo("waitlist").orElse(before.waitlist()));
    }

    private static Sides sides(Options options, Sides before) {
        Optional<List<String>> tags =
                options.text("tags").map(text -> List.of(text.strip().split("\\s*/\\s*")));
        String wanted = options.text("sides")
                .orElse(tags.isPresent() ? "tags" : before.key().toLowerCase(Locale.ROOT));
        return switch (wanted) {
            case "two-sided", "two_sided" -> new Sides.TwoSided();
            case "tags" ->
                tags.filter(both -> both.size() == 2 && both.stream().noneMatch(String::isBlank))
                        .<Sides>map(both -> new Sides.Tags(both.get(0), both.get(1)))
                        .or(() -> Optional.of(before).filter(Sides.Tags.class::isInstance))
                        .orElseThrow(() -> new UserError("event.error.tags"));
            default -> new Sides.Everyone();
        };
    }

    private void requireKnown(List<String> providers) {
        for (String name : providers) {
            if (!calls.known().contains(name)) {
                throw new UserError(
                        "event.error.unknown-call", "name", name, "known", String.join(", ", calls.known()));
            }
        }
    }

    private static List<String> split(String text) {
        List<String> names = new ArrayList<>();
        for (String name : text.strip().split("[,\\s]+")) {
            names.add(isLink(name) ? name : name.toLowerCase(Locale.ROOT));
        }
        return names;
    }

    private static boolean isLink(String name) {
        return name.startsWith("https://") || name.startsWith("http://");
    }
}
