package io.rondo.chat.dispatch;

import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.OptionType.Date;
import io.rondo.chat.OptionType.Moment;
import io.rondo.chat.OptionType.Person;
import io.rondo.chat.OptionType.Reference;
import io.rondo.chat.OptionType.Zone;
import io.rondo.chat.Requesters;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Span;
import io.rondo.chat.time.Zones;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What an option's value may become, from what was typed so far. Changes nothing; safe to use from several threads. */
final class Suggestions {

    private final Requesters requesters;

    Suggestions(Requesters requesters) {
        this.requesters = requesters;
    }

    /** Best first; none where nothing fits, or the type needs no help. */
    List<Suggestion> of(Conversation conversation, Option option, String typed) {
        Stream<Suggestion> all = switch (option.type()) {
            case Reference(OptionType.Lookup lookup) -> named(lookup.suggest(conversation, typed));
            case Person person -> named(requesters.suggestPeople(conversation.work(), conversation.requester(), typed));
            case Zone zone -> zones(conversation, typed);
            case Moment moment -> moment(conversation, moment, typed);
            case Date date -> date(conversation, typed);
            default -> Stream.empty();
        };
        return all.filter(suggestion -> suggestion.value().length() <= Suggestion.LONGEST)
                .limit(Suggestion.MOST)
                .toList();
    }

    private static Stream<Suggestion> named(Map<?, String> names) {
        return names.entrySet().stream()
                .map(entry -> new Suggestion(
                        shortened(entry.getValue()), entry.getKey().toString()));
    }

    private static Stream<Suggestion> zones(Conversation conversation, String typed) {
        Stream<ZoneId> found = typed.isBlank()
                ? Stream.of(conversation.requester().zone())
                : Stream.concat(Zones.find(typed).stream(), Zones.suggest(typed).stream());
        return found.distinct()
                .map(zone -> new Suggestion(
                        shortened(Zones.displayName(zone, conversation.words().locale()) + " (" + zone.getId() + ")"),
                        zone.getId()));
    }

    /** How what was typed would be understood: seen before it is sent, a misunderstanding costs nothing. */
    private static Stream<Suggestion> moment(Conversation conversation, Moment type, String typed) {
        return understood(
                typed,
                () -> conversation
                        .words()
                        .time(
                                Times.moment(
                                        type, typed, conversation.requester().zone(), conversation.now()),
                                Span.Style.FULL)
                        .plain());
    }

    private static Stream<Suggestion> date(Conversation conversation, String typed) {
        return understood(
                typed,
                () -> Times.date(typed, conversation.requester().zone(), conversation.now())
                        .toString());
    }

    private static Stream<Suggestion> understood(String typed, Supplier<String> reading) {
        try {
            return typed.isBlank()
                    ? Stream.empty()
                    : Stream.of(new Suggestion(shortened(typed.strip() + " · " + reading.get()), typed.strip()));
        } catch (UserError notYet) {
            return Stream.empty();
        }
    }

    private static String shortened(String label) {
        return label.length() <= Suggestion.LONGEST
                ? label
                : label.substring(
                                0,
                                Character.isHighSurrogate(label.charAt(Suggestion.LONGEST - 2))
                                        ? Suggestion.LONGEST - 2
                                        : Suggestion.LONGEST - 1)
                        + "…";
    }
}
