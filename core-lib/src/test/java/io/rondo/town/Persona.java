package io.rondo.town;

import io.rondo.chat.Incoming;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.Requester;
import io.rondo.chat.Role;
import io.rondo.chat.dispatch.Answered;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Somebody in the {@link Town}: says lines, presses buttons by their label, and sees what was sent. */
public final class Persona {

    private final Town town;
    private final String name;
    private final Role role;
    private final String locale;
    private final String zone;
    private final Platform platform;

    Persona(Town town, String name, Role role, String locale, String zone, Platform platform) {
        this.platform = platform;
        this.town = town;
        this.name = name;
        this.role = role;
        this.locale = locale;
        this.zone = zone;
    }

    public String name() {
        return name;
    }

    /** Says a line in the direct chat and settles nothing: what follows from it waits in the outbox. */
    public Reply says(String line) {
        return send(Place.DIRECT, new Incoming.Input.Line(line), Optional.empty(), town.nextRequestId())
                .reply();
    }

    public Reply saysInGroup(String line) {
        return send(Place.GROUP, new Incoming.Input.Line(line, true), Optional.empty(), town.nextRequestId())
                .reply();
    }

    /** Presses the button with that label on what is shown. */
    public Reply presses(Reply shown, String label) {
        return presses(Place.DIRECT, shown, label, town.nextRequestId());
    }

    public Reply pressesInGroup(Reply shown, String label) {
        return presses(Place.GROUP, shown, label, town.nextRequestId());
    }

    public Reply presses(Place place, Reply shown, String label, String requestId) {
        Action action = Shown.buttons(shown).stream()
                .filter(button -> button.label().equals(label))
                .map(button -> ((Button.Press) button).action())
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "no button [" + label + "] on: " + Shown.text(shown) + " " + Shown.labels(shown)));
        return runs(place, action, requestId);
    }

    /** Presses a button that carries this. */
    public Reply runs(Action action) {
        return runs(Place.DIRECT, action, town.nextRequestId());
    }

    public Reply runs(Place place, Action action, String requestId) {
        return send(place, new Incoming.Input.Press(town.codec().encode(action)), Optional.of("m1"), requestId)
                .reply();
    }

    /** Presses such a button in the group, where the platform tells these roles of theirs. */
    public Reply runsWith(Action action, Set<String> roles) {
        Incoming plain = incoming(
                Place.GROUP,
                new Incoming.Input.Press(town.codec().encode(action)),
                Optional.of("m1"),
                town.nextRequestId());
        return town.dispatch(new Incoming(
                        plain.requestId(), plain.platform(), plain.sender().with(roles), plain.chat(), plain.input()))
                .reply();
    }

    public Reply submits(Reply form, Map<String, String> answers) {
        Action submit = ((Reply.Form) form).submit();
        return send(
                        Place.DIRECT,
                        new Incoming.Input.Submission(submit, answers),
                        Optional.of("m1"),
                        town.nextRequestId())
                .reply();
    }

    /** This person as the use cases know them. */
    public Requester asRequester() {
        Incoming line = incoming(Place.GROUP, new Incoming.Input.Line(""), Optional.empty(), town.nextRequestId());
        return town.transactor.call(work -> town.features.requesters().resolve(work, line));
    }

    public Answered send(Place place, Incoming.Input input, Optional<String> messageId, String requestId) {
        return town.dispatch(incoming(place, input, messageId, requestId));
    }

    private Incoming incoming(Place place, Incoming.Input input, Optional<String> messageId, String requestId) {
        return new Incoming(
                requestId,
                platform,
                new Incoming.Sender(
                        name,
                        Optional.of(name),
                        name,
                        Optional.of(locale),
                        Optional.of(zone),
                        Optional.of(role),
                        Optional.of(direct())),
                new Incoming.Chat(
                        place,
                        place == Place.GROUP ? Town.groupOf(platform) : direct(),
                        Optional.of(Town.groupOf(platform)),
                        Optional.empty(),
                        messageId),
                input);
    }

    private String direct() {
        return (platform == Platform.PLAYGROUND ? "direct:" : platform.key() + ":") + name;
    }

    /** What was sent to this person unasked, oldest first; an edited message stands where it was, as it is now. */
    public List<Reply> seen() {
        return town.seen(direct());
    }

    /** The last thing sent to this person. */
    public Reply last() {
        List<Reply> seen = seen();
        if (seen.isEmpty()) {
            throw new AssertionError(name + " was sent nothing");
        }
        return seen.getLast();
    }

    /** The last thing sent to this person that has such a button. */
    public Reply lastWith(String label) {
        return seen().reversed().stream()
                .filter(reply -> Shown.labels(reply).contains(label))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " was shown no [" + label + "]: "
                        + seen().stream().map(Shown::text).toList()));
    }
}
