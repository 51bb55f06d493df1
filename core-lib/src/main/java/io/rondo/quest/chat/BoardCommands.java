package io.rondo.quest.chat;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.member.People;
import io.rondo.quest.level.Leaderboards;
import io.rondo.quest.level.LevelCurve;
import io.rondo.quest.level.Levels;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /leaderboard}, {@code /level}, and how admins set what levels take. */
final class BoardCommands {

    private static final int MOST = 10;
    private static final int EACH = 3;
    private static final String WEEK = "week";
    private static final String ALL = "all";
    private static final String WHEN = "when";
    private static final String AROUND = "around";

    private final Leaderboards boards;
    private final Levels levels;
    private final People people;

    BoardCommands(Leaderboards boards, Levels levels, People people) {
        this.boards = boards;
        this.levels = levels;
        this.people = people;
    }

    List<Command> commands() {
        Option when = Option.optional(WHEN, new OptionType.OneOf(List.of(WEEK, ALL)));
        Option around = Option.optional(AROUND, new OptionType.YesNo());
        return List.of(
                Command.typed("leaderboard", this::board, when, around),
                Command.pressed("leaderboard turn", this::board, when, around),
                Command.pressed("leaderboard hide", this::hide, Option.required("hide", new OptionType.YesNo())),
                Command.typed("level", this::level),
                Command.typed(
                                "quest levels",
                                this::curve,
                                Option.required("base", new OptionType.Number(1, LevelCurve.MOST)),
                                Option.required("step", new OptionType.Number(0, LevelCurve.MOST)))
                        .by(Access.ADMIN));
    }

    private Reply board(Conversation conversation) {
        boolean all = conversation.options().text(WHEN).orElse(WEEK).equals(ALL);
        boolean around = conversation.options().yesNo(AROUND).orElse(false);
        return board(conversation, all, around);
    }

    private Reply board(Conversation conversation, boolean all, boolean around) {
        Words words = conversation.words();
        List<Leaderboards.Place> places = places(conversation, all, around);
        Map<UUID, String> names = people.names(
                conversation.work(),
                places.stream().map(Leaderboards.Place::personId).toList());
        boolean hidden = boards.isHidden(conversation.work(), conversation.communityId(), conversation.personId());
        List<RichText> lines = new ArrayList<>();
        lines.add(words.text(all ? "quest.board.all" : "quest.board.week"));
        if (places.isEmpty()) {
            lines.add(words.text("quest.board.none"));
        }
        places.forEach(place -> lines.add(line(conversation, place, names)));
        if (hidden) {
            lines.add(words.text("quest.board.hidden"));
        }
        Reply.Text reply = Reply.text(RichText.lines(lines), buttons(words, all, around, hidden));
        return picture(conversation, reply, places, names);
    }

    private List<Leaderboards.Place> places(Conversation conversation, boolean all, boolean around) {
        UnitOfWork work = conversation.work();
        UUID community = conversation.communityId();
        if (around) {
            return all
                    ? boards.aroundOfAllTime(work, community, conversation.personId(), EACH)
                    : boards.aroundOfWeek(work, community, conversation.personId(), EACH);
        }
        return all ? boards.ofAllTime(work, community, MOST) : boards.ofWeek(work, community, MOST);
    }

    private RichText line(Conversation conversation, Leaderboards.Place place, Map<UUID, String> names) {
        boolean own = place.personId().equals(conversation.personId());
        return conversation
                .words()
                .text(
                        own ? "quest.board.own" : "quest.board.line",
                        "place",
                        place.place(),
                        "name",
                        names.getOrDefault(place.personId(), People.LEFT),
                        "xp",
                        place.xp());
    }

    private static ButtonRow buttons(Words words, boolean all, boolean around, boolean hidden) {
        Action turn = Action.of("leaderboard turn");
        return ButtonRow.of(
                Button.normal(
                        words.label(all ? "quest.button.week" : "quest.button.all"),
                        turn.with(WHEN, all ? WEEK : ALL).with(AROUND, around ? "yes" : "no")),
                Button.normal(
                        words.label(around ? "quest.button.top" : "quest.button.around"),
                        turn.with(WHEN, all ? ALL : WEEK).with(AROUND, around ? "no" : "yes")),
                Button.normal(
                        words.label(hidden ? "quest.button.show-me" : "quest.button.hide-me"),
                        Action.of("leaderboard hide").with("hide", hidden ? "no" : "yes")));
    }

    private static Reply picture(
            Conversation conversation, Reply.Text reply, List<Leaderboards.Place> places, Map<UUID, String> names) {
        List<BoardPicture.Row> rows = places.stream()
                .map(place -> new BoardPicture.Row(
                        place.place() + ".",
                        names.getOrDefault(place.personId(), People.LEFT),
                        place.xp() + " XP",
                        place.xp(),
                        place.personId().equals(conversation.personId())))
                .toList();
        byte[] png = rows.isEmpty() ? new byte[0] : BoardPicture.png(rows);
        return png.length == 0
                ? reply
                : reply.with(Reply.Attachment.picture(
                        "leaderboard.png", png, reply.text().plain()));
    }

    private Reply hide(Conversation conversation) {
        boolean hide = conversation.options().yesNo("hide").orElse(true);
        boards.hide(conversation.work(), conversation.communityId(), conversation.personId(), hide);
        return board(conversation, false, false);
    }

    private Reply level(Conversation conversation) {
        Levels.Standing standing = levels.of(conversation.work(), conversation.communityId(), conversation.personId());
        return Reply.text(conversation
                .words()
                .text(
                        "quest.level.standing",
                        "level",
                        standing.level(),
                        "xp",
                        standing.xp(),
                        "bar",
                        QuestCards.bar(standing.xp() - standing.begin(), standing.next() - standing.begin()),
                        "missing",
                        Math.max(0, standing.next() - standing.xp())));
    }

    private Reply curve(Conversation conversation) {
        LevelCurve curve = new LevelCurve(
                conversation.options().number("base").orElseThrow(),
                conversation.options().number("step").orElseThrow());
        levels.curve(conversation.work(), conversation.communityId(), curve);
        return Reply.text(conversation
                .words()
                .text(
                        "quest.level.curve",
                        "one",
                        curve.begin(1),
                        "two",
                        curve.begin(2),
                        "five",
                        curve.begin(5),
                        "ten",
                        curve.begin(10)));
    }
}
