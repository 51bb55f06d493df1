package io.rondo.round.chat;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.chat.words.Words;
import io.rondo.event.Event;
import io.rondo.member.Addressee;
import io.rondo.member.profile.Contact;
import io.rondo.registration.Registration;
import io.rondo.round.Neighbours;
import io.rondo.round.PairStore;
import io.rondo.round.RatingStore;
import io.rondo.round.RoundPair;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Tells a person who said yes too and how to reach them, or that nobody did and what comes next. Safe to use from several threads. */
final class MatchNotice {

    private final Neighbours rooms;

    MatchNotice(Neighbours rooms) {
        this.rooms = rooms;
    }

    Reply show(UnitOfWork work, Event event, Addressee reader, Words words) {
        List<RatingStore.Match> matches = work.store(RatingStore.class).matches(event.id()).stream()
                .filter(match -> match.has(reader.personId()))
                .toList();
        if (matches.isEmpty()) {
            return none(work, event, reader, words);
        }
        List<RichText> lines = new ArrayList<>();
        List<ButtonRow> rows = new ArrayList<>();
        for (RatingStore.Match match : matches) {
            UUID partner = match.partnerOf(reader.personId());
            String name = rooms.people().name(work, partner);
            Optional<Registration> registration = rooms.registrations().find(work, event.id(), partner);
            Contact contact = registration
                    .flatMap(Registration::contact)
                    .map(Contact::valueOf)
                    .or(() -> rooms.profiles().get(work, partner).contact())
                    .orElse(Contact.RELAY);
            Optional<Addressee> account =
                    registration.map(one -> rooms.people().addressee(work, one.accountId(), event.communityId()));
            Optional<String> handle =
                    contact == Contact.USERNAME ? account.flatMap(Addressee::username) : Optional.empty();
            Optional<String> text = contact == Contact.TEXT
                    ? registration
                            .flatMap(Registration::contactText)
                            .or(() -> rooms.profiles().get(work, partner).contactText())
                    : Optional.empty();
            if (handle.isPresent()) {
                boolean elsewhere = account.orElseThrow().platform() != reader.platform();
                lines.add(words.text(
                        "round.match.username",
                        "partner",
                        name,
                        "handle",
                        "@" + handle.get(),
                        "elsewhere",
                        new Words.Select(
                                elsewhere ? account.orElseThrow().platform().key() : "no")));
            } else if (text.isPresent()) {
                lines.add(words.text("round.match.text", "partner", name, "contact", text.get()));
            } else if (contact == Contact.NONE) {
                lines.add(words.text("round.match.none", "partner", name));
            } else {
                lines.add(words.text("round.match.relay", "partner", name));
                String label = matches.size() == 1
                        ? words.label("round.button.hello")
                        : words.label("round.button.hello-to", "partner", PartnerCard.onButton(name));
                rows.add(ButtonRow.of(
                        Button.primary(label, Action.of("relay open").with("match", match.id()))));
            }
        }
        return Reply.text(RichText.lines(lines)).with(rows);
    }

    private Reply none(UnitOfWork work, Event event, Addressee reader, Words words) {
        boolean met = work.store(PairStore.class).ofPerson(event.id(), reader.personId()).stream()
                .anyMatch(RoundPair::isDone);
        RichText text = words.text(met ? "round.match.nobody" : "round.match.met-nobody");
        return rooms.events()
                .nextAfter(work, event)
                .<Reply>map(next -> Reply.text(
                        text.then(RichText.plain(" "))
                                .then(words.text(
                                        "round.match.next",
                                        "title",
                                        next.title(),
                                        "at",
                                        words.time(next.schedule().startsAt(), Span.Style.FULL))),
                        ButtonRow.of(Button.primary(
                                words.label("event.button.register"),
                                Action.of("event register").with("event", next.id())))))
                .orElseGet(() -> Reply.text(text));
    }
}
