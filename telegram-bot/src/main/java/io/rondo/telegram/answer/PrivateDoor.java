package io.rondo.telegram.answer;

import io.rondo.chat.Command;
import io.rondo.chat.UserError;
import io.rondo.chat.dispatch.ButtonCodec;
import io.rondo.chat.dispatch.CommandLine;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import io.rondo.member.CommunityChat;
import io.rondo.telegram.BotIdentity;
import io.rondo.telegram.answer.Callbacks.Notice;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The way from a group into the private chat, for people to whom the bot may not write first: a link that opens it, and
 * where it goes on with what they wanted once they press Start. Safe to use from several threads.
 */
final class PrivateDoor {

    private final BotIdentity bot;
    private final Bundles bundles;
    private final ButtonCodec codec;

    PrivateDoor(BotIdentity bot, Bundles bundles, ButtonCodec codec) {
        this.bot = bot;
        this.bundles = bundles;
        this.codec = codec;
    }

    /** For a pressed button: its data is a payload too, so the press happens in the private chat. */
    Notice forPress(String data) {
        return Notice.opening(bot.deepLink(data));
    }

    /**
     * For a typed command; one whose options cannot be told apart has to be sent again.
     *
     * @param chat where it was typed, which it may be about
     */
    Reply forCommand(UnitOfWork work, CommandLine.Call call, Optional<CommunityChat> chat, Words words) {
        Command command = call.command();
        String shown = "/" + command.name().replace(' ', '_');
        try {
            Action typed = Action.of(command.name()).with(call.options());
            Action action = command.option(Command.CHAT)
                    .flatMap(option -> chat)
                    .map(about -> typed.with(Command.CHAT, about.id()))
                    .orElse(typed);
            return leading("chat.group.private", shown, bot.deepLink(codec.encode(work, action)), words);
        } catch (UserError unclear) {
            return leading("chat.group.private-again", shown, bot.link(), words);
        }
    }

    /** For an answer that is not for the group. */
    Reply forAnswer(Words words) {
        return Reply.text(words.text("chat.group.private-answer"), button(bot.link(), words));
    }

    /** @param locale a language tag, or empty for English */
    Words words(Optional<String> locale) {
        return bundles.words(bundles.closest(locale), ZoneOffset.UTC, Instant.EPOCH);
    }

    private static Reply leading(String key, String command, String url, Words words) {
        return Reply.text(words.text(key, "command", command), button(url, words));
    }

    private static Reply.ButtonRow button(String url, Words words) {
        return Reply.ButtonRow.of(Button.open(words.label("chat.group.open"), url));
    }
}
