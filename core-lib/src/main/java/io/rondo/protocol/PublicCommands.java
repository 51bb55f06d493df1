package io.rondo.protocol;

import io.rondo.bus.Refused;
import io.rondo.bus.Subscription;
import io.rondo.bus.Unprocessable;
import io.rondo.chat.Incoming;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.Requester;
import io.rondo.chat.UserError;
import io.rondo.chat.dispatch.Dispatcher;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Bundles;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Delivery;
import io.rondo.event.Event;
import io.rondo.event.EventState;
import io.rondo.event.Events;
import io.rondo.member.Communities;
import io.rondo.member.CommunityChat;
import io.rondo.member.MemberRequesters;
import io.rondo.registration.Registration;
import io.rondo.registration.RegistrationState;
import io.rondo.registration.Registrations;
import io.rondo.tx.Json;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * Commands about events from other programs: another frontend, a mini-app, a script. They say who asks by the header {@code user_id},
 * the platform's id of an account that Rondo knows, and by which platform with {@code app_id} or {@code reply_to}. Whatever is refused
 * is answered with the reason and leaves no trace; a command that comes twice is answered twice, the same. Thread-safe.
 */
public final class PublicCommands {

    private static final Set<RegistrationState> REGISTERED = Set.of(
            RegistrationState.REGISTERED,
            RegistrationState.CONFIRMED,
            RegistrationState.WAITLISTED,
            RegistrationState.OFFERED);
    private static final Set<String> CONTROLS = Set.of("start", "pause", "resume", "extend", "skip", "drop", "end");
    private static final List<EventState> AHEAD =
            List.of(EventState.NOT_STARTED, EventState.REG_CONFIRM, EventState.READY, EventState.RUNNING);

    private final Dispatcher dispatcher;
    private final Bundles bundles;
    private final MemberRequesters requesters;
    private final Communities communities;
    private final Events events;
    private final Registrations registrations;
    private final Deliveries deliveries;

    /** The answer to a command as it is kept for a repeat of it. */
    record Kept(String type, JsonNode body) {}

    /** Who asks, and whence. */
    private record Asker(Platform platform, Requester requester) {}

    public PublicCommands(
            Dispatcher dispatcher,
            Bundles bundles,
            MemberRequesters requesters,
            Communities communities,
            Events events,
            Registrations registrations,
            Deliveries deliveries) {
        this.dispatcher = dispatcher;
        this.bundles = bundles;
        this.requesters = requesters;
        this.communities = communities;
        this.events = events;
        this.registrations = registrations;
        this.deliveries = deliveries;
    }

    /** The commands on the queue of the event service, and their answers on a bot's. */
    public List<Subscription> subscriptions() {
        return List.of(
                command("list_events", this::list),
                place("register_event", "event register", REGISTERED),
                place("cancel_registration", "place cancel", Set.of(RegistrationState.CANCELLED)),
                place("confirm_registration", "place confirm", Set.of(RegistrationState.CONFIRMED)),
                place("decline_registration", "place decline", Set.of(RegistrationState.DECLINED)),
                place("ready_for_event", "event ready", Set.of(RegistrationState.CONFIRMED)),
                command("react", this::react),
                command("event_control", this::control),
                Subscription.onBots(PublicAnswers.EVENTS, this::show),
                Subscription.onBots(PublicAnswers.REGISTRATION, this::show),
                Subscription.onBots(PublicAnswers.REACTION, this::show),
                Subscription.onBots(PublicAnswers.CONTROL, this::show));
    }

    /** An answer that nobody wanted elsewhere is shown where its headers say: in place of that message, or as one of its own. */
    private void show(UnitOfWork work, Message message) {
        String says = message.body().path("says").asString("");
        message.headers().chatId().filter(chat -> !says.isEmpty()).ifPresent(chat -> {
            Delivery delivery = Delivery.to(
                    Platform.of(message.queue().platform()), chat, message.type(), Reply.text(RichText.plain(says)));
            deliveries.add(
                    work, message.headers().messageId().map(delivery::editing).orElse(delivery));
        });
    }

    private interface Handler {
        void handle(UnitOfWork work, Message message);
    }

    private Subscription command(String type, Handler handler) {
        return Subscription.onDatemaker(type, handler::handle).answeringRepeats(this::again);
    }

    private Subscription place(String type, String command, Set<RegistrationState> wanted) {
        return command(type, (work, message) -> changePlace(work, message, command, wanted));
    }

    private void list(UnitOfWork work, Message message) {
        Platform platform = platform(message);
        Optional<UUID> community = message.headers()
                .chatId()
                .flatMap(chat -> communities.chat(work, platform, chat))
                .map(CommunityChat::communityId);
        Asker asker = asker(work, message, platform, community, PublicAnswers.EVENTS);
        List<PublicAnswers.ListedEvent> listed = asker.requester().communityId().stream()
                .flatMap(id -> events.published(work, id, AHEAD).stream())
                .map(event -> listed(work, event, asker.requester()))
                .toList();
        answer(work, message, platform, PublicAnswers.EVENTS, PublicAnswers.Listed.of(listed));
    }

    private PublicAnswers.ListedEvent listed(UnitOfWork work, Event event, Requester requester) {
        return new PublicAnswers.ListedEvent(
                event.id(),
                event.title(),
                event.schedule().startsAt(),
                event.schedule().zone().getId(),
                event.seats().capacity(),
                Math.max(0, event.seats().capacity() - registrations.seatsTaken(work, event.id())),
                registrations
                        .find(work, event.id(), requester.personId())
                        .map(registration -> registration.state().name()));
    }

    private void changePlace(UnitOfWork work, Message message, String command, Set<RegistrationState> wanted) {
        UUID eventId =
                message.headers().eventId().orElseThrow(() -> new Unprocessable("the header event_id is missing"));
        Asker asker = memberOf(work, message, eventId, PublicAnswers.REGISTRATION);
        String said = run(work, message, asker, Action.of(command).with("event", eventId), PublicAnswers.REGISTRATION);
        Optional<RegistrationState> state =
                registrations.find(work, eventId, asker.requester().personId()).map(Registration::state);
        if (state.filter(wanted::contains).isEmpty()) {
            // Such as a question that the person must answer in chat: rolled back with all that it left.
            throw refused(message, asker.platform(), PublicAnswers.REGISTRATION, "not_possible", said);
        }
        answer(
                work,
                message,
                asker.platform(),
                PublicAnswers.REGISTRATION,
                done(message, state.get().name(), said));
    }

    private void react(UnitOfWork work, Message message) {
        JsonNode body = message.body();
        Asker asker = asker(work, message, platform(message), Optional.empty(), PublicAnswers.REACTION);
        if (!body.path("yes").isBoolean() || !isId(body.path("pair_id").asString(""))) {
            throw new Unprocessable("react wants pair_id, an id, and yes, true or false");
        }
        boolean yes = body.path("yes").asBoolean();
        Action action = Action.of("event react")
                .with("pair", body.path("pair_id").asString(""))
                .with("yes", yes ? "yes" : "no");
        String said = run(work, message, asker, action, PublicAnswers.REACTION);
        answer(work, message, asker.platform(), PublicAnswers.REACTION, done(message, yes ? "yes" : "no", said));
    }

    private void control(UnitOfWork work, Message message) {
        UUID eventId =
                message.headers().eventId().orElseThrow(() -> new Unprocessable("the header event_id is missing"));
        String what = message.body().path("what").asString("");
        Asker asker = memberOf(work, message, eventId, PublicAnswers.CONTROL);
        if (!CONTROLS.contains(what)) {
            throw refused(message, asker.platform(), PublicAnswers.CONTROL, "unknown_control", "");
        }
        Action action = Action.of("event " + what).with("event", eventId);
        String person = message.body().path("person_id").asString("");
        if (what.equals("drop") && !isId(person)) {
            throw new Unprocessable("drop wants person_id");
        }
        String said = run(
                work,
                message,
                asker,
                switch (what) {
                    case "drop" -> action.with("person", person);
                    case "end" -> action.with("sure", "yes");
                    case "extend" -> by(message, action);
                    default -> action;
                },
                PublicAnswers.CONTROL);
        answer(work, message, asker.platform(), PublicAnswers.CONTROL, done(message, what, said));
    }

    /** As it is typed in chat, such as {@code 5m}; without it as long as chat's own button takes. */
    private static Action by(Message message, Action action) {
        String by = message.body().path("by").asString("");
        return by.isEmpty() ? action : action.with("by", by);
    }

    private static boolean isId(String text) {
        try {
            return UUID.fromString(text).toString().equalsIgnoreCase(text);
        } catch (IllegalArgumentException other) {
            return false;
        }
    }

    /** As if the person had pressed it; returns what they would read. */
    private String run(UnitOfWork work, Message message, Asker asker, Action action, String answerType) {
        try {
            return Said.of(
                    dispatcher.run(work, incoming(message, asker.platform(), action), asker.requester(), action));
        } catch (UserError error) {
            Requester who = asker.requester();
            String says = bundles.words(who.locale(), who.zone(), work.now())
                    .text(error.key(), error.arguments())
                    .plain();
            throw refused(message, asker.platform(), answerType, error.key(), says);
        }
    }

    private static Incoming incoming(Message message, Platform platform, Action action) {
        String user = message.headers().userId().orElse("");
        return new Incoming(
                requestId(message),
                platform,
                new Incoming.Sender(
                        user,
                        Optional.empty(),
                        "",
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty()),
                new Incoming.Chat(
                        Place.DIRECT,
                        message.headers().chatId().orElse(user),
                        Optional.empty(),
                        Optional.empty(),
                        message.headers().messageId()),
                new Incoming.Input.Submission(action, Map.of()));
    }

    /** An event is its community's: who is no member sees none of it. */
    private Asker memberOf(UnitOfWork work, Message message, UUID eventId, String answerType) {
        Platform platform = platform(message);
        try {
            return asker(
                    work,
                    message,
                    platform,
                    Optional.of(events.get(work, eventId).communityId()),
                    answerType);
        } catch (UserError gone) {
            throw refused(message, platform, answerType, gone.key(), "");
        }
    }

    private Asker asker(
            UnitOfWork work, Message message, Platform platform, Optional<UUID> communityId, String answerType) {
        String user = message.headers().userId().orElseThrow(() -> new Unprocessable("the header user_id is missing"));
        return requesters
                .known(work, platform, user, communityId)
                .map(requester -> new Asker(platform, requester))
                .orElseThrow(() -> refused(message, platform, answerType, "unknown_person", ""));
    }

    /** The platform's key, alone or before a colon and the program's own name; else the bot that is to be answered. */
    private static Platform platform(Message message) {
        String app = message.headers().appId().orElse("");
        String replyTo = message.replyTo().orElse("");
        return Stream.of(Platform.values())
                .filter(platform -> app.equals(platform.key())
                        || app.startsWith(platform.key() + ":")
                        || replyTo.startsWith(Queue.bot(platform.key()).name() + "_"))
                .findFirst()
                .orElseThrow(() -> new Unprocessable(
                        "which platform user_id is of is not said: app_id must be its name, as in telegram:kiosk"));
    }

    private static PublicAnswers.Result done(Message message, String state, String said) {
        return new PublicAnswers.Result(
                message.headers().eventId(),
                Optional.of(state),
                Optional.empty(),
                Optional.of(said).filter(some -> !some.isEmpty()));
    }

    private static Refused refused(Message message, Platform platform, String type, String reason, String says) {
        Optional<String> text = Optional.of(says).filter(some -> !some.isEmpty());
        Object body = type.equals(PublicAnswers.EVENTS)
                ? new PublicAnswers.Listed(List.of(), Optional.of(reason), text)
                : new PublicAnswers.Result(message.headers().eventId(), Optional.empty(), Optional.of(reason), text);
        return new Refused(work -> answer(work, message, platform, type, body));
    }

    private static void answer(UnitOfWork work, Message message, Platform platform, String type, Object body) {
        work.answered(requestId(message), Json.tree(new Kept(type, Json.tree(body))));
        work.send(message.answer(Queue.bot(platform.key()), type, body));
    }

    private void again(UnitOfWork work, Message message) {
        work.once(requestId(message))
                .map(kept -> Json.read(kept, Kept.class))
                .ifPresent(kept ->
                        work.send(message.answer(Queue.bot(platform(message).key()), kept.type(), kept.body())));
    }

    private static String requestId(Message message) {
        return "bus:" + message.id();
    }
}
