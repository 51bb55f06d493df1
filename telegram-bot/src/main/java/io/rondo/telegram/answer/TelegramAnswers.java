package io.rondo.telegram.answer;

import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Incoming;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.Requester;
import io.rondo.chat.dispatch.Answered;
import io.rondo.chat.dispatch.Catalogue;
import io.rondo.chat.dispatch.CommandLine;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Delivery;
import io.rondo.telegram.answer.Callbacks.Notice;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.Optional;

/**
 * Where an answer goes, and what a press is told besides. In the private chat everything is private; in a group only a
 * PUBLIC answer stays there, and all others go to the private chat of whoever asked. Safe to use from several threads.
 */
final class TelegramAnswers {

    private static final String KIND = "answer";

    private final Deliveries deliveries;
    private final Catalogue catalogue;
    private final PrivateDoor door;

    TelegramAnswers(Deliveries deliveries, Catalogue catalogue, PrivateDoor door) {
        this.deliveries = deliveries;
        this.catalogue = catalogue;
        this.door = door;
    }

    /**
     * Writes the answer as deliveries.
     *
     * @param privateChat where the bot may write to whoever asked; empty when they must speak to it first
     */
    void write(
            UnitOfWork work,
            Incoming incoming,
            Optional<String> privateChat,
            Optional<Requester> requester,
            Answered answered) {
        // A delivery for each, so that a repeated send repeats one message at most.
        List<Reply> replies = answered.reply().messages();
        if (replies.isEmpty()) {
            return;
        }
        Incoming.Chat chat = incoming.chat();
        if (chat.place() == Place.DIRECT) {
            Optional<String> edited = answered.how() == Answer.EDIT ? chat.messageId() : Optional.empty();
            send(work, replies, edited, chat.externalId(), Optional.empty(), requester);
        } else if (answered.how() == Answer.PUBLIC) {
            send(work, replies, Optional.empty(), chat.externalId(), chat.thread(), Optional.empty());
        } else if (privateChat.isPresent()) {
            send(work, replies, Optional.empty(), privateChat.get(), Optional.empty(), requester);
        } else if (incoming.input() instanceof Incoming.Input.Line(String text, boolean addressed)) {
            Reply shown = isUnknownCommand(text) ? replies.getFirst() : door.forAnswer(words(incoming, requester));
            send(work, List.of(shown), Optional.empty(), chat.externalId(), chat.thread(), Optional.empty());
        }
    }

    /** What the press itself is answered with. */
    Notice notice(Incoming incoming, Optional<String> privateChat, Answered answered) {
        Optional<String> outcome = shortText(answered.reply());
        if (incoming.chat().place() == Place.DIRECT) {
            return outcome.map(Notice::of).orElse(Notice.NONE);
        }
        if (answered.how() == Answer.PUBLIC || answered.reply() instanceof Reply.Nothing) {
            return Notice.NONE;
        }
        return privateChat.isPresent()
                ? Notice.of(outcome.orElseGet(
                        () -> words(incoming, Optional.empty()).label("chat.group.written")))
                : Notice.alert(outcome.orElseGet(
                        () -> words(incoming, Optional.empty()).label("chat.group.private-answer")));
    }

    private Words words(Incoming incoming, Optional<Requester> requester) {
        return door.words(requester
                .map(Requester::locale)
                .map(java.util.Locale::toLanguageTag)
                .or(() -> incoming.sender().locale()));
    }

    private void send(
            UnitOfWork work,
            List<Reply> replies,
            Optional<String> edited,
            String chat,
            Optional<String> thread,
            Optional<Requester> requester) {
        for (int i = 0; i < replies.size(); i++) {
            Delivery delivery = Delivery.to(Platform.TELEGRAM, chat, KIND, replies.get(i))
                    .inThread(thread)
                    .asAnswer();
            if (requester.isPresent()) {
                delivery = delivery.toAccount(requester.get().accountId());
            }
            if (edited.isPresent() && i == 0) {
                delivery = delivery.editing(edited.get());
            }
            deliveries.add(work, delivery);
        }
    }

    /** No command of ours: saying so gives nothing away. */
    private boolean isUnknownCommand(String text) {
        return CommandLine.parse(text, catalogue) instanceof CommandLine.Unknown;
    }

    private static Optional<String> shortText(Reply reply) {
        return reply instanceof Reply.Text text
                        && text.rows().isEmpty()
                        && text.files().isEmpty()
                ? Optional.of(text.text().plain().strip())
                        .filter(plain -> !plain.isEmpty() && plain.length() <= Callbacks.LONGEST_NOTICE)
                : Optional.empty();
    }

    /** Whether the command's answer is for whoever asked alone. */
    static boolean isPrivate(Command command) {
        return command.answer() != Answer.PUBLIC;
    }
}
