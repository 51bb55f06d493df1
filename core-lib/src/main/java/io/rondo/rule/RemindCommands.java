package io.rondo.rule;

import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.time.Durations;
import io.rondo.chat.words.Words;
import io.rondo.event.Event;
import io.rondo.event.EventLookup;
import io.rondo.event.Events;
import io.rondo.registration.Reminders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** {@code /remind} and [Remind me] on a place: how long before an event somebody wants to be reminded, once or more than once. */
final class RemindCommands {

    private static final String EVENT = "event";
    private static final String LEAD = "lead";
    private static final List<Duration> OFFERED = List.of(
            Duration.ofMinutes(15), Duration.ofHours(1), Duration.ofHours(3), Duration.ofDays(1), Duration.ofDays(7));

    private final Events events;
    private final Reminders reminders;
    private final OptionType event;

    RemindCommands(Events events, Reminders reminders) {
        this.events = events;
        this.reminders = reminders;
        this.event = new OptionType.Reference(new EventLookup(events));
    }

    List<Command> all() {
        Option named = Option.required(EVENT, event);
        return List.of(
                Command.typed(
                        "remind", this::remind, named, Option.optional("before", new OptionType.Text(100, false))),
                Command.pressed("place remind", this::screen, named),
                Command.pressed("place lead", this::toggle, named, Option.required(LEAD, new OptionType.Internal())));
    }

    private Reply remind(Conversation conversation) {
        Event about = ahead(conversation);
        conversation
                .options()
                .text("before")
                .ifPresent(text -> reminders.choose(conversation.work(), about, conversation.personId(), read(text)));
        return screen(conversation);
    }

    private static Set<Duration> read(String text) {
        Set<Duration> leads = new TreeSet<>();
        if (text.strip().equalsIgnoreCase("none")) {
            return leads;
        }
        for (String part : text.strip().split("[,;]\\s*|\\s+(?=\\d)")) {
            if (!(Durations.parse(part.strip()) instanceof Durations.Understood understood)) {
                throw new UserError("rule.error.lead", "text", part).about("before");
            }
            leads.add(understood.duration());
        }
        boolean fits = leads.size() <= Reminders.MOST
                && leads.stream().allMatch(lead -> lead.isPositive() && lead.compareTo(Reminders.LONGEST) <= 0);
        if (!fits) {
            throw new UserError("rule.error.leads", "most", Reminders.MOST, "longest", Reminders.LONGEST)
                    .about("before");
        }
        return leads;
    }

    /** Each choice is a button that switches it on or off. */
    private Reply screen(Conversation conversation) {
        Event about = ahead(conversation);
        Words words = conversation.words();
        List<Duration> own = reminders.own(conversation.work(), about.id(), conversation.personId());
        List<Duration> chosen = own.stream().filter(Duration::isPositive).toList();
        Set<Duration> shown = new TreeSet<>(OFFERED);
        shown.addAll(chosen);
        List<Button> buttons = shown.stream()
                .map(lead -> Button.normal(
                        words.label(
                                chosen.contains(lead) ? "rule.button.lead-on" : "rule.button.lead",
                                "lead",
                                words.duration(lead)),
                        Action.of("place lead").with(EVENT, about.id()).with(LEAD, lead.toString())))
                .toList();
        List<ButtonRow> rows = new ArrayList<>();
        for (int from = 0; from < buttons.size(); from += 5) {
            rows.add(new ButtonRow(buttons.subList(from, Math.min(from + 5, buttons.size()))));
        }
        rows.add(ButtonRow.of(Button.normal(
                words.label("event.button.place"), Action.of("event place").with(EVENT, about.id()))));
        String leads = chosen.stream()
                .sorted(Comparator.reverseOrder())
                .map(words::duration)
                .collect(Collectors.joining(", "));
        String key = own.isEmpty() ? "rule.remind.usual" : chosen.isEmpty() ? "rule.remind.none" : "rule.remind.own";
        return Reply.text(words.text(key, "title", about.title(), "leads", leads))
                .with(rows);
    }

    private Reply toggle(Conversation conversation) {
        Event about = ahead(conversation);
        Duration lead = lead(conversation);
        Set<Duration> leads =
                new TreeSet<>(reminders.own(conversation.work(), about.id(), conversation.personId()).stream()
                        .filter(Duration::isPositive)
                        .toList());
        if (!leads.remove(lead)) {
            if (leads.size() >= Reminders.MOST) {
                throw new UserError("rule.error.leads", "most", Reminders.MOST, "longest", Reminders.LONGEST);
            }
            leads.add(lead);
        }
        reminders.choose(conversation.work(), about, conversation.personId(), leads);
        return screen(conversation);
    }

    private static Duration lead(Conversation conversation) {
        try {
            Duration lead = Duration.parse(conversation.options().text(LEAD).orElse(""));
            if (lead.isPositive() && lead.compareTo(Reminders.LONGEST) <= 0) {
                return lead;
            }
        } catch (java.time.format.DateTimeParseException e) {
            // Falls through: our own buttons never carry such.
        }
        throw new UserError("chat.error.button-damaged");
    }

    private Event ahead(Conversation conversation) {
        Event about = events.get(conversation.work(), conversation.options().requiredId(EVENT));
        if (about.isDraft()) {
            throw new UserError("event.error.gone");
        }
        if (about.state().isOver()) {
            throw new UserError("event.error.over");
        }
        return about;
    }
}
