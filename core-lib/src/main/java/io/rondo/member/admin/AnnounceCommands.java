package io.rondo.member.admin;

import io.rondo.chat.Access;
import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Question;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.member.CommunityChat;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /announce}: a draft with a preview, the choice of chats, and a bar that shows how far it has come. */
final class AnnounceCommands {

    private static final int LONGEST_TEXT = 1_500;
    private static final String TEXT = "text";
    private static final String ID = "id";
    /** The chats that it does not go to, by their ids. */
    private static final String SKIP = "skip";

    private static final String BETWEEN = ",";

    private final Announcements announcements;

    /** What the buttons of a preview carry. */
    private record Draft(UUID id, String text, Set<String> skipped) {

        static Draft of(Conversation conversation) {
            return new Draft(
                    conversation.options().text(ID).map(UUID::fromString).orElseGet(UUID::randomUUID),
                    conversation.options().text(TEXT).orElseThrow(),
                    conversation.options().text(SKIP).stream()
                            .flatMap(ids -> Stream.of(ids.split(BETWEEN)))
                            .filter(id -> !id.isEmpty())
                            .collect(Collectors.toCollection(LinkedHashSet::new)));
        }

        boolean goesTo(CommunityChat chat) {
            return !skipped.contains(chat.id().toString());
        }

        Action with(String command, Set<String> skip) {
            return Action.of(command).with(TEXT, text).with(ID, id.toString()).with(SKIP, String.join(BETWEEN, skip));
        }

        Action with(String command) {
            return with(command, skipped);
        }

        Draft toggled(CommunityChat chat) {
            Set<String> skip = new LinkedHashSet<>(skipped);
            if (!skip.remove(chat.id().toString())) {
                skip.add(chat.id().toString());
            }
            return new Draft(id, text, skip);
        }
    }

    AnnounceCommands(Announcements announcements) {
        this.announcements = announcements;
    }

    List<Command> commands() {
        OptionType words = new OptionType.Text(LONGEST_TEXT, true);
        Option text = Option.required(TEXT, words);
        Option drafted = Option.required(TEXT, new OptionType.Internal());
        Option id = Option.required(ID, new OptionType.Internal());
        Option skip = Option.optional(SKIP, new OptionType.Internal());
        return Stream.of(
                        Command.typed("announce", this::preview, text),
                        Command.pressed("announce choose", this::preview, drafted, id, skip),
                        Command.pressed("announce write", this::ask, drafted, id, skip)
                                .answering(Answer.FORM),
                        Command.pressed("announce written", this::preview, text, id, skip),
                        Command.pressed("announce post", this::post, drafted, id, skip),
                        Command.pressed("announce stop", this::stop, id),
                        Command.pressed("announce discard", this::discard))
                .map(command -> command.by(Access.ADMIN))
                .toList();
    }

    private Reply preview(Conversation conversation) {
        Words words = conversation.words();
        Draft draft = Draft.of(conversation);
        List<CommunityChat> all = announcements.chats(conversation.work(), conversation.communityId());
        if (all.isEmpty()) {
            throw new UserError("member.announce.nowhere");
        }
        List<CommunityChat> chosen = all.stream().filter(draft::goesTo).toList();
        RichText where = chosen.isEmpty()
                ? words.text("member.announce.none-chosen")
                : words.text("member.announce.preview", "chats", titles(chosen));
        List<ButtonRow> rows = new ArrayList<>();
        if (all.size() > 1) {
            rows.add(new ButtonRow(all.stream()
                    .<Button>map(chat -> Button.normal(
                            words.label(
                                    draft.goesTo(chat) ? "member.button.chat-chosen" : "member.button.chat-left-out",
                                    "title",
                                    chat.title()),
                            draft.toggled(chat).with("announce choose")))
                    .toList()));
        }
        List<Button> last = new ArrayList<>();
        if (!chosen.isEmpty()) {
            last.add(Button.primary(words.label("member.button.post"), draft.with("announce post")));
        }
        last.add(Button.normal(words.label("member.button.rewrite"), draft.with("announce write")));
        last.add(Button.normal(words.label("member.button.discard"), Action.of("announce discard")));
        rows.add(new ButtonRow(last));
        return Reply.text(RichText.lines(where, RichText.plain(draft.text()))).with(rows);
    }

    private static String titles(List<CommunityChat> chats) {
        return chats.stream().map(CommunityChat::title).collect(Collectors.joining(", "));
    }

    private Reply ask(Conversation conversation) {
        Words words = conversation.words();
        Draft draft = Draft.of(conversation);
        return new Reply.Form(
                words.label("member.announce.heading"),
                Optional.empty(),
                List.of(new Question(
                        TEXT,
                        words.label("announce.option.text"),
                        Question.Kind.LONG_TEXT,
                        true,
                        Optional.of(draft.text()),
                        List.of())),
                Action.of("announce written")
                        .with(ID, draft.id().toString())
                        .with(SKIP, String.join(BETWEEN, draft.skipped())));
    }

    private Reply post(Conversation conversation) {
        Draft draft = Draft.of(conversation);
        List<CommunityChat> chosen = announcements.chats(conversation.work(), conversation.communityId()).stream()
                .filter(draft::goesTo)
                .toList();
        if (chosen.isEmpty()) {
            throw new UserError("member.announce.nowhere");
        }
        announcements.post(conversation, draft.id(), draft.text(), chosen);
        return Announcements.bar(conversation.words(), draft.id(), 0, chosen.size(), false);
    }

    private Reply stop(Conversation conversation) {
        announcements.stop(conversation.work(), conversation.options().requiredId(ID));
        return Reply.text(conversation.words().text("member.announce.stopping"));
    }

    private Reply discard(Conversation conversation) {
        return Reply.text(conversation.words().text("member.announce.discarded"));
    }
}
