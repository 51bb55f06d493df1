package io.rondo.event;

import io.rondo.bus.Subscription;
import io.rondo.bus.Unprocessable;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Delivery;
import io.rondo.member.Addressee;
import io.rondo.member.Communities;
import io.rondo.member.CommunityChat;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;

/**
 * What happens at an event, for those who are not written to directly: in the event's thread of each announcement chat one line
 * per step, with a button that answers in private. A line says nothing of anybody. Safe to use from several threads.
 */
final class ThreadLines {

    /** Asks a platform's bot for the line of a step. */
    static final String EVENT_LINE = "event_line";

    private static final String ROUND = "round";
    private static final String ROUND_OVER = "round_over";

    /** Types of notices whose line is that of the round that they are about: begun, and then over. */
    private static final Set<String> OF_THE_ROUND = Set.of("round_invitation", "rating_request");

    /** A line that takes the place of another, such as a question which is over. */
    private static final Map<String, String> ANSWERED_BY =
            Map.of("seat_released", "confirmation_request", "draw_lost", "draw_won");

    /** Where a step has buttons of its own; all others lead to one's place. */
    private static final Map<String, BiFunction<Event, Words, List<Button>>> BUTTONS = Map.of(
            "confirmation_request",
            (event, words) -> List.of(
                    Button.primary(words.label("event.line.button.confirm"), about("line confirm", event)),
                    Button.normal(words.label("event.line.button.decline"), about("line decline", event))),
            "ready_request",
            (event, words) ->
                    List.of(Button.primary(words.label("event.line.button.ready"), about("line ready", event))),
            ROUND,
            (event, words) -> List.of(place("event.line.button.round", event, words)),
            ROUND_OVER,
            (event, words) -> List.of(place("event.line.button.rate", event, words)),
            "wrap_up",
            (event, words) -> List.of(place("event.line.button.rate", event, words)),
            "match",
            (event, words) -> List.of(place("event.line.button.result", event, words)));

    private final Communities communities;
    private final Bundles bundles;
    private final Deliveries deliveries;

    /**
     * The body of {@link #EVENT_LINE}.
     *
     * @param chat the platform's id of the announcement chat
     * @param type of the notice whose line it is
     * @param slot the message in which the line stands
     * @param round that it is about, where it is about one
     */
    record Line(String chat, Optional<String> thread, String type, String slot, int round) {}

    ThreadLines(Communities communities, Bundles bundles, Deliveries deliveries) {
        this.communities = communities;
        this.bundles = bundles;
        this.deliveries = deliveries;
    }

    /** Whether somebody who is not written to directly has a thread to look into. */
    static boolean reaches(Addressee addressee, Collection<CommunityChat> announcementChats) {
        boolean chose = addressee.platform() == Platform.DISCORD
                || addressee.directMessages().filter(may -> !may).isPresent();
        return chose && announcementChats.stream().anyMatch(chat -> chat.platform() == addressee.platform());
    }

    List<CommunityChat> chats(UnitOfWork work, Event event) {
        return communities.announcementChats(work, event.communityId());
    }

    /** What the bots of these platforms are asked to post; nothing where the notice is nobody else's business. */
    List<Message> messages(
            UnitOfWork work, Event event, String type, Set<Platform> platforms, List<CommunityChat> chats) {
        boolean ofTheRound = OF_THE_ROUND.contains(type);
        if (!ofTheRound && !bundles.has(key(type))) {
            return List.of();
        }
        String step = ofTheRound
                ? ROUND + ":" + event.progress().roundNo()
                : ANSWERED_BY.getOrDefault(type, type) + ":"
                        + (type.equals("seat_offer") ? work.now().toEpochMilli() : stepOf(event));
        return chats.stream()
                .filter(chat -> platforms.contains(chat.platform()))
                .map(chat -> Message.to(
                        Queue.bot(chat.platform().key()),
                        EVENT_LINE,
                        Message.Headers.of("", chat.externalId(), event.id()),
                        new Line(
                                chat.externalId(),
                                chat.thread(),
                                type,
                                "line:" + event.id() + ":" + step,
                                event.progress().roundNo())))
                .toList();
    }

    /** A moved event goes through its steps anew. */
    private static long stepOf(Event event) {
        return event.schedule().startsAt().getEpochSecond();
    }

    Subscription subscription() {
        return Subscription.onBots(EVENT_LINE, (work, message) -> {
            UUID eventId = message.headers()
                    .eventId()
                    .orElseThrow(() -> new Unprocessable("a line without the header event_id"));
            Event event = work.store(EventStore.class)
                    .find(eventId)
                    .orElseThrow(() -> new Unprocessable("there is no event " + eventId));
            post(work, event, Platform.of(message.queue().platform()), message.bodyAs(Line.class));
        });
    }

    private void post(UnitOfWork work, Event event, Platform platform, Line line) {
        Words words = bundles.words(
                communities.get(work, event.communityId()).language(),
                event.schedule().zone(),
                work.now());
        String shown =
                OF_THE_ROUND.contains(line.type()) ? (runs(event, line.round()) ? ROUND : ROUND_OVER) : line.type();
        RichText text = words.text(
                key(shown),
                "title",
                event.title(),
                "at",
                event.schedule().startsAt(),
                "closes",
                event.schedule().confirmationClosesAt(),
                "rules",
                event.schedule().rulesAt(),
                "next",
                event.progress().stepAt().orElse(event.schedule().startsAt()),
                "round",
                line.round(),
                "reason",
                event.cancelReason().orElse(""));
        Reply reply = Reply.text(
                text,
                new ButtonRow(BUTTONS.getOrDefault(
                                shown, (about, label) -> List.of(place("event.button.place", about, label)))
                        .apply(event, words)));
        deliveries.add(
                work,
                Delivery.to(platform, line.chat(), EVENT_LINE, reply)
                        .inThread(line.thread())
                        .inThreadOf("card:" + event.id(), event.title())
                        .ofEvent(event.id())
                        .inSlot(line.slot())
                        .superseding(line.slot()));
    }

    private static boolean runs(Event event, int round) {
        return event.progress().roundNo() == round
                && event.progress()
                        .step()
                        .filter(step -> step == Step.END_ROUND)
                        .isPresent();
    }

    private static String key(String type) {
        return "event.line." + type;
    }

    private static Button place(String label, Event event, Words words) {
        return Button.primary(words.label(label), about("event place", event));
    }

    private static Action about(String command, Event event) {
        return Action.of(command).with("event", event.id());
    }
}
