package io.rondo.quest.chat;

import io.rondo.chat.Access;
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
import io.rondo.ledger.Currencies;
import io.rondo.quest.Claims;
import io.rondo.quest.Counted;
import io.rondo.quest.Occurrence;
import io.rondo.quest.Quest;
import io.rondo.quest.QuestRoom;
import io.rondo.quest.QuestViews;
import io.rondo.quest.rule.Definition;
import io.rondo.quest.rule.Rewards;
import io.rondo.quest.rule.Rule;
import io.rondo.quest.rule.Terms;
import io.rondo.quest.rule.Trigger;
import io.rondo.tx.Json;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import tools.jackson.core.JacksonException;

/** {@code /quest}: how admins make quests and look after them. */
final class QuestAdminCommands {

    private static final int LONGEST_IMPORT = 3_500;
    private static final int LONGEST_REASON = 150;
    private static final String QUEST = "quest";

    private final QuestRoom room;
    private final Currencies currencies;

    QuestAdminCommands(QuestRoom room, Currencies currencies) {
        this.room = room;
        this.currencies = currencies;
    }

    List<Command> commands() {
        Option quest = Option.required(QUEST, new OptionType.Reference(new QuestLookup(room.views())));
        Option id = Option.required(QUEST, new OptionType.Internal());
        Option person = Option.required("person", new OptionType.Person());
        Option name = Option.optional("name", new OptionType.Text(Definition.LONGEST_NAME, false));
        Option template = Option.optional("template", new OptionType.OneOf(Template.keys()));
        return Stream.of(
                        Command.typed("quest create", this::create, with(List.of(name, template))),
                        Command.typed("quest edit", this::edit, with(List.of(quest, name))),
                        Command.typed("quest show", this::show, quest),
                        Command.typed("quest archive", this::archive, quest),
                        Command.typed("quest grant", this::grant, quest, person),
                        Command.typed(
                                "quest revoke",
                                this::takeBack,
                                quest,
                                person,
                                Option.required("reason", new OptionType.Text(LONGEST_REASON, false))),
                        Command.typed("quest export", this::export),
                        Command.typed(
                                "quest import",
                                this::read,
                                Option.required("text", new OptionType.Text(LONGEST_IMPORT, true))),
                        Command.pressed("quest publish", this::publish, id),
                        Command.pressed("quest discard", this::archive, id))
                .map(command -> command.by(Access.ADMIN))
                .toList();
    }

    private static Option[] with(List<Option> first) {
        List<Option> all = new ArrayList<>(first);
        all.addAll(QuestOptions.all());
        return all.toArray(Option[]::new);
    }

    private Reply create(Conversation conversation) {
        Words words = conversation.words();
        Definition base = conversation
                .options()
                .text("template")
                .map(Template::of)
                .map(template -> new Definition(
                        words.label("quest.template." + template.key()),
                        "",
                        template.rule(),
                        Terms.NONE,
                        template.rewards(),
                        template.autoClaim()))
                .orElseGet(() ->
                        new Definition("", "", Rule.of(Trigger.SIGNED_IN, 1, 1), Terms.NONE, Rewards.NONE, false));
        Definition definition = QuestOptions.over(base, conversation);
        if (definition.name().isBlank()) {
            throw new UserError("quest.error.name").about("name");
        }
        Quest quest = room.quests()
                .create(
                        conversation.work(),
                        conversation.personId(),
                        conversation.communityId(),
                        definition,
                        Quest.Status.DRAFT);
        return preview(conversation, quest);
    }

    private Reply edit(Conversation conversation) {
        UUID id = conversation.options().requiredId(QUEST);
        Quest before = room.quests().get(conversation.work(), conversation.communityId(), id);
        Quest quest = room.quests()
                .change(
                        conversation.work(),
                        conversation.personId(),
                        conversation.communityId(),
                        id,
                        QuestOptions.over(before.definition(), conversation));
        return preview(conversation, quest);
    }

    private Reply show(Conversation conversation) {
        return preview(conversation, quest(conversation));
    }

    private Quest quest(Conversation conversation) {
        return room.quests()
                .get(
                        conversation.work(),
                        conversation.communityId(),
                        conversation.options().requiredId(QUEST));
    }

    /** The card as players will see it, and what an admin should know. */
    private Reply preview(Conversation conversation, Quest quest) {
        Words words = conversation.words();
        Currencies.Names names = currencies.names(conversation.work(), conversation.communityId());
        List<RichText> lines = new ArrayList<>();
        lines.add(QuestCards.details(words, names, quest, room.quests().taken(conversation.work(), quest.id())));
        uncounted(conversation, quest).ifPresent(lines::add);
        quest.definition().rewards().role().ifPresent(role -> lines.add(words.text("quest.preview.role")));
        lines.add(words.text(
                "quest.preview.status",
                "status",
                new Words.Select(quest.status().name().toLowerCase(java.util.Locale.ROOT))));
        Reply.Text reply = Reply.text(RichText.lines(lines));
        return quest.status() == Quest.Status.DRAFT
                ? reply.with(ButtonRow.of(
                        Button.primary(
                                words.label("quest.button.publish"),
                                Action.of("quest publish").with(QUEST, quest.id())),
                        Button.normal(
                                words.label("quest.button.discard"),
                                Action.of("quest discard").with(QUEST, quest.id()))))
                : reply;
    }

    /** Why it is not offered on one of the community's platforms. */
    private Optional<RichText> uncounted(Conversation conversation, Quest quest) {
        Trigger trigger = quest.definition().rule().trigger();
        return room.communities().chats(conversation.work(), conversation.communityId()).stream()
                .filter(chat -> !QuestViews.counts(chat.platform(), trigger))
                .findFirst()
                .map(chat -> conversation
                        .words()
                        .text(
                                "quest.preview.uncounted",
                                "platform",
                                new Words.Select(chat.platform().key())));
    }

    private Reply publish(Conversation conversation) {
        Quest quest = room.quests()
                .publish(
                        conversation.work(),
                        conversation.personId(),
                        conversation.communityId(),
                        conversation.options().requiredId(QUEST));
        return preview(conversation, quest);
    }

    private Reply archive(Conversation conversation) {
        Quest quest = room.quests()
                .archive(
                        conversation.work(),
                        conversation.personId(),
                        conversation.communityId(),
                        conversation.options().requiredId(QUEST));
        return Reply.text(conversation.words().text("quest.archived", "name", quest.name()));
    }

    /** Fills what is missing of one completion. */
    private Reply grant(Conversation conversation) {
        Quest quest = quest(conversation);
        UUID person = conversation.options().requiredId("person");
        if (!quest.isLive() || quest.definition().rule().consecutive()) {
            throw new UserError("quest.error.not-grantable");
        }
        long missing = room.views().missing(conversation.work(), quest, person);
        Counted counted = room.counting()
                .count(
                        conversation.work(),
                        new Occurrence(
                                UUID.randomUUID(),
                                Trigger.QUEST_GRANTED,
                                conversation.communityId(),
                                person,
                                conversation.now(),
                                Math.toIntExact(missing),
                                Map.of(QUEST, quest.id().toString())));
        room.tell(conversation.work(), conversation.communityId(), person, counted);
        String key = counted.completed().isEmpty() ? "quest.granted.nothing" : "quest.granted";
        return Reply.text(conversation
                .words()
                .text(key, "quest", quest.name(), "name", room.people().name(conversation.work(), person)));
    }

    private Reply takeBack(Conversation conversation) {
        Quest quest = quest(conversation);
        UUID person = conversation.options().requiredId("person");
        Optional<Claims.Paid> taken =
                room.claims().paid(conversation.work(), conversation.communityId(), person).stream()
                        .filter(paid -> paid.quest().equals(quest.name()))
                        .findFirst()
                        .flatMap(paid -> room.claims()
                                .takeBack(
                                        conversation.work(),
                                        conversation.personId(),
                                        conversation.communityId(),
                                        paid.completionId(),
                                        conversation.options().text("reason").orElseThrow()));
        Words words = conversation.words();
        return Reply.text(taken.map(paid -> words.text(
                        "quest.taken-back",
                        "name",
                        room.people().name(conversation.work(), person),
                        "reward",
                        QuestCards.rewards(
                                words,
                                currencies.names(conversation.work(), conversation.communityId()),
                                paid.rewards())))
                .orElseGet(() -> words.text("quest.taken-back.nothing")));
    }

    private Reply export(Conversation conversation) {
        List<Definition> all = room.views().all(conversation.work(), conversation.communityId()).stream()
                .map(Quest::definition)
                .toList();
        byte[] content = Json.mapper()
                .writerWithDefaultPrettyPrinter()
                .writeValueAsString(all)
                .getBytes(StandardCharsets.UTF_8);
        return Reply.text(conversation.words().text("quest.exported", "count", all.size()))
                .with(new Reply.Attachment("quests.json", "application/json", content));
    }

    /** All of the quests, as drafts, or none. */
    private Reply read(Conversation conversation) {
        List<Quest> quests = definitions(conversation.options().text("text").orElseThrow()).stream()
                .map(definition -> room.quests()
                        .create(
                                conversation.work(),
                                conversation.personId(),
                                conversation.communityId(),
                                definition,
                                Quest.Status.DRAFT))
                .toList();
        return Reply.text(conversation.words().text("quest.imported", "count", quests.size()));
    }

    private static List<Definition> definitions(String text) {
        try {
            Definition[] read = text.strip().startsWith("[")
                    ? Json.read(text, Definition[].class)
                    : new Definition[] {Json.read(text, Definition.class)};
            List<Definition> all = List.of(read);
            all.forEach(QuestAdminCommands::check);
            return all;
        } catch (JacksonException | NullPointerException | IllegalArgumentException unreadable) {
            throw new UserError("quest.error.import").about("text");
        }
    }

    private static void check(Definition definition) {
        if (definition.name().isBlank()
                || definition.name().length() > Definition.LONGEST_NAME
                || definition.description().length() > Definition.LONGEST_DESCRIPTION
                || definition.rule() == null
                || definition.terms() == null
                || definition.rewards() == null) {
            throw new IllegalArgumentException("not a quest");
        }
    }
}
