package io.rondo.member.admin;

import io.rondo.chat.Access;
import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.member.People;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** {@code /audit}: who did what, and {@link AnnounceCommands}. */
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

    private final People people;
    private final Announcements announcements;

    public AdminCommands(People people, Announcements announcements) {
        this.people = people;
        this.announcements = announcements;
    }

    public List<Command> commands() {
        Option page = Option.optional("page", new OptionType.Number(1, 100_000));
        return Stream.concat(
                        Stream.of(Command.typed("audit", this::audit, page).answering(Answer.EDIT)),
                        new AnnounceCommands(announcements).commands().stream())
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
}
