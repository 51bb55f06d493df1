package io.rondo.playground;

import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.picture.Canvas;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;

/** One command for each kind of answer, for tests of the playground. */
final class SamplerFeature implements Feature {

    final AtomicInteger greetings = new AtomicInteger();

    @Override
    public String name() {
        return "sampler";
    }

    @Override
    public List<Command> commands() {
        OptionType number = new OptionType.Number(0, 1000);
        OptionType text = new OptionType.Text(200, true);
        return List.of(
                Command.typed("greet", this::greet),
                Command.typed("announce", this::announce).answering(Answer.PUBLIC),
                Command.typed("mixer", this::mixer).answering(Answer.PUBLIC),
                Command.typed("count", this::count, Option.optional("from", number)),
                Command.pressed("counted", this::count, Option.optional("from", number)),
                Command.typed("shelf", this::shelf, Option.optional("page", number)),
                Command.pressed("shelf turn", this::shelf, Option.optional("page", number)),
                Command.typed("ask", this::ask).answering(Answer.FORM),
                Command.pressed("tell", this::tell, Option.required("title", text), Option.optional("seats", number))
                        .answering(Answer.PRIVATE),
                Command.typed("both", this::both),
                Command.typed("calendar", this::calendar),
                Command.typed("picture", this::picture));
    }

    private Reply greet(Conversation conversation) {
        return Reply.text(RichText.plain("Hello, ")
                .then(RichText.bold(conversation.requester().name()))
                .then(RichText.plain(". Greeting " + greetings.incrementAndGet())));
    }

    private Reply announce(Conversation conversation) {
        return Reply.text(RichText.plain("Doors open at eight"));
    }

    private Reply mixer(Conversation conversation) {
        return Reply.Card.of("Bar mixer", RichText.plain("20 seats"))
                .field("Where", RichText.bold("The bar"))
                .colour(Optional.of(0xe0703a))
                .footer(RichText.plain("18+"))
                .with(ButtonRow.of(
                        Button.primary("Count me in", Action.of("counted").with("from", 1)),
                        Button.open("Map", "https://example.org/map")));
    }

    private Reply count(Conversation conversation) {
        int count = conversation.options().number("from").orElse(0);
        return Reply.text(
                RichText.plain("Counted to " + count),
                ButtonRow.of(Button.primary("One more", Action.of("counted").with("from", count + 1L))));
    }

    private Reply shelf(Conversation conversation) {
        int page = conversation.options().number("page").orElse(1);
        Reply.Item item = new Reply.Item(
                RichText.plain("Book " + page), List.of(Button.normal("Read " + page, Action.of("greet"))));
        return new Reply.Listing(
                RichText.bold("The shelf"), List.of(item), page, 3, Optional.of(Action.of("shelf turn")), List.of());
    }

    private Reply ask(Conversation conversation) {
        return new Reply.Form(
                "A new event",
                Optional.of(RichText.plain("Two questions")),
                List.of(
                        new Question("title", "Title", Question.Kind.TEXT, true, Optional.empty(), List.of()),
                        new Question(
                                "seats",
                                "Seats",
                                Question.Kind.CHOICE,
                                false,
                                Optional.of("8"),
                                List.of(new Question.Choice("8", "Eight"), new Question.Choice("20", "Twenty")))),
                Action.of("tell"));
    }

    private Reply tell(Conversation conversation) {
        return Reply.text(RichText.plain("Made " + conversation.options().raw().get("title") + " for "
                + conversation.options().raw().getOrDefault("seats", "any")));
    }

    private Reply both(Conversation conversation) {
        return new Reply.Several(
                List.of(Reply.text(RichText.plain("First")), Reply.nothing(), Reply.text(RichText.plain("Second"))));
    }

    private Reply picture(Conversation conversation) {
        return Reply.text(RichText.plain("The plan"))
                .with(Reply.Attachment.picture(
                        "plan.png", new Canvas(60, 40, 40).png(), "A plan: 4 people by 3 rounds"));
    }

    private Reply calendar(Conversation conversation) {
        Span time =
                new Span.Time("Fri 4 Dec 2026 19:00", java.time.Instant.parse("2026-12-04T18:00:00Z"), Span.Style.FULL);
        return Reply.text(new RichText(List.of(new Span.Code("mixer.ics"), new Span.Plain(" for "), time)))
                .with(new Reply.Attachment(
                        "mixer.ics", "text/calendar", "BEGIN:VCALENDAR".getBytes(StandardCharsets.UTF_8)));
    }
}
