package io.rondo.telegram.answer;

import io.rondo.Features;
import io.rondo.chat.Incoming;
import io.rondo.chat.Incoming.Input;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.Requester;
import io.rondo.chat.UserError;
import io.rondo.chat.dispatch.Answered;
import io.rondo.chat.dispatch.CommandLine;
import io.rondo.chat.reply.Reply;
import io.rondo.delivery.Delivery;
import io.rondo.member.Communities;
import io.rondo.telegram.BotIdentity;
import io.rondo.telegram.answer.Callbacks.Notice;
import io.rondo.telegram.update.StoredUpdate;
import io.rondo.telegram.update.Told;
import io.rondo.telegram.update.UpdateRows;
import io.rondo.telegram.update.UpdateTranslator;
import io.rondo.telegram.update.UpdateWorker;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/**
 * Does what an update asks for: hands requests to the dispatcher, and tells the members' room who came, left and moved.
 * Every update's effects and its state are one transaction. Safe to use from several threads.
 */
public final class UpdateHandling implements UpdateWorker.Handling {

    private static final String KIND = "answer";

    private final Features features;
    private final Transactor transactor;
    private final UpdateRows rows;
    private final UpdateTranslator translator;
    private final TelegramAnswers answers;
    private final PrivateDoor door;
    private final Administrators administrators;
    private final Callbacks callbacks;

    public UpdateHandling(
            BotIdentity bot,
            Features features,
            Transactor transactor,
            UpdateRows rows,
            Administrators administrators,
            Callbacks callbacks) {
        this.features = features;
        this.transactor = transactor;
        this.rows = rows;
        this.administrators = administrators;
        this.callbacks = callbacks;
        this.translator = new UpdateTranslator(bot);
        this.door = new PrivateDoor(bot, features.bundles(), features.codec());
        this.answers = new TelegramAnswers(features.deliveries(), features.catalogue(), door);
    }

    @Override
    public void handle(StoredUpdate stored) {
        if (stored.update().isEmpty()) {
            rows.setAside(stored.updateId(), "it cannot be read");
            return;
        }
        switch (translator.translate(stored.update().get())) {
            case Told.Asked asked -> asked(stored.updateId(), asked);
            case Told.Hidden hidden -> hidden(stored.updateId(), hidden);
            case Told.IdlePress(String callbackId) -> {
                rows.answered(stored.updateId());
                callbacks.answer(callbackId, Notice.NONE);
            }
            case Told.Added added -> settle(stored, work -> added(work, added));
            case Told.Removed(String chat) -> {
                administrators.forget(chat);
                settle(stored, work -> features.communities().chatLeft(work, Platform.TELEGRAM, chat));
            }
            case Told.Blocked(String user) ->
                settle(
                        stored,
                        work -> features.people()
                                .accountOf(work, Platform.TELEGRAM, user)
                                .ifPresent(account -> features.people().unreachable(work, account)));
            case Told.Moved(String chat, String newChat) -> {
                administrators.forget(chat);
                settle(stored, work -> {
                    features.communities().chatMoved(work, Platform.TELEGRAM, chat, newChat);
                    features.deliveries().chatMoved(work, Platform.TELEGRAM, chat, newChat);
                });
            }
            case Told.RightsChanged(String chat) -> {
                administrators.forget(chat);
                rows.answered(stored.updateId());
            }
            case Told.Nothing nothing -> rows.answered(stored.updateId());
        }
    }

    private void settle(StoredUpdate stored, Consumer<UnitOfWork> effect) {
        transactor.run(work -> {
            effect.accept(work);
            rows.answered(work, stored.updateId());
        });
    }

    private void asked(long updateId, Told.Asked asked) {
        Incoming incoming = asked.incoming();
        if (!features.dispatcher().isForUs(incoming)) {
            rows.answered(updateId);
            return;
        }
        if (incoming.chat().place() == Place.DIRECT) {
            dispatch(updateId, asked, incoming, Optional.of(incoming.chat().externalId()));
            return;
        }
        Optional<String> privateChat = transactor.call(work -> features.people()
                .directChat(work, Platform.TELEGRAM, incoming.sender().externalId()));
        Incoming withRole = withRole(incoming);
        if (privateChat.isPresent() || !isTurnedAway(updateId, withRole, asked.callbackId())) {
            dispatch(updateId, asked, withRole, privateChat);
        }
    }

    private void dispatch(long updateId, Told.Asked asked, Incoming incoming, Optional<String> privateChat) {
        AtomicBoolean written = new AtomicBoolean();
        Answered answered = features.dispatcher().dispatch(incoming, (work, clean, requester, answer) -> {
            answers.write(work, clean, privateChat, requester, answer);
            rows.answered(work, updateId);
            written.set(true);
        });
        if (!written.get()) {
            // The same request was answered before, under another row.
            rows.answered(updateId);
        }
        asked.callbackId().ifPresent(id -> callbacks.answer(id, answers.notice(incoming, privateChat, answered)));
    }

    /**
     * A private command from someone to whom the bot may not write: it is not run, since they would not see its answer. The
     * press opens the private chat and happens there; a typed command is answered with the way there.
     */
    private boolean isTurnedAway(long updateId, Incoming incoming, Optional<String> callbackId) {
        return switch (incoming.input()) {
            case Input.Press(String data)
            when isPrivate(data) -> {
                transactor.run(work -> {
                    features.requesters().resolve(work, incoming);
                    rows.answered(work, updateId);
                });
                callbackId.ifPresent(id -> callbacks.answer(id, door.forPress(data)));
                yield true;
            }
            case Input.Line(String text, boolean addressed)
            when CommandLine.parse(text, features.catalogue()) instanceof CommandLine.Call call
                    && TelegramAnswers.isPrivate(call.command()) -> {
                transactor.run(work -> {
                    // Known from here on as one of this community, with their rights in it.
                    Requester requester = features.requesters().resolve(work, incoming);
                    toGroup(
                            work,
                            incoming,
                            door.forCommand(
                                    work,
                                    call,
                                    features.communities()
                                            .chat(
                                                    work,
                                                    Platform.TELEGRAM,
                                                    incoming.chat().externalId()),
                                    door.words(Optional.of(requester.locale().toLanguageTag()))));
                    rows.answered(work, updateId);
                });
                yield true;
            }
            default -> false;
        };
    }

    private boolean isPrivate(String data) {
        try {
            return features.catalogue()
                    .find(features.codec().decode(data).command())
                    .filter(TelegramAnswers::isPrivate)
                    .isPresent();
        } catch (UserError forged) {
            return false;
        }
    }

    private Incoming withRole(Incoming incoming) {
        Incoming.Sender sender = incoming.sender();
        return new Incoming(
                incoming.requestId(),
                incoming.platform(),
                new Incoming.Sender(
                        sender.externalId(),
                        sender.username(),
                        sender.name(),
                        sender.locale(),
                        sender.zone(),
                        administrators.role(incoming.chat().externalId(), sender.externalId()),
                        sender.directChat()),
                incoming.chat(),
                incoming.input());
    }

    private void hidden(long updateId, Told.Hidden hidden) {
        transactor.run(work -> {
            if (features.dispatcher().isForUs(hidden.incoming())) {
                String key = hidden.asChannel() ? "chat.group.channel" : "chat.group.anonymous";
                toGroup(
                        work,
                        hidden.incoming(),
                        Reply.text(door.words(Optional.empty()).text(key)));
            }
            rows.answered(work, updateId);
        });
    }

    private void added(UnitOfWork work, Told.Added added) {
        Communities communities = features.communities();
        boolean served = communities
                .chat(work, Platform.TELEGRAM, added.chat())
                .filter(chat -> communities.chats(work, chat.communityId()).contains(chat))
                .isPresent();
        administrators.forget(added.chat());
        communities.createFor(work, Platform.TELEGRAM, added.chat(), added.title());
        if (!served) {
            Reply greeting = Reply.text(door.words(added.locale()).text("chat.group.greeting"));
            features.deliveries()
                    .add(
                            work,
                            Delivery.to(Platform.TELEGRAM, added.chat(), "greeting", greeting)
                                    .asAnswer());
        }
    }

    private void toGroup(UnitOfWork work, Incoming incoming, Reply reply) {
        features.deliveries()
                .add(
                        work,
                        Delivery.to(Platform.TELEGRAM, incoming.chat().externalId(), KIND, reply)
                                .inThread(incoming.chat().thread())
                                .asAnswer());
    }
}
