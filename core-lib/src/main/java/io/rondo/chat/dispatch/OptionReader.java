package io.rondo.chat.dispatch;

import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.OptionType.Date;
import io.rondo.chat.OptionType.Internal;
import io.rondo.chat.OptionType.Length;
import io.rondo.chat.OptionType.Moment;
import io.rondo.chat.OptionType.Number;
import io.rondo.chat.OptionType.OneOf;
import io.rondo.chat.OptionType.Person;
import io.rondo.chat.OptionType.Reference;
import io.rondo.chat.OptionType.Text;
import io.rondo.chat.OptionType.YesNo;
import io.rondo.chat.OptionType.Zone;
import io.rondo.chat.Options;
import io.rondo.chat.Requesters;
import io.rondo.chat.UserError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/** Reads the options of a request as their declared types say. Safe to use from several threads. */
public final class OptionReader {

    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Requesters requesters;

    public OptionReader(Requesters requesters) {
        this.requesters = requesters;
    }

    /** An option whose value cannot be read, and why. */
    public record Problem(Option option, UserError error) {}

    /**
     * What became of the options of a request.
     *
     * @param missing required options without a value
     */
    public record Reading(Options options, List<Option> missing, List<Problem> problems) {}

    /**
     * Reads all options of a request.
     *
     * @param ours values from our own buttons and rows; those of options that the command has no more are dropped
     * @param written values that a person wrote or a client sent; they win over ours, and an empty one takes ours away
     * @param conversation who asks and where; its own options are not used
     * @throws UserError when a written option is none of the command's
     */
    public Reading read(
            Command command, Map<String, String> ours, Map<String, String> written, Conversation conversation) {
        for (String name : written.keySet()) {
            if (command.option(name)
                    .filter(option -> !(option.type() instanceof Internal))
                    .isEmpty()) {
                throw Arguments.unknownOption(command, name);
            }
        }
        Map<String, Object> values = new HashMap<>();
        Map<String, String> raw = new HashMap<>();
        List<Option> missing = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        for (Option option : command.options()) {
            boolean isWritten = written.containsKey(option.name());
            String text = cleaned(option.type(), (isWritten ? written : ours).getOrDefault(option.name(), ""));
            if (text.isEmpty()) {
                if (option.required()) {
                    missing.add(option);
                }
                continue;
            }
            try {
                Object value = value(command, option, text, !isWritten, conversation);
                values.put(option.name(), value);
                // Whoever is called like somebody's id must not become that somebody when a button carries it on.
                raw.put(option.name(), isId(text) ? value.toString() : text);
            } catch (UserError error) {
                raw.put(option.name(), text);
                problems.add(new Problem(option, error.about(option.name())));
            }
        }
        return new Reading(new Options(values, raw), missing, problems);
    }

    /** Why a person's answer to one option cannot be read, if it cannot. */
    public Optional<UserError> check(Command command, Option option, String written, Conversation conversation) {
        try {
            value(command, option, cleaned(option.type(), written), false, conversation);
            return Optional.empty();
        } catch (UserError error) {
            return Optional.of(error.about(option.name()));
        }
    }

    private Object value(Command command, Option option, String text, boolean isOurs, Conversation conversation) {
        return switch (option.type()) {
            case Text type -> Values.text(option, type, text);
            case Number type -> Values.number(option, type, text);
            case YesNo type -> Values.yesNo(option, text);
            case OneOf type -> Values.oneOf(command, option, type, text, conversation.words());
            case Length type -> Values.length(option, type, text);
            case Moment type ->
                Times.moment(type, text, conversation.requester().zone(), conversation.now());
            case Date type -> Times.date(text, conversation.requester().zone(), conversation.now());
            case Zone type -> Times.zone(text);
            case Person type ->
                isOurs && isId(text)
                        ? requesters.current(conversation.work(), UUID.fromString(text))
                        : person(text, conversation);
            case Reference(OptionType.Lookup lookup) ->
                isOurs && isId(text) ? UUID.fromString(text) : reference(lookup, text, conversation);
            case Internal type -> text;
        };
    }

    private UUID person(String text, Conversation conversation) {
        return requesters
                .findPerson(conversation.work(), conversation.requester(), text)
                .orElseThrow(() -> new UserError("chat.error.person", "value", Values.shown(text)));
    }

    private static Object reference(OptionType.Lookup lookup, String text, Conversation conversation) {
        String id = lookup.find(conversation, text)
                .orElseThrow(() -> new UserError("chat.error.reference", "value", Values.shown(text)));
        return isId(id) ? UUID.fromString(id) : id;
    }

    private static boolean isId(String text) {
        return ID.matcher(text).matches();
    }

    private static String cleaned(OptionType type, String text) {
        boolean keepsLines = type instanceof Text(int longest, boolean lines) && lines;
        String clean = Cleaning.text(text).strip();
        return keepsLines || type instanceof Internal ? clean : Cleaning.oneLine(clean);
    }
}
