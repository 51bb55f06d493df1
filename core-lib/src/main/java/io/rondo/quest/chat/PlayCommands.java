package io.rondo.quest.chat;

import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Pages;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.chat.words.Words;
import io.rondo.ledger.Currencies;
import io.rondo.quest.Claims;
import io.rondo.quest.CompletionStore;
import io.rondo.quest.Counted;
import io.rondo.quest.Counting;
import io.rondo.quest.QuestViews;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What players do: {@code /today}, {@code /checkin}, {@code /quests}, {@code /claim}, {@code /badges}. */
final class PlayCommands {

    private static final int PAGE = 5;
    private static final int MOST_PAGES = 100;
    private static final int NEAREST = 3;
    private static final String COMPLETION = "completion";

    private final Counting counting;
    private final Claims claims;
    private final QuestViews views;
    private final Currencies currencies;

    PlayCommands(Counting counting, Claims claims, QuestViews views, Currencies currencies) {
        this.counting = counting;
        this.claims = claims;
        this.views = views;
        this.currencies = currencies;
    }

    List<Command> commands() {
        Option page = Option.optional(Pages.PAGE, new OptionType.Number(1, MOST_PAGES));
        return List.of(
                Command.typed("today", this::today),
                Command.typed("checkin", this::checkIn),
                Command.typed("quests", this::list, page),
                Command.typed("claim", this::claim),
                Command.typed("badges", this::badges),
                Command.pressed("checkin press", this::checkIn),
                Command.pressed("claim all", this::claim),
                Command.pressed("claim one", this::claimOne, Option.required(COMPLETION, new OptionType.Internal())));
    }

    private Currencies.Names names(Conversation conversation) {
        return currencies.names(conversation.work(), conversation.communityId());
    }

    private List<QuestViews.View> quests(Conversation conversation) {
        return views.of(
                conversation.work(),
                conversation.communityId(),
                conversation.personId(),
                conversation.requester().platform());
    }

    private Reply today(Conversation conversation) {
        Words words = conversation.words();
        Optional<Counted.CheckIn> days =
                views.checkIns(conversation.work(), conversation.communityId(), conversation.personId());
        List<RichText> lines = new ArrayList<>();
        int run = days.map(Counted.CheckIn::run).orElse(0);
        lines.add(run == 0 ? words.text("quest.today.no-run") : words.text("quest.today.run", "run", run));
        lines.addAll(nearest(conversation));
        List<Button> buttons = new ArrayList<>();
        if (days.map(Counted.CheckIn::isNew).orElse(true)) {
            buttons.add(Button.primary(words.label("quest.button.checkin"), Action.of("checkin press")));
        }
        claimAll(conversation).ifPresent(buttons::add);
        return Reply.text(RichText.lines(lines), new ButtonRow(buttons));
    }

    private List<RichText> nearest(Conversation conversation) {
        Currencies.Names names = names(conversation);
        return quests(conversation).stream()
                .filter(view -> !view.isDone() && view.open())
                .limit(NEAREST)
                .map(view -> QuestCards.line(conversation.words(), names, view))
                .toList();
    }

    private Optional<Button> claimAll(Conversation conversation) {
        int waiting = claims.waiting(conversation.work(), conversation.communityId(), conversation.personId())
                .size();
        return waiting == 0
                ? Optional.empty()
                : Optional.of(Button.primary(
                        conversation.words().label("quest.button.claim-all", "count", waiting),
                        Action.of("claim all")));
    }

    private Reply checkIn(Conversation conversation) {
        Counted counted = counting.checkIn(conversation.work(), conversation.communityId(), conversation.personId());
        Counted.CheckIn day = counted.checkIn().orElseThrow();
        Words words = conversation.words();
        List<RichText> lines = new ArrayList<>();
        Span.Time next = words.time(day.today().to(), Span.Style.RELATIVE);
        lines.add(
                day.isNew()
                        ? words.text("quest.checkin.done", "run", day.run(), "best", day.best())
                        : words.text("quest.checkin.before", "run", day.run(), "at", next));
        Currencies.Names names = names(conversation);
        counted.completed().forEach(one -> lines.add(completed(words, names, one)));
        counted.missed().forEach(quest -> lines.add(words.text("quest.missed", "name", quest.name())));
        lines.addAll(nearest(conversation));
        return Reply.text(
                RichText.lines(lines),
                new ButtonRow(claimAll(conversation).stream().toList()));
    }

    private static RichText completed(Words words, Currencies.Names names, Counted.Completed one) {
        return words.text(
                one.paid() ? "quest.completed.paid" : "quest.completed.to-claim",
                "name",
                one.quest().name(),
                "reward",
                QuestCards.rewards(words, names, one.rewards()));
    }

    private Reply list(Conversation conversation) {
        Words words = conversation.words();
        List<QuestViews.View> all = quests(conversation);
        if (all.isEmpty()) {
            return Reply.text(words.text("quest.list.none"));
        }
        Currencies.Names names = names(conversation);
        Reply.Listing listing = Pages.listing(
                words.text("quest.list.title", "count", all.size()),
                all,
                conversation.options().number(Pages.PAGE).orElse(1),
                PAGE,
                view -> new Reply.Item(QuestCards.line(words, names, view), List.of()),
                Action.of("quests"));
        return claimAll(conversation)
                .<Reply>map(button -> new Reply.Listing(
                        listing.title(),
                        listing.items(),
                        listing.page(),
                        listing.pages(),
                        listing.turn(),
                        List.of(ButtonRow.of(button))))
                .orElse(listing);
    }

    private Reply claim(Conversation conversation) {
        Words words = conversation.words();
        List<Claims.Paid> paid =
                claims.claimAll(conversation.work(), conversation.communityId(), conversation.personId());
        if (paid.isEmpty()) {
            return Reply.text(words.text("quest.claim.none"));
        }
        Currencies.Names names = names(conversation);
        return Reply.text(RichText.lines(
                paid.stream().map(one -> claimed(words, names, one)).toList()));
    }

    private Reply claimOne(Conversation conversation) {
        Words words = conversation.words();
        return claims.claim(
                        conversation.work(),
                        conversation.personId(),
                        conversation.options().requiredId(COMPLETION))
                .map(paid -> Reply.text(claimed(words, names(conversation), paid)))
                .orElseGet(() -> Reply.text(words.text("quest.claim.before")));
    }

    private static RichText claimed(Words words, Currencies.Names names, Claims.Paid paid) {
        return words.text(
                "quest.claimed", "name", paid.quest(), "reward", QuestCards.rewards(words, names, paid.rewards()));
    }

    private Reply badges(Conversation conversation) {
        Words words = conversation.words();
        List<CompletionStore.BadgeRow> badges =
                views.badges(conversation.work(), conversation.communityId(), conversation.personId());
        if (badges.isEmpty()) {
            return Reply.text(words.text("quest.badges.none"));
        }
        List<RichText> lines = new ArrayList<>();
        lines.add(words.text("quest.badges.title"));
        badges.forEach(badge -> lines.add(words.text(
                "quest.badges.line", "badge", badge.badge(), "quest", badge.quest(), "at", badge.claimedAt())));
        return Reply.text(RichText.lines(lines));
    }
}
