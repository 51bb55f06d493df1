package io.rondo.result;

import io.rondo.chat.Access;
import io.rondo.chat.Answer;
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
import io.rondo.event.EventLookup;
import io.rondo.event.Events;
import io.rondo.member.People;
import io.rondo.tx.UnitOfWork;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /event stats} with its picture, [Who came], and [Download as CSV]. */
final class ResultCommands {

    private static final int PEOPLE_PER_PAGE = 15;
    private static final int MOST_PAGES = 1_000;

    private final Events events;
    private final People people;
    private final Statistics statistics;

    ResultCommands(Events events, People people, Statistics statistics) {
        this.events = events;
        this.people = people;
        this.statistics = statistics;
    }

    List<Command> all() {
        Option event = Option.optional("event", new OptionType.Reference(new EventLookup(events)));
        Option page = Option.optional(Pages.PAGE, new OptionType.Number(1, MOST_PAGES));
        return List.of(
                Command.typed("event stats", this::show, event).by(Access.HOST),
                Command.pressed("event came", this::people, event, page).by(Access.HOST),
                Command.pressed("event csv", this::files, event).by(Access.HOST).answering(Answer.PRIVATE));
    }

    /** The event that is named, else the host's newest that has begun. */
    private Event meant(Conversation conversation) {
        UnitOfWork work = conversation.work();
        UUID id = conversation
                .options()
                .id("event")
                .or(() -> statistics.lastHosted(work, conversation.communityId(), conversation.personId()))
                .orElseThrow(() -> new UserError("result.error.hosted-nothing"));
        Event event = events.get(work, id);
        events.requireHost(work, event, conversation.requester());
        if (event.isDraft()) {
            throw new UserError("result.error.draft", "title", event.title());
        }
        return event;
    }

    private Reply show(Conversation conversation) {
        Event event = meant(conversation);
        Words words = conversation.words();
        EventResults results = statistics.of(conversation.work(), event.id());
        ResultWords said = new ResultWords(words, event, results);
        if (results.registered() == 0) {
            return Reply.text(said.card());
        }
        byte[] picture = new ResultPicture(results, event.hasRounds(), words).png();
        return Reply.text(
                        said.card(),
                        ButtonRow.of(
                                button(words, "result.button.people", "event came", event),
                                button(words, "result.button.csv", "event csv", event)))
                .with(Reply.Attachment.picture("stats.png", picture, said.alternative()));
    }

    private static Button button(Words words, String label, String command, Event event) {
        return Button.normal(words.label(label), Action.of(command).with("event", event.id()));
    }

    private Reply people(Conversation conversation) {
        Event event = meant(conversation);
        UnitOfWork work = conversation.work();
        Words words = conversation.words();
        ResultWords said = new ResultWords(words, event, statistics.of(work, event.id()));
        List<Attendance> all = statistics.people(work, event.id());
        Map<UUID, String> names = names(work, all);
        return Pages.listing(
                words.text("result.people", "title", event.title()),
                sorted(all, names),
                conversation.options().number(Pages.PAGE).orElse(1),
                PEOPLE_PER_PAGE,
                one -> new Reply.Item(line(words, said, one, names), List.of()),
                Action.of("event came").with("event", event.id()));
    }

    private static RichText line(Words words, ResultWords said, Attendance one, Map<UUID, String> names) {
        String name = names.getOrDefault(one.personId(), People.LEFT);
        String place = said.place(one.state());
        return one.noShowRate().isEmpty()
                ? words.text("result.person-new", "name", name, "place", place)
                : words.text(
                        "result.person",
                        "name",
                        name,
                        "place",
                        place,
                        "came",
                        one.came(),
                        "of",
                        one.came() + one.missed(),
                        "rate",
                        one.noShowRate().getAsInt());
    }

    private Reply files(Conversation conversation) {
        Event event = meant(conversation);
        UnitOfWork work = conversation.work();
        ResultWords said = new ResultWords(conversation.words(), event, statistics.of(work, event.id()));
        List<Attendance> all = statistics.people(work, event.id());
        Map<UUID, String> names = names(work, all);
        return Reply.text(conversation.words().text("result.files", "title", event.title()))
                .with(new Reply.Attachment("event.csv", CsvFile.MEDIA_TYPE, CsvFile.of(said.eventTable())))
                .with(new Reply.Attachment(
                        "people.csv", CsvFile.MEDIA_TYPE, CsvFile.of(said.peopleTable(sorted(all, names), names))));
    }

    private Map<UUID, String> names(UnitOfWork work, List<Attendance> all) {
        return people.names(work, all.stream().map(Attendance::personId).toList());
    }

    private static List<Attendance> sorted(List<Attendance> all, Map<UUID, String> names) {
        return all.stream()
                .sorted(Comparator.comparing(
                                (Attendance one) -> names.getOrDefault(one.personId(), People.LEFT),
                                String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(Attendance::personId))
                .toList();
    }
}
