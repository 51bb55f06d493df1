package io.rondo.moderation;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.member.People;
import io.rondo.registration.NoShowLimit;
import io.rondo.registration.NoShows;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What moderators do about a member without a report, and how many absences the community accepts. */
final class MemberCommands {

    private static final String PERSON = "person";
    private static final String REASON = "reason";

    private final Moderation moderation;
    private final ModerationNotices notices;
    private final People people;
    private final NoShows noShows;

    MemberCommands(Moderation moderation, ModerationNotices notices, People people, NoShows noShows) {
        this.moderation = moderation;
        this.notices = notices;
        this.people = people;
        this.noShows = noShows;
    }

    List<Command> commands() {
        Option person = Option.required(PERSON, new OptionType.Person());
        Option reason = Option.required(REASON, new OptionType.Text(Moderation.LONGEST_TEXT, true));
        OptionType days = new OptionType.Length(Duration.ofDays(1), Duration.ofDays(NoShowLimit.MOST_DAYS));
        return List.of(
                Command.typed("moderate history", this::history, person).by(Access.MODERATOR),
                Command.typed("moderate warn", this::warn, person, reason).by(Access.MODERATOR),
                Command.typed("moderate exclude", this::exclude, person, reason).by(Access.MODERATOR),
                Command.typed("moderate readmit", this::readmit, person).by(Access.MODERATOR),
                Command.typed(
                                "moderate absences",
                                this::absences,
                                Option.optional("most", new OptionType.Number(0, NoShowLimit.MOST_ABSENCES)),
                                Option.optional("within", days),
                                Option.optional("pause", days))
                        .by(Access.ADMIN));
    }

    private Reply history(Conversation conversation) {
        UUID person = person(conversation);
        Words words = conversation.words();
        History history = moderation.history(conversation.work(), conversation.communityId(), person);
        RichText standing = people.isExcluded(conversation.work(), conversation.communityId(), person)
                ? words.text("moderation.history.excluded")
                : RichText.EMPTY;
        return Reply.Card.of(
                words.label("moderation.history.title", "name", people.name(conversation.work(), person)),
                RichText.lines(standing, CaseScreens.history(history, words)));
    }

    private Reply warn(Conversation conversation) {
        UUID person = person(conversation);
        UUID measure = moderation.warn(
                conversation.work(), conversation.communityId(), conversation.personId(), person, reason(conversation));
        notices.measureChanged(conversation.work(), conversation.communityId(), person, measure);
        return said(conversation, "moderation.warned", person);
    }

    private Reply exclude(Conversation conversation) {
        UUID person = person(conversation);
        Optional<UUID> measure = moderation.exclude(
                conversation.work(), conversation.communityId(), conversation.personId(), person, reason(conversation));
        measure.ifPresent(id -> notices.measureChanged(conversation.work(), conversation.communityId(), person, id));
        return said(conversation, measure.isPresent() ? "moderation.excluded" : "moderation.excluded-before", person);
    }

    private Reply readmit(Conversation conversation) {
        UUID person = person(conversation);
        boolean now =
                moderation.readmit(conversation.work(), conversation.communityId(), conversation.personId(), person);
        return said(conversation, now ? "moderation.readmitted" : "moderation.not-excluded", person);
    }

    /** Without an option it says what holds; zero switches the limit off. */
    private Reply absences(Conversation conversation) {
        Words words = conversation.words();
        UUID community = conversation.communityId();
        Optional<Integer> most = conversation.options().number("most");
        if (most.isPresent()) {
            Optional<NoShowLimit> limit = most.filter(number -> number > 0)
                    .map(number -> new NoShowLimit(
                            number,
                            conversation.options().length("within").orElse(NoShowLimit.USUAL_WINDOW),
                            conversation.options().length("pause").orElse(NoShowLimit.USUAL_PAUSE)));
            noShows.limit(conversation.work(), community, limit);
        }
        return Reply.text(noShows.limit(conversation.work(), community)
                .map(limit -> words.text(
                        "moderation.absences",
                        "most",
                        limit.absences(),
                        "within",
                        limit.within().toDays(),
                        "pause",
                        limit.pause().toDays()))
                .orElseGet(() -> words.text("moderation.absences.none")));
    }

    private static UUID person(Conversation conversation) {
        return conversation.options().requiredId(PERSON);
    }

    private static String reason(Conversation conversation) {
        return conversation.options().text(REASON).orElseThrow();
    }

    private Reply said(Conversation conversation, String key, UUID person) {
        return Reply.text(conversation.words().text(key, "name", people.name(conversation.work(), person)));
    }
}
