package io.rondo.quest.chat;

import io.rondo.bus.Subscription;
import io.rondo.chat.Command;
import io.rondo.chat.Feature;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Delivery;
import io.rondo.ledger.Currencies;
import io.rondo.member.Addressee;
import io.rondo.member.CommunityNotices;
import io.rondo.quest.QuestNotices;
import io.rondo.quest.QuestRoom;
import io.rondo.quest.level.Levels;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Quests, levels and leaderboards as the house sees them. */
public final class QuestFeature implements Feature {

    private final QuestRoom room;
    private final Currencies currencies;
    private final CommunityNotices notices;
    private final PlayCommands play;
    private final QuestAdminCommands admin;
    private final BoardCommands boards;

    public QuestFeature(QuestRoom room, Currencies currencies, CommunityNotices notices) {
        this.room = room;
        this.currencies = currencies;
        this.notices = notices;
        play = new PlayCommands(room.counting(), room.claims(), room.views(), currencies);
        admin = new QuestAdminCommands(room, currencies);
        boards = new BoardCommands(room.boards(), room.levels(), room.people());
    }

    @Override
    public String name() {
        return "quest";
    }

    @Override
    public List<Command> commands() {
        List<Command> all = new ArrayList<>(play.commands());
        all.addAll(boards.commands());
        all.addAll(admin.commands());
        return all;
    }

    @Override
    public List<Subscription> subscriptions() {
        List<Subscription> all = new ArrayList<>(room.subscriptions());
        all.add(notices.on(QuestNotices.QUEST_COMPLETED, QuestNotices.Completed.class, this::completed));
        all.add(notices.on(Levels.LEVEL_REACHED, Levels.Reached.class, this::reached));
        return all;
    }

    private Optional<Delivery> completed(
            UnitOfWork work, UUID communityId, Addressee addressee, Words words, QuestNotices.Completed body) {
        Currencies.Names names = currencies.names(work, communityId);
        Reply.Text text = Reply.text(words.text(
                body.paid() ? "quest.completed.paid" : "quest.completed.to-claim",
                "name",
                body.quest(),
                "reward",
                QuestCards.rewards(words, names, body.rewards())));
        Reply reply = body.paid()
                ? text
                : text.with(ButtonRow.of(Button.primary(
                        words.label("quest.button.claim"),
                        Action.of("claim one").with("completion", body.completionId()))));
        return Optional.of(notices.delivery(addressee, QuestNotices.QUEST_COMPLETED, reply)
                .notBefore(addressee.afterQuietHours(work.now())));
    }

    private Optional<Delivery> reached(
            UnitOfWork work, UUID communityId, Addressee addressee, Words words, Levels.Reached body) {
        return addressee.mayBeWrittenTo()
                ? Optional.of(notices.delivery(
                                addressee,
                                Levels.LEVEL_REACHED,
                                Reply.text(words.text("quest.level.reached", "level", body.level())))
                        .notBefore(addressee.afterQuietHours(work.now())))
                : Optional.empty();
    }
}
