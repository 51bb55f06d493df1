package io.rondo.chat.dispatch;

import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Option;
import io.rondo.chat.Pages;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** {@code /help}: the commands that a person may use where they ask, in groups and pages; or one command with its options. */
final class Help {

    static final String COMMAND = "help";
    static final String TOPIC = "topic";

    /** Typed by Telegram itself, for the person. */
    private static final Set<String> HIDDEN = Set.of("start");

    private static final int PAGE_SIZE = 10;
    private static final Pattern PAGE_NUMBER = Pattern.compile("\\d{1,3}");

    private final List<Feature> features;

    Help(List<Feature> features) {
        this.features = List.copyOf(features);
    }

    private record Entry(Feature feature, Command command) {}

    Reply answer(Conversation conversation) {
        Optional<String> topic = conversation.options().text(TOPIC);
        int page = conversation.options().number(Pages.PAGE).orElse(1);
        if (topic.isPresent() && PAGE_NUMBER.matcher(topic.get()).matches()) {
            return overview(conversation, Integer.parseInt(topic.get()));
        }
        return topic.isPresent() ? about(conversation, topic.get(), page) : overview(conversation, page);
    }

    private Reply overview(Conversation conversation, int page) {
        return list(conversation, usable(conversation), page, Action.of(COMMAND));
    }

    private Reply about(Conversation conversation, String topic, int page) {
        String name = topic.toLowerCase(Locale.ROOT)
                .replaceFirst("^/", "")
                .replace('_', ' ')
                .strip();
        List<Entry> usable = usable(conversation);
        Optional<Command> exact = usable.stream()
                .map(Entry::command)
                .filter(command -> command.name().equals(name))
                .findFirst();
        if (exact.isPresent()) {
            return details(conversation, exact.get());
        }
        List<Entry> family = usable.stream()
                .filter(entry -> entry.command().name().startsWith(name + " "))
                .toList();
        if (family.isEmpty()) {
            throw new UserError("chat.error.no-help", "topic", Values.shown(topic));
        }
        return list(conversation, family, page, Action.of(COMMAND).with(TOPIC, name));
    }

    private List<Entry> usable(Conversation conversation) {
        List<Entry> entries = new ArrayList<>();
        for (Feature feature : features) {
            feature.commands().stream()
                    .filter(command -> mayUse(conversation, command) && feature.offers(conversation, command))
                    .forEach(command -> entries.add(new Entry(feature, command)));
        }
        return entries;
    }

    private static boolean mayUse(Conversation conversation, Command command) {
        return command.typed()
                && !HIDDEN.contains(command.name())
                && command.places().contains(conversation.incoming().chat().place())
                && conversation.requester().mayUse(command.access());
    }

    private static Reply list(Conversation conversation, List<Entry> entries, int page, Action turn) {
        return Pages.listing(
                conversation.words().text("chat.help.title"),
                entries,
                page,
                PAGE_SIZE,
                entry -> item(conversation, entry, entries),
                turn);
    }

    /** The first of each group says what the group is. */
    private static Reply.Item item(Conversation conversation, Entry entry, List<Entry> all) {
        Words words = conversation.words();
        int index = all.indexOf(entry);
        boolean isFirst = index % PAGE_SIZE == 0 || all.get(index - 1).feature() != entry.feature();
        RichText heading = isFirst ? RichText.bold(words.label(entry.feature().name() + ".heading")) : RichText.EMPTY;
        RichText line = words.text(
                "chat.help.line",
                "command",
                CommandNames.shown(
                        conversation.incoming().platform(), entry.command().name()),
                "description",
                words.text(entry.command().key() + ".description"));
        return new Reply.Item(RichText.lines(heading, line), List.of());
    }

    private static Reply details(Conversation conversation, Command command) {
        Words words = conversation.words();
        List<RichText> lines = new ArrayList<>();
        lines.add(words.text(
                "chat.help.line",
                "command",
                CommandNames.shown(conversation.incoming().platform(), command.name()),
                "description",
                words.text(command.key() + ".description")));
        for (Option option : Arguments.givable(command)) {
            lines.add(words.text(
                    option.required() ? "chat.help.required" : "chat.help.optional",
                    "option",
                    option.name(),
                    "description",
                    words.text(command.key(option))));
        }
        return Reply.text(RichText.lines(lines));
    }
}
