package io.rondo.series;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Pages;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.event.Event;
import io.rondo.event.Events;
import io.rondo.event.Recurrence;
import io.rondo.registration.Registrations;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;

/** {@code /series list|skip|stop}, the question about all that follow, and "register me for each one". */
final class SeriesCommands {

    private static final int PER_PAGE = 5;
    private static final int MOST_PAGES = 1_000;
    private static final Set<String> CHOOSABLE = Set.of("event edit", "event move", "event cancel");

    private final Events events;
    private final SeriesBook book;
    private final SeriesChanges changes;
    private final SeriesView view;
    private final Registrations registrations;

    SeriesCommands(
            Events events, SeriesBook book, SeriesChanges changes, SeriesView view, Registrations registrations) {
        this.events = events;
        this.book = book;
        this.changes = changes;
        this.view = view;
        this.registrations = registrations;
    }

    List<Command> all() {
        Option page = Option.optional(Pages.PAGE, new OptionType.Number(1, MOST_PAGES));
        Option series = Option.required("series", new OptionType.Reference(new SeriesLookup(book)));
        Option date = Option.required("date", new OptionType.Date());
        Option carried = Option.required("series", new OptionType.Internal());
        Option event = Option.required("event", new OptionType.Internal());
        return List.of(
                Command.typed("series list", this::list, page),
                Command.pressed("series page", this::list, page),
                Command.typed("series skip", this::skip, series, date).by(Access.HOST),
                Command.pressed("series unskip", this::unskip, carried, internal("date"))
                        .by(Access.HOST),
                Command.typed("series stop", this::stop, series).by(Access.HOST),
                Command.pressed("series resume", this::resume, carried).by(Access.HOST),
                Command.pressed("series undo", this::undo, carried, internal("from"))
                        .by(Access.HOST),
                Command.pressed(
                                "series choose",
                                SeriesCommands::choose,
                                event,
                                internal("do"),
                                internal("with"),
                                internal(Recurrence.SCOPE))
                        .by(Access.HOST),
                Command.pressed("series follow", this::follow, event),
                Command.pressed(
                        "series unfollow",
                        this::unfollow,
                        Option.optional("event", new OptionType.Internal()),
                        Option.optional("series", new OptionType.Internal())));
    }

    private static Option internal(String name) {
        return Option.required(name, new OptionType.Internal());
    }

    private Reply list(Conversation conversation) {
        UnitOfWork work = conversation.work();
        Words words = conversation.words();
        List<Series> all = book.running(work, conversation.communityId());
        if (all.isEmpty()) {
            return Reply.text(words.text("series.list.empty"));
        }
        int pages = (all.size() + PER_PAGE - 1) / PER_PAGE;
        int page = Math.min(conversation.options().number(Pages.PAGE).orElse(1), pages);
        List<Reply.Item> items = all.subList((page - 1) * PER_PAGE, Math.min(page * PER_PAGE, all.size())).stream()
                .map(series -> item(conversation, series))
                .toList();
        Optional<Action> turn = pages > 1 ? Optional.of(Action.of("series page")) : Optional.empty();
        return new Reply.Listing(words.text("series.list.title"), items, page, pages, turn, List.of());
    }

    private Reply.Item item(Conversation conversation, Series series) {
        Words words = conversation.words();
        List<Button> buttons = new ArrayList<>();
        if (conversation.work().store(SeriesStore.class).follows(series.id(), conversation.personId())) {
            buttons.add(Button.normal(
                    words.label("series.button.unfollow"),
                    Action.of("series unfollow").with("series", series.id())));
        }
        if (hosts(conversation, series)) {
            buttons.add(Button.danger(
                    words.label("series.button.stop"), Action.of("series stop").with("series", series.id())));
        }
        return new Reply.Item(
                words.text(
                        "series.list.item",
                        "title",
                        series.title(),
                        "view",
                        view.of(conversation.work(), series, words)),
                buttons);
    }

    /** Whoever runs its newest event runs the series. */
    private boolean hosts(Conversation conversation, Series series) {
        UnitOfWork work = conversation.work();
        return work.store(SeriesStore.class)
                .newest(series.id())
                .map(id -> events.get(work, id))
                .filter(event -> events.isHost(work, event, conversation.requester()))
                .isPresent();
    }

    private Series lockForHost(Conversation conversation) {
        Series series = book.lock(conversation.work(), conversation.options().requiredId("series"));
        if (!hosts(conversation, series)) {
            throw new UserError("event.error.only-hosts");
        }
        return series;
    }

    private Reply skip(Conversation conversation) {
        Series series = lockForHost(conversation);
        UnitOfWork work = conversation.work();
        LocalDate date = conversation.options().date("date").orElseThrow();
        LocalDate today = LocalDate.ofInstant(work.now(), series.zoneId());
        boolean isOne = !date.isBefore(today)
                && Occurrences.from(series.repeatRule(), series.firstDate(), date, 1)
                        .equals(List.of(date));
        if (!isOne) {
            throw new UserError("series.error.no-such-date", "title", series.title(), "date", date).about("date");
        }
        boolean made = work.store(SeriesStore.class).dates(series.id(), date).stream()
                .anyMatch(dated ->
                        dated.occursOn().equals(date) && dated.eventId().isPresent());
        if (made) {
            throw new UserError("series.error.made-already", "title", series.title(), "date", date);
        }
        work.store(SeriesStore.class).skip(series.id(), date);
        book.advance(work, series);
        Action back = Action.of("series unskip").with("series", series.id()).with("date", date.toString());
        return Reply.text(
                conversation.words().text("series.skipped", "title", series.title(), "date", date),
                ButtonRow.of(Button.normal(conversation.words().label("series.button.unskip"), back)));
    }

    private Reply unskip(Conversation conversation) {
        Series series = lockForHost(conversation);
        LocalDate date = date(conversation, "date");
        conversation.work().store(SeriesStore.class).unskip(series.id(), date);
        book.advance(conversation.work(), series);
        return Reply.text(conversation.words().text("series.unskipped", "title", series.title(), "date", date));
    }

    private static LocalDate date(Conversation conversation, String option) {
        try {
            return LocalDate.parse(conversation.options().text(option).orElse(""));
        } catch (DateTimeException e) {
            throw new UserError("chat.error.button-damaged");
        }
    }

    private Reply stop(Conversation conversation) {
        Series series = lockForHost(conversation);
        book.stop(conversation.work(), series);
        int left = conversation
                .work()
                .store(SeriesStore.class)
                .startsAhead(series.id(), conversation.now())
                .size();
        return Reply.text(
                conversation.words().text("series.stopped", "title", series.title(), "left", left),
                ButtonRow.of(Button.normal(
                        conversation.words().label("series.button.resume"),
                        Action.of("series resume").with("series", series.id()))));
    }

    private Reply resume(Conversation conversation) {
        Series series = lockForHost(conversation);
        book.resume(conversation.work(), series);
        return goesOn(conversation, series);
    }

    private Reply goesOn(Conversation conversation, Series series) {
        RichText now = view.of(conversation.work(), book.get(conversation.work(), series.id()), conversation.words());
        return Reply.text(conversation.words().text("series.resumed", "title", series.title(), "view", now));
    }

    private Reply undo(Conversation conversation) {
        return changes.undo(conversation, lockForHost(conversation), date(conversation, "from"));
    }

    /** One event or all that follow: the command goes on as it was given. */
    private static Reply choose(Conversation conversation) {
        String command = conversation.options().text("do").orElse("");
        if (!CHOOSABLE.contains(command)) {
            throw new UserError("chat.error.button-damaged");
        }
        Map<String, String> options = new TreeMap<>();
        Json.parse(conversation.options().text("with").orElse("{}"))
                .properties()
                .forEach(entry -> options.put(entry.getKey(), entry.getValue().asString()));
        String scope = conversation.options().text(Recurrence.SCOPE).orElse(SeriesRecurrence.ONE);
        return conversation.goOn(Action.of(command).with(options).with(Recurrence.SCOPE, scope));
    }

    private Reply follow(Conversation conversation) {
        UnitOfWork work = conversation.work();
        Words words = conversation.words();
        Event event = events.get(work, conversation.options().requiredId("event"));
        Series series = book.of(work, event.id()).orElseThrow(() -> new UserError("series.error.gone"));
        boolean hasPlace = registrations
                .find(work, event.id(), conversation.personId())
                .filter(place -> !place.state().isGone())
                .isPresent();
        if (!hasPlace) {
            // Only there is asked for what the event needs of a profile.
            return Reply.text(
                    words.text("series.follow.first", "title", event.title()),
                    ButtonRow.of(Button.primary(
                            words.label("event.button.register"),
                            Action.of("event register").with("event", event.id()))));
        }
        work.store(SeriesStore.class).follow(series.id(), conversation.personId(), work.now());
        int seats = 0;
        for (UUID later : following(work, series, event)) {
            Registrations.Outcome outcome = registrations.register(work, later, conversation.requester());
            seats += Followers.came(outcome) == Followers.Came.SEAT ? 1 : 0;
        }
        return Reply.text(
                words.text("series.followed", "title", series.title(), "seats", seats),
                ButtonRow.of(Button.normal(
                        words.label("series.button.unfollow"),
                        Action.of("series unfollow").with("series", series.id()))));
    }

    private List<UUID> following(UnitOfWork work, Series series, Event event) {
        return changes.from(work, series, event).following();
    }

    private Reply unfollow(Conversation conversation) {
        UnitOfWork work = conversation.work();
        UUID id = conversation
                .options()
                .id("series")
                .or(() -> conversation
                        .options()
                        .id("event")
                        .flatMap(event -> book.of(work, event))
                        .map(Series::id))
                .orElseThrow(() -> new UserError("chat.error.button-damaged"));
        Series series = book.get(work, id);
        work.store(SeriesStore.class).unfollow(series.id(), conversation.personId());
        return Reply.text(conversation.words().text("series.unfollowed", "title", series.title()));
    }
}
