package io.rondo.event;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.chat.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** How an event looks: the live card, the entry of a list, the details, the preview. Pure. */
public final class EventCard {

    private EventCard() {}

    /**
     * The seats as they stand.
     *
     * @param notes what other rooms have to say
     */
    public record Standing(int taken, int waiting, List<RichText> notes) {}

    /** The live card in an announcement chat. */
    public static Reply.Card live(
            Event event, Standing standing, int minimumAge, Optional<Integer> colour, Words words) {
        return Reply.Card.of(event.title(), body(event, standing, sort(event, minimumAge, words), words))
                .colour(colour)
                .with(buttons(event, words));
    }

    /** The entry of a list. */
    public static Reply.Item item(Event event, Standing standing, int minimumAge, Words words) {
        RichText first =
                words.text("event.card.first-line", "title", event.title(), "sort", sort(event, minimumAge, words));
        List<Button> buttons = buttons(event, words).stream()
                .flatMap(row -> row.buttons().stream())
                .toList();
        return new Reply.Item(body(event, standing, first, words), buttons);
    }

    /** Everything there is to say, in private. */
    public static Reply.Card details(Event event, Standing standing, int minimumAge, Words words) {
        Reply.Card card = live(event, standing, minimumAge, Optional.empty(), words);
        if (!event.description().isBlank()) {
            card = card.field(words.label("event.details.about"), RichText.plain(event.description()));
        }
        return plan(event, card, words);
    }

    /** What a host sees before publishing. */
    public static Reply.Card preview(Event draft, List<Timeline.Clamp> clamps, int minimumAge, Words words) {
        Reply.Card card = Reply.Card.of(
                draft.title(),
                RichText.lines(
                        words.text("event.preview.note"),
                        sort(draft, minimumAge, words),
                        when(draft, new Standing(0, 0, List.of()), words)));
        if (!draft.description().isBlank()) {
            card = card.field(words.label("event.details.about"), RichText.plain(draft.description()));
        }
        card = plan(draft, card, words);
        if (!clamps.isEmpty()) {
            card = card.field(words.label("event.preview.changed"), clamped(clamps, words));
        }
        Action about = Action.of("event publish").with("event", draft.id());
        return card.with(ButtonRow.of(
                Button.primary(words.label("event.button.publish"), about),
                Button.normal(
                        words.label("event.button.edit"),
                        Action.of("event form").with("event", draft.id())),
                Button.danger(
                        words.label("event.button.discard"),
                        Action.of("event discard").with("event", draft.id()))));
    }

    /** What had to change in the offsets that the host wished for. */
    public static RichText clamped(List<Timeline.Clamp> clamps, Words words) {
        return RichText.lines(clamps.stream()
                .map(clamp -> words.text(
                        "event.preview.clamp", "option", clamp.option(), "from", clamp.from(), "to", clamp.to()))
                .toList());
    }

    private static Reply.Card plan(Event event, Reply.Card card, Words words) {
        Schedule schedule = event.schedule();
        Reply.Card more = card.field(
                words.label("event.details.confirmation"),
                words.text(
                        "event.details.confirmation-times",
                        "opens",
                        schedule.confirmationOpensAt(),
                        "closes",
                        schedule.confirmationClosesAt()));
        if (event.hasRounds()) {
            more = more.field(
                    words.label("event.details.rounds"),
                    words.text(
                            "event.details.rounds-text",
                            "round",
                            schedule.roundLength(),
                            "pause",
                            schedule.breakLength(),
                            "group",
                            event.seats().groupSize(),
                            "min",
                            event.seats().minPeople()));
            more = more.field(words.label("event.details.calls"), RichText.plain(String.join(", ", event.calls())));
        }
        if (!event.venue().isBlank()) {
            more = more.field(words.label("event.details.venue"), RichText.plain(event.venue()));
        }
        return more;
    }

    /** Such as "speed meeting, two-sided, 18+". */
    private static RichText sort(Event event, int minimumAge, Words words) {
        RichText kind = words.text("event.kind." + event.kind().name().toLowerCase(java.util.Locale.ROOT));
        if (!event.hasRounds()) {
            return kind;
        }
        return switch (event.sides()) {
            case Sides.Everyone everyone -> kind;
            case Sides.TwoSided twoSided -> words.text("event.card.two-sided", "kind", kind, "age", minimumAge);
            case Sides.Tags tags ->
                words.text("event.card.tags", "kind", kind, "first", tags.first(), "second", tags.second());
        };
    }

    private static RichText body(Event event, Standing standing, RichText first, Words words) {
        List<RichText> lines = new ArrayList<>(List.of(first, when(event, standing, words)));
        lines.addAll(standing.notes());
        return RichText.lines(lines);
    }

    private static RichText when(Event event, Standing standing, Words words) {
        Span.Time at = words.time(event.schedule().startsAt(), Span.Style.FULL);
        Span.Time relative = words.time(event.schedule().startsAt(), Span.Style.RELATIVE);
        RichText state = state(event, standing, words);
        String rounds = !event.hasRounds() ? "none" : event.rounds().isPresent() ? "number" : "all";
        return words.text(
                "event.card.when",
                "at",
                at,
                "relative",
                relative,
                "rounds",
                new Words.Select(rounds),
                "number",
                event.rounds().orElse(0),
                "round",
                event.schedule().roundLength(),
                "state",
                state,
                "soon",
                new Words.Select(event.state().takesRegistrations() ? "yes" : "no"));
    }

    private static RichText state(Event event, Standing standing, Words words) {
        int left = Math.max(0, event.seats().capacity() - standing.taken());
        return switch (event.state()) {
            case NOT_STARTED, REG_CONFIRM ->
                standing.waiting() > 0
                        ? words.text(
                                "event.card.full", "capacity", event.seats().capacity(), "waiting", standing.waiting())
                        : words.text(
                                "event.card.seats",
                                "left",
                                left,
                                "capacity",
                                event.seats().capacity());
            case READY -> words.text("event.card.ready", "people", standing.taken());
            case RUNNING ->
                event.isPaused()
                        ? words.text("event.card.paused")
                        : words.text(
                                "event.card.running", "round", event.progress().roundNo());
            case FINISHED -> words.text("event.card.finished");
            case SKIPPED -> words.text("event.card.skipped");
            case CANCELLED ->
                words.text(
                        "event.card.cancelled", "reason", event.cancelReason().orElse(""));
        };
    }

    private static List<ButtonRow> buttons(Event event, Words words) {
        if (event.isDraft() || event.state().isOver()) {
            return List.of();
        }
        List<Button> buttons = new ArrayList<>();
        if (event.state().takesRegistrations()) {
            buttons.add(Button.primary(
                    words.label("event.button.register"),
                    Action.of("event register").with("event", event.id())));
        }
        buttons.add(Button.normal(
                words.label("event.button.place"), Action.of("event place").with("event", event.id())));
        buttons.add(Button.normal(
                words.label("event.button.details"), Action.of("event details").with("event", event.id())));
        return List.of(new ButtonRow(buttons));
    }
}
