package io.rondo.intro;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Options;
import io.rondo.chat.Role;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.time.NaturalTime;
import io.rondo.chat.words.Words;
import io.rondo.event.EventKind;
import io.rondo.event.Recurrence;
import io.rondo.event.Schedule;
import io.rondo.member.Communities;
import io.rondo.member.EventMakers;
import io.rondo.series.SeriesLimits;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code /intro create|stats|stop}. */
final class IntroHostCommands {

    private static final String WEEKLY = "FREQ=WEEKLY";
    private static final Duration SHORTEST_ASK_AFTER = Duration.ofSeconds(1);

    private final Intros intros;
    private final Recurrence recurrence;
    private final Communities communities;

    IntroHostCommands(Intros intros, Recurrence recurrence, Communities communities) {
        this.intros = intros;
        this.recurrence = recurrence;
        this.communities = communities;
    }

    List<Command> all() {
        Option intro = Option.required("intro", new OptionType.Reference(new IntroLookup(intros)));
        return List.of(
                Command.typed(
                                "intro create",
                                this::create,
                                Option.required("title", new OptionType.Text(IntroLimits.LONGEST_TITLE, false)),
                                Option.required("starts", new OptionType.Moment(false)),
                                Option.optional("repeat", new OptionType.Text(SeriesLimits.LONGEST_RULE, false)),
                                Option.optional("about", new OptionType.Text(IntroLimits.LONGEST_ABOUT, true)),
                                Option.optional(
                                        "sides", new OptionType.OneOf(List.of("everyone", "two-sided", "tags"))),
                                Option.optional("tags", new OptionType.Text(2 * 60 + 1, false)),
                                Option.optional(
                                        "ask_after",
                                        new OptionType.Length(SHORTEST_ASK_AFTER, IntroLimits.LONGEST_ASK_AFTER)),
                                Option.optional("zone", new OptionType.Zone()))
                        .by(Access.HOST),
                Command.typed("intro stats", this::stats, intro).by(Access.HOST),
                Command.typed("intro stop", this::stop, intro).by(Access.HOST),
                Command.pressed("intro resume", this::resume, Option.required("intro", new OptionType.Internal()))
                        .by(Access.HOST));
    }

    /** Whether the person may make introductions in the community: as with events. */
    boolean mayMake(Conversation conversation) {
        return conversation.requester().role().isAtLeast(Role.MODERATOR)
                || conversation
                        .requester()
                        .communityId()
                        .map(id -> communities.get(conversation.work(), id))
                        .filter(community -> community.eventMakers() == EventMakers.EVERYONE)
                        .isPresent();
    }

    private Reply create(Conversation conversation) {
        if (!mayMake(conversation)) {
            throw new UserError("event.error.only-makers");
        }
        Intro intro = intros.begin(conversation.work(), values(conversation), conversation.personId());
        Words words = conversation.words();
        return Reply.text(
                words.text(
                        "intro.created",
                        "title",
                        intro.title(),
                        "next",
                        Intros.nextOf(conversation.work(), intro).orElseThrow()),
                ButtonRow.of(
                        Button.primary(words.label("intro.button.join"), IntroScreens.about("intro join", intro)),
                        Button.danger(words.label("intro.button.stop"), IntroScreens.about("intro stop", intro))));
    }

    private IntroStore.Values values(Conversation conversation) {
        Options options = conversation.options();
        ZoneId zone = options.zone("zone").orElse(conversation.requester().zone());
        Instant starts = starts(options, zone, conversation.now());
        Duration askAfter = options.length("ask_after").orElse(intros.limits().askAfter());
        LocalDateTime first = starts.atZone(zone).toLocalDateTime().truncatedTo(ChronoUnit.SECONDS);
        List<String> tags = options.text("tags")
                .map(text -> List.of(text.strip().split("\\s*/\\s*")))
                .orElse(List.of());
        String sides = options.text("sides")
                .orElse(tags.isEmpty() ? "everyone" : "tags")
                .toUpperCase(Locale.ROOT)
                .replace('-', '_');
        boolean withTags = sides.equals("TAGS");
        if (withTags && (tags.size() != 2 || tags.stream().anyMatch(tag -> tag.isBlank() || tag.length() > 60))) {
            throw new UserError("event.error.tags").about("tags");
        }
        return new IntroStore.Values(
                conversation.communityId(),
                options.text("title").orElseThrow().strip(),
                options.text("about").orElse("").strip(),
                rule(options, starts, zone, askAfter, conversation.now()),
                first.toLocalDate(),
                first.toLocalTime(),
                zone.getId(),
                sides,
                withTags ? Optional.of(tags.getFirst()) : Optional.empty(),
                withTags ? Optional.of(tags.getLast()) : Optional.empty(),
                askAfter);
    }

    /** Where the command names a zone, a start that names none is meant in that. */
    private static Instant starts(Options options, ZoneId zone, Instant now) {
        return NaturalTime.parse(options.raw().getOrDefault("starts", ""), zone, now)
                        instanceof NaturalTime.Understood understood
                ? understood.instant()
                : options.moment("starts").orElseThrow();
    }

    /** Weekly, unless the host says otherwise; never more often than people are asked whether they met. */
    private String rule(Options options, Instant starts, ZoneId zone, Duration askAfter, Instant now) {
        Schedule schedule = new Schedule(
                starts,
                zone,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                Duration.ZERO,
                askAfter,
                Duration.ZERO,
                Duration.ZERO);
        return options.text("repeat")
                .flatMap(written -> recurrence.read(written, schedule, EventKind.INTRO, Optional.empty(), now))
                .orElse(WEEKLY);
    }

    private Intro lockForHost(Conversation conversation) {
        UnitOfWork work = conversation.work();
        Intro intro = intros.lock(work, conversation.options().requiredId("intro"));
        boolean hosts = intro.createdBy().equals(conversation.personId())
                || conversation.requester().role().isAtLeast(Role.MODERATOR)
                        && conversation.requester().communityId().equals(Optional.of(intro.communityId()));
        if (!hosts) {
            throw new UserError("event.error.only-hosts");
        }
        return intro;
    }

    private Reply stats(Conversation conversation) {
        Intro intro = lockForHost(conversation);
        UnitOfWork work = conversation.work();
        IntroStore.Stats stats = work.store(IntroStore.class).stats(intro.id());
        IntroMemberStore members = work.store(IntroMemberStore.class);
        return Reply.text(conversation
                .words()
                .text(
                        "intro.stats",
                        "title",
                        intro.title(),
                        "people",
                        members.countIn(intro.id()),
                        "paused",
                        members.countPaused(intro.id(), work.now()),
                        "rounds",
                        stats.rounds(),
                        "introductions",
                        stats.introductions(),
                        "met",
                        stats.met(),
                        "notmet",
                        stats.notMet(),
                        "silent",
                        stats.silent(),
                        "leftout",
                        stats.leftOut()));
    }

    private Reply stop(Conversation conversation) {
        Intro intro = lockForHost(conversation);
        intros.stop(conversation.work(), intro);
        return Reply.text(
                conversation.words().text("intro.stopped", "title", intro.title()),
                ButtonRow.of(Button.normal(
                        conversation.words().label("series.button.resume"),
                        IntroScreens.about("intro resume", intro))));
    }

    private Reply resume(Conversation conversation) {
        Intro intro = lockForHost(conversation);
        intros.resume(conversation.work(), intro);
        return Intros.nextOf(conversation.work(), intros.get(conversation.work(), intro.id()))
                .map(next ->
                        Reply.text(conversation.words().text("intro.resumed", "title", intro.title(), "next", next)))
                .orElseGet(() -> Reply.text(conversation.words().text("intro.in.over", "title", intro.title())));
    }
}
