package io.rondo.playground;

import io.rondo.chat.Incoming;
import io.rondo.chat.Incoming.Input;
import io.rondo.chat.UserError;
import io.rondo.chat.dispatch.Answered;
import io.rondo.chat.dispatch.ButtonCodec;
import io.rondo.chat.dispatch.Dispatcher;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import io.rondo.tx.Json;
import io.rondo.tx.Transactor;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What people do in the playground, from JSON to JSON: say, press, submit, read. Every method throws {@link ApiError} when the
 * call is wrong. Safe to use from several threads.
 */
final class PlaygroundApi {

    private static final Duration LONGEST_WAIT = Duration.ofSeconds(30);
    private static final int LONGEST_REQUEST_ID = 200;

    private final Transactor transactor;
    private final Dispatcher dispatcher;
    private final ButtonCodec buttons;
    private final PlaygroundAnswers answers;
    private final PeopleDesk people;
    private final Changes changes;
    private final Bundles bundles;
    private final CommandHints hints;
    private final MessageJson json;

    PlaygroundApi(
            Transactor transactor,
            Dispatcher dispatcher,
            ButtonCodec buttons,
            PlaygroundAnswers answers,
            PeopleDesk people,
            Changes changes,
            Bundles bundles,
            CommandHints hints) {
        this.transactor = transactor;
        this.dispatcher = dispatcher;
        this.buttons = buttons;
        this.answers = answers;
        this.people = people;
        this.changes = changes;
        this.bundles = bundles;
        this.hints = hints;
        this.json = new MessageJson(buttons);
    }

    /** @param revision up to which everything is there */
    record Seen(List<PostedMessage> messages, long revision) {}

    HttpAnswer addPerson(String body) {
        try {
            Persona persona = people.add(Fields.of(body), false);
            return HttpAnswer.json(Map.of("name", persona.name()));
        } catch (UserError e) {
            Words words = bundles.words(Locale.ENGLISH, ZoneOffset.UTC, Instant.EPOCH);
            throw ApiError.bad(words.label(e.key(), e.arguments()));
        }
    }

    /** The commands that the person may type, for suggestions. */
    HttpAnswer commands(String as) {
        Persona persona = people.get(as);
        ObjectNode node = Json.mapper().createObjectNode();
        node.set("commands", transactor.call(work -> hints.commandsFor(persona, work.now())));
        return HttpAnswer.json(node);
    }

    HttpAnswer listPeople() {
        ArrayNode list = Json.mapper().createArrayNode();
        people.all()
                .forEach(persona -> list.addObject()
                        .put("name", persona.name())
                        .put("role", Names.key(persona.role()))
                        .put("locale", persona.locale())
                        .put("zone", persona.zone())
                        .put("simulated", persona.simulated()));
        return HttpAnswer.json(Json.mapper().createObjectNode().set("people", list));
    }

    HttpAnswer say(String body, boolean rich) {
        Fields call = Fields.of(body);
        Persona persona = people.get(call.required("as"));
        Input line = new Input.Line(call.required("text"), true);
        return answer(persona.does(requestId(call, persona, "say"), room(call, persona), Optional.empty(), line), rich);
    }

    HttpAnswer press(String body, boolean rich) {
        Fields call = Fields.of(body);
        Persona persona = people.get(call.required("as"));
        PostedMessage message = visibleMessage(persona, call.required("message"));
        String button = call.required("button");
        if (MessageJson.isLink(button)) {
            throw ApiError.bad("this button only opens a page: see its url");
        }
        return answer(press(persona, message, button, requestId(call, persona, "press")), rich);
    }

    private Incoming press(Persona persona, PostedMessage message, String button, String requestId) {
        Action action;
        try {
            action = buttons.decode(button);
        } catch (UserError e) {
            throw ApiError.bad("unknown button: " + button);
        }
        // A message that others see too is only changed by a button that it has; elsewhere an old button still answers.
        boolean itsOwn = message.viewer().isPresent() || !message.room().isGroup() || hasButton(message, action);
        return persona.does(
                requestId,
                message.room(),
                itsOwn ? Optional.of(Long.toString(message.id())) : Optional.empty(),
                new Input.Press(button));
    }

    private static boolean hasButton(PostedMessage message, Action action) {
        return MessageJson.shownButtons(message.id(), message.content()).stream()
                .anyMatch(button ->
                        button instanceof Button.Press press && press.action().equals(action));
    }

    HttpAnswer submit(String body, boolean rich) {
        Fields call = Fields.of(body);
        Persona persona = people.get(call.required("as"));
        PostedMessage message = visibleMessage(persona, call.required("message"));
        if (!(message.content() instanceof Reply.Form form)) {
            throw ApiError.bad("message " + message.id() + " has no form");
        }
        Map<String, String> given = call.object("form")
                .orElseThrow(() -> ApiError.bad("missing field: form"))
                .asTexts();
        Set<String> unknown = new HashSet<>(given.keySet());
        form.questions().forEach(question -> unknown.remove(question.name()));
        if (!unknown.isEmpty()) {
            throw ApiError.bad("the form has no field "
                    + String.join(", ", unknown.stream().sorted().toList()));
        }
        return answer(
                persona.does(
                        requestId(call, persona, "submit"),
                        message.room(),
                        Optional.of(Long.toString(message.id())),
                        new Input.Submission(form.submit(), given)),
                rich);
    }

    HttpAnswer messages(String as, Optional<String> after, boolean rich) {
        Persona persona = people.get(as);
        Seen seen = seenBy(persona, revision(after));
        // What one typed oneself is no news; the page shows it all the same.
        List<PostedMessage> shown = seen.messages().stream()
                .filter(message ->
                        rich || message.author().filter(persona.name()::equals).isEmpty())
                .toList();
        return HttpAnswer.json(messagesNode(shown, rich).put("revision", seen.revision()));
    }

    /** What the persona sees that is newer than the revision, typed lines among it. */
    Seen seenBy(Persona persona, long after) {
        return transactor.call(work -> {
            MessageStore store = work.store(MessageStore.class);
            long revision = store.revision();
            return new Seen(
                    store.seenBy(persona.name(), persona.direct().key(), Room.GROUP.key(), after, revision), revision);
        });
    }

    /** Answers when the playground has moved beyond the revision, or after at most 30 seconds. */
    HttpAnswer changes(Optional<String> after, Optional<String> wait) throws InterruptedException {
        long known = revision(after);
        long now = revision();
        if (now <= known) {
            Duration longest =
                    Duration.ofSeconds(wait.flatMap(MessageIds::parse).orElse(0L));
            if (changes.awaitBeyond(known, longest.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : longest)) {
                now = revision();
            }
        }
        return HttpAnswer.json(Map.of("revision", now));
    }

    HttpAnswer file(String messageId, String number) {
        List<Reply.Attachment> files =
                message(messageId).content() instanceof Reply.Text text ? text.files() : List.of();
        Reply.Attachment file = MessageIds.parse(number)
                .filter(n -> n >= 1 && n <= files.size())
                .map(n -> files.get(Math.toIntExact(n - 1)))
                .orElseThrow(() -> ApiError.unknown("message " + messageId + " has no file " + number));
        return HttpAnswer.file(file.contentType(), file.content(), file.fileName());
    }

    private long revision() {
        return transactor.call(work -> work.store(MessageStore.class).revision());
    }

    private static long revision(Optional<String> after) {
        return after.filter(text -> !text.isBlank())
                .map(text -> MessageIds.parse(text).orElseThrow(() -> ApiError.bad("after must be a revision number")))
                .orElse(0L);
    }

    private HttpAnswer answer(Incoming incoming, boolean rich) {
        return HttpAnswer.json(messagesNode(answer(incoming), rich));
    }

    /** The messages that the request was answered with; the same again for the same request. */
    List<PostedMessage> answer(Incoming incoming) {
        Answered answered = dispatcher.dispatch(incoming, answers);
        return transactor.call(work -> {
            // An answer that is recorded without its messages was given before the playground kept them.
            answers.write(work, incoming, Optional.empty(), answered);
            return PlaygroundAnswers.writtenFor(work, incoming.requestId()).orElseThrow();
        });
    }

    private ObjectNode messagesNode(List<PostedMessage> messages, boolean rich) {
        ObjectNode node = Json.mapper().createObjectNode();
        ArrayNode array = node.putArray("messages");
        messages.forEach(message -> array.add(json.write(message, rich)));
        return node;
    }

    private PostedMessage visibleMessage(Persona persona, String id) {
        PostedMessage message = message(id);
        if (!persona.sees(message)) {
            throw ApiError.forbidden("message " + id + " is not visible to " + persona.name());
        }
        return message;
    }

    private PostedMessage message(String id) {
        return MessageIds.parse(id)
                .flatMap(number ->
                        transactor.call(work -> work.store(MessageStore.class).find(number)))
                .orElseThrow(() -> ApiError.unknown("unknown message: " + id));
    }

    private static Room room(Fields call, Persona persona) {
        return switch (call.optional("chat").orElse(Room.DIRECT)) {
            case Room.DIRECT -> persona.direct();
            case "group" -> Room.GROUP;
            default -> throw ApiError.bad("chat must be direct or group");
        };
    }

    /** The same request said twice by the same person has the same id; without one, every call is a new request. */
    private static String requestId(Fields call, Persona persona, String kind) {
        String id = call.optional("requestId").orElseGet(() -> UUID.randomUUID().toString());
        if (id.length() > LONGEST_REQUEST_ID) {
            throw ApiError.bad("requestId is too long: at most " + LONGEST_REQUEST_ID + " characters");
        }
        return String.join(" ", "playground", kind, persona.name(), id);
    }
}
