package io.rondo.playground;

import io.rondo.chat.Incoming.Input;
import io.rondo.chat.dispatch.ButtonCodec;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.playground.rehearsal.Cast;
import io.rondo.playground.rehearsal.Stage;
import io.rondo.tx.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** The playground's own doors, opened to simulated people. Safe to use from several threads. */
final class PlaygroundStage implements Stage {

    private final PlaygroundApi api;
    private final PeopleDesk people;
    private final ButtonCodec buttons;
    private final CallPresence calls;
    private final Changes changes;

    PlaygroundStage(PlaygroundApi api, PeopleDesk people, ButtonCodec buttons, CallPresence calls, Changes changes) {
        this.api = api;
        this.people = people;
        this.buttons = buttons;
        this.calls = calls;
        this.changes = changes;
    }

    @Override
    public Set<String> humans() {
        return people.all().stream()
                .filter(persona -> !persona.simulated())
                .map(Persona::name)
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public void enter(Cast.Member member) {
        Fields person = Fields.of(Json.write(Map.of(
                "name",
                member.name(),
                "role",
                Names.key(member.role()),
                "locale",
                "en",
                "zone",
                "Europe/Berlin",
                "profile",
                Map.of(
                        "gender",
                        member.gender(),
                        "seeking",
                        List.of(member.seeking()),
                        "birthday",
                        member.birthday(),
                        "city",
                        member.city(),
                        "languages",
                        member.languages()))));
        people.add(person, true);
    }

    @Override
    public List<Reply> say(String name, String line) {
        Persona persona = people.get(name);
        String requestId = "rehearsal " + UUID.randomUUID();
        return api
                .answer(persona.does(requestId, persona.direct(), Optional.empty(), new Input.Line(line, true)))
                .stream()
                .map(PostedMessage::content)
                .toList();
    }

    @Override
    public List<Seen> read(String name, long after) {
        return api.seenBy(people.get(name), after).messages().stream()
                .filter(message -> message.author().isEmpty())
                .map(message -> new Seen(message.id(), message.revision(), message.content()))
                .toList();
    }

    @Override
    public void press(String name, long messageId, Action action, String requestId) {
        api.press(
                Json.write(Map.of(
                        "as",
                        name,
                        "message",
                        Long.toString(messageId),
                        "button",
                        buttons.encode(action),
                        "requestId",
                        requestId)),
                false);
    }

    @Override
    public void beInCall(String name, String room) {
        calls.beHere(room, Json.write(Map.of("as", name)));
    }

    @Override
    public long newest() {
        return changes.newest();
    }

    @Override
    public boolean awaitNews(long revision, Duration longest) throws InterruptedException {
        return changes.awaitBeyond(revision, longest);
    }
}
