package io.rondo.member.chat;

import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.chat.time.Zones;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import io.rondo.member.MemberRequesters;
import io.rondo.member.People;
import io.rondo.member.QuietHours;
import io.rondo.member.Settings;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** {@code /settings}: one card that every press edits. */
final class SettingsCommands {

    private static final String AUTOMATIC = "auto";
    private static final Option VALUE = Option.optional("value", new OptionType.Internal());
    private static final List<Duration> LEADS = List.of(
            Duration.ZERO, Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(3), Duration.ofDays(1));
    private static final QuietHours NONE = new QuietHours(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    private static final List<QuietHours> QUIET = List.of(
            new QuietHours(LocalTime.of(21, 0), LocalTime.of(9, 0)),
            new QuietHours(LocalTime.of(22, 0), LocalTime.of(8, 0)),
            new QuietHours(LocalTime.of(23, 0), LocalTime.of(7, 0)));
    private static final Pattern CLOCK = Pattern.compile("(\\d{1,2})(?:[:.](\\d{2}))?");

    private final People people;
    private final MemberRequesters requesters;

    SettingsCommands(People people, MemberRequesters requesters) {
        this.people = people;
        this.requesters = requesters;
    }

    List<Command> commands() {
        return List.of(
                Command.typed("settings", this::card),
                Command.pressed("settings show", this::card),
                Command.pressed("settings language", this::language, VALUE),
                Command.pressed("settings zone", this::zone, VALUE),
                Command.pressed("settings zone set", this::zoneSet, Option.required("zone", new OptionType.Zone())),
                Command.pressed("settings reminder", this::reminder, VALUE),
                Command.pressed("settings quiet", this::quiet, VALUE),
                Command.pressed(
                        "settings quiet own",
                        this::quietOwn,
                        Option.required("from", new OptionType.Text(5, false)),
                        Option.required("to", new OptionType.Text(5, false))),
                Command.pressed("settings direct", this::direct, VALUE));
    }

    private Reply card(Conversation conversation) {
        Words words = conversation.words();
        Settings settings = people.settings(conversation.work(), conversation.personId());
        String language = words.label("member.language." + words.locale().getLanguage());
        RichText zone = RichText.plain(Zones.displayName(words.zone(), words.locale()));
        Span clock = words.time(conversation.now(), Span.Style.CLOCK);
        return Reply.Card.of(words.label("member.settings.title"), RichText.EMPTY)
                .field(
                        words.label("member.settings.language"),
                        settings.language().isPresent()
                                ? RichText.plain(language)
                                : words.text("member.settings.automatic", "value", language))
                .field(
                        words.label("member.settings.zone"),
                        settings.zone().isPresent()
                                ? words.text("member.settings.zone-value", "zone", zone, "clock", clock)
                                : words.text("member.settings.zone-automatic", "zone", zone, "clock", clock))
                .field(words.label("member.settings.reminder"), RichText.plain(lead(settings.reminderLead(), words)))
                .field(words.label("member.settings.quiet"), RichText.plain(span(settings.quietHours(), words)))
                .field(
                        words.label("member.settings.direct"),
                        words.text("member.settings.direct-"
                                + settings.directMessages()
                                        .map(Object::toString)
                                        .orElse("unasked")))
                .with(
                        ButtonRow.of(to(words, "language"), to(words, "zone"), to(words, "reminder")),
                        ButtonRow.of(to(words, "quiet"), to(words, "direct")));
    }

    private static Button to(Words words, String setting) {
        return Button.normal(words.label("member.settings." + setting), Action.of("settings " + setting));
    }

    private Reply language(Conversation conversation) {
        Words words = conversation.words();
        Optional<String> value = conversation.options().text("value");
        if (value.isPresent()) {
            people.language(
                    conversation.work(),
                    conversation.personId(),
                    value.filter(tag -> !tag.equals(AUTOMATIC)).map(Locale::forLanguageTag));
            return cardAfresh(conversation);
        }
        Optional<Locale> now =
                people.settings(conversation.work(), conversation.personId()).language();
        List<Button> choices = new ArrayList<>();
        for (Locale language : Bundles.LANGUAGES) {
            String tag = language.getLanguage();
            choices.add(Screens.choice(
                    now.filter(language::equals).isPresent(),
                    words.label("member.language." + tag),
                    Action.of("settings language").with("value", tag)));
        }
        choices.add(Screens.choice(
                now.isEmpty(),
                words.label("member.button.automatic"),
                Action.of("settings language").with("value", AUTOMATIC)));
        return screen(words, "member.settings.ask.language", choices);
    }

    private Reply zone(Conversation conversation) {
        Words words = conversation.words();
        if (conversation.options().text("value").filter(AUTOMATIC::equals).isPresent()) {
            people.zone(conversation.work(), conversation.personId(), Optional.empty());
            return cardAfresh(conversation);
        }
        return screen(
                words,
                "member.settings.ask.zone",
                List.of(
                        Button.primary(words.label("member.button.enter-zone"), Action.of("settings zone set")),
                        Button.normal(
                                words.label("member.button.automatic"),
                                Action.of("settings zone").with("value", AUTOMATIC))));
    }

    private Reply zoneSet(Conversation conversation) {
        people.zone(
                conversation.work(),
                conversation.personId(),
                conversation.options().zone("zone"));
        return cardAfresh(conversation);
    }

    private Reply reminder(Conversation conversation) {
        Words words = conversation.words();
        Optional<Duration> value = conversation.options().text("value").map(Duration::parse);
        if (value.isPresent()) {
            people.reminderLead(conversation.work(), conversation.personId(), value.get());
            return card(conversation);
        }
        Duration now =
                people.settings(conversation.work(), conversation.personId()).reminderLead();
        return screen(
                words,
                "member.settings.ask.reminder",
                LEADS.stream()
                        .map(lead -> Screens.choice(
                                lead.equals(now),
                                lead(lead, words),
                                Action.of("settings reminder").with("value", lead.toString())))
                        .toList());
    }

    private Reply quiet(Conversation conversation) {
        Words words = conversation.words();
        Optional<String> value = conversation.options().text("value");
        if (value.isPresent()) {
            String[] hours = value.get().split("-");
            QuietHours chosen = new QuietHours(LocalTime.parse(hours[0]), LocalTime.parse(hours[1]));
            people.quietHours(conversation.work(), conversation.personId(), chosen);
            return card(conversation);
        }
        QuietHours now =
                people.settings(conversation.work(), conversation.personId()).quietHours();
        List<Button> choices = new ArrayList<>();
        for (QuietHours hours : QUIET) {
            choices.add(quietChoice(words, hours, hours.equals(now)));
        }
        choices.add(Button.normal(words.label("member.button.own-hours"), Action.of("settings quiet own")));
        choices.add(quietChoice(words, NONE, now.isNone()));
        return screen(words, "member.settings.ask.quiet", choices);
    }

    private static Button quietChoice(Words words, QuietHours hours, boolean chosen) {
        return Screens.choice(
                chosen, span(hours, words), Action.of("settings quiet").with("value", hours.from() + "-" + hours.to()));
    }

    private Reply quietOwn(Conversation conversation) {
        QuietHours hours = new QuietHours(clock(conversation, "from"), clock(conversation, "to"));
        people.quietHours(conversation.work(), conversation.personId(), hours);
        return card(conversation);
    }

    private static LocalTime clock(Conversation conversation, String option) {
        String text = conversation.options().text(option).orElse("");
        Matcher clock = CLOCK.matcher(text);
        try {
            if (clock.matches()) {
                int minutes = clock.group(2) == null ? 0 : Integer.parseInt(clock.group(2));
                return LocalTime.of(Integer.parseInt(clock.group(1)) % 24, minutes);
            }
        } catch (DateTimeException noSuchMinute) {
            // Said below, as for any other text.
        }
        throw new UserError("member.error.clock", "value", text).about(option);
    }

    private Reply direct(Conversation conversation) {
        Words words = conversation.words();
        Optional<Boolean> value = conversation.options().text("value").map(Boolean::parseBoolean);
        if (value.isPresent()) {
            people.mayWriteDirectly(conversation.work(), conversation.personId(), value.get());
            return card(conversation);
        }
        Optional<Boolean> now =
                people.settings(conversation.work(), conversation.personId()).directMessages();
        return screen(
                words,
                "member.settings.ask.direct",
                List.of(
                        Screens.choice(
                                now.orElse(false),
                                words.label("chat.yes"),
                                Action.of("settings direct").with("value", "true")),
                        Screens.choice(
                                !now.orElse(true),
                                words.label("chat.no"),
                                Action.of("settings direct").with("value", "false"))));
    }

    /** The card in the language and zone that were just chosen. */
    private Reply cardAfresh(Conversation conversation) {
        return new Conversation(
                        conversation.work(), conversation.incoming(),
                        requesters.afresh(conversation.work(), conversation.requester()), conversation.options(),
                        conversation.words(), conversation.onward())
                .goOn(Action.of("settings show"));
    }

    private static Reply screen(Words words, String question, List<Button> choices) {
        return Reply.text(words.text(question))
                .with(Screens.rows(3, choices))
                .with(ButtonRow.of(Screens.back(words, "settings show")));
    }

    private static String lead(Duration lead, Words words) {
        return lead.isZero()
                ? words.label("member.settings.none")
                : words.label("member.settings.before", "lead", words.duration(lead));
    }

    private static String span(QuietHours hours, Words words) {
        return hours.isNone() ? words.label("member.settings.none") : hours.from() + "–" + hours.to();
    }
}
