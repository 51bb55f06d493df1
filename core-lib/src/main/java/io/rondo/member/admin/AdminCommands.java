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
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.member.CommunityChat;
import io.rondo.member.People;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /audit}: who did what. {@code /announce}: a word to every announcement chat, after a preview. */
public final class AdminCommands {

    /** What is listed; what people do for themselves, such as registering or rating, is nobody's to look up. */
    private static final List<String> LISTED = List.of(
            "community_changed",
            "moderator_added",
            "moderator_removed",
            "member_excluded",
            "member_readmitted",
            "member_warned",
            "age_reset",
            "report_read",
            "report_decided",
            "objection_answered",
            "event_published",
            "chat_joined",
            "chat_left_community",
            "announced");

    private static final int PER_PAGE = 8;
    private static final int LONGEST_TEXT = 1_500;

    private final People people;
    private final Announcements announcements;

    public AdminCommands(People people, Announcements announcements) {
        this.people = people;
        this.announcements = announcements;
    }

    public List<Command> commands() {
        Option text = Option.required("text", new OptionType.Text(LONGEST_TEXT, true));
        Option page = Option.optional("page", new OptionType.Number(1, 100_000));
        return Stream.of(
                        Command.typed("audit", this::audit, page).answering(Answer.EDIT),
                        Command.typed("announce", this::preview, text),
                        Command.pressed(
                                "announce post",
                                this::post,
                                Option.required("text", new OptionType.Internal()),
                                Option.required("id", new OptionType.Internal())),
                        Command.pressed("announce discard", this::discard))
                .map(command -> command.by(Access.ADMIN))
                .toList();
    }

    private Reply audit(Conversation conversation) {
        Words words = conversation.words();
        UUID community = conversation.communityId();
        AuditStore store = conversation.work().store(AuditStore.class);
        int count = store.count(community, LISTED);
        if (count == 0) {
            return Reply.text(words.text("member.audit.nothing"));
        }
        int pages = Math.ceilDiv(count, PER_PAGE);
        int page = Math.clamp(conversation.options().number("page").orElse(1), 1, pages);
        List<AuditStore.Entry> entries = store.newest(community, LISTED, PER_PAGE, (page - 1) * PER_PAGE);
        Map<UUID, String> names = people.names(
                conversation.work(),
                entries.stream()
                        .flatMap(entry -> Stream.concat(entry.who().stream(), entry.by().stream()))
                        .collect(Collectors.toSet()));
        return new Reply.Listing(
                words.text("member.audit.title", "count", count),
                entries.stream().map(entry -> item(entry, names, words)).toList(),
                page,
                pages,
                pages > 1 ? Optional.of(Action.of("audit")) : Optional.empty(),
                List.of());
    }

    private static Reply.Item item(AuditStore.Entry entry, Map<UUID, String> names, Words words) {
        String nobody = words.label("member.audit.nobody");
        String who = entry.who().map(id -> names.getOrDefault(id, nobody)).orElse(nobody);
        String by = entry.by().map(id -> names.getOrDefault(id, nobody)).orElse(who);
        RichText text = words.text(
                "member.audit." + entry.type().replace('_', '-'),
                "at",
                entry.happenedAt(),
                "by",
                by,
                "who",
                who,
                "what",
                new Words.Select(entry.what().orElse("other")),
                "about",
                entry.about().orElse(""));
        return new Reply.Item(text, List.of());
    }

    private Reply preview(Conversation conversation) {
        Words words = conversation.words();
        String text = conversation.options().text("text").orElseThrow();
        List<CommunityChat> chats = announcements.chats(conversation.work(), conversation.communityId());
        if (chats.isEmpty()) {
            throw new UserError("member.announce.nowhere");
        }
        String names = chats.stream().map(CommunityChat::title).collect(Collectors.joining(", "));
        return Reply.text(
                RichText.lines(words.text("member.announce.preview", "chats", names), RichText.plain(text)),
                ButtonRow.of(
                        Button.primary(
                                words.label("member.button.post"),
                                Action.of("announce post")
                                        .with("text", text)
                                        .with("id", UUID.randomUUID().toString())),
                        Button.normal(words.label("member.button.discard"), Action.of("announce discard"))));
    }

    private Reply post(Conversation conversation) {
        announcements.post(
                conversation.work(),
                conversation.personId(),
                conversation.communityId(),
                conversation.options().requiredId("id"),
                conversation.options().text("text").orElseThrow());
        String names = announcements.chats(conversation.work(), conversation.communityId()).stream()
                .map(CommunityChat::title)
                .collect(Collectors.joining(", "));
        return Reply.text(conversation.words().text("member.announce.posted", "chats", names));
    }

    private Reply discard(Conversation conversation) {
        return Reply.text(conversation.words().text("member.announce.discarded"));
    }
}
