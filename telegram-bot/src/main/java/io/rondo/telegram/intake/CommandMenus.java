package io.rondo.telegram.intake;

import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Place;
import io.rondo.chat.dispatch.Catalogue;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.telegram.telegrambots.meta.api.methods.commands.SetMyCommands;
import org.telegram.telegrambots.meta.api.objects.commands.BotCommand;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScope;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllChatAdministrators;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllGroupChats;
import org.telegram.telegrambots.meta.api.objects.commands.scope.BotCommandScopeAllPrivateChats;
import org.telegram.telegrambots.meta.exceptions.TelegramApiException;
import org.telegram.telegrambots.meta.generics.TelegramClient;

/** The commands that Telegram offers while people type, by place and language: only what may be used there. */
public final class CommandMenus {

    private static final int MOST_COMMANDS = 100;
    private static final int LONGEST_NAME = 32;
    private static final int LONGEST_DESCRIPTION = 256;
    /** Telegram has a button of its own for it. */
    private static final String START = "start";

    private final TelegramClient client;
    private final Catalogue catalogue;
    private final Bundles bundles;

    public CommandMenus(TelegramClient client, Catalogue catalogue, Bundles bundles) {
        this.client = client;
        this.catalogue = catalogue;
        this.bundles = bundles;
    }

    /** A scope of Telegram's, and what is offered there. */
    private record Menu(@Nullable BotCommandScope scope, Place place, Set<Access> access) {}

    private static final Set<Access> ANYONE = EnumSet.of(Access.EVERYONE, Access.HOST);

    private static List<Menu> menus() {
        return List.of(
                new Menu(null, Place.DIRECT, ANYONE),
                new Menu(BotCommandScopeAllPrivateChats.builder().build(), Place.DIRECT, ANYONE),
                new Menu(BotCommandScopeAllGroupChats.builder().build(), Place.GROUP, ANYONE),
                new Menu(
                        BotCommandScopeAllChatAdministrators.builder().build(),
                        Place.GROUP,
                        EnumSet.allOf(Access.class)));
    }

    /** Tells Telegram all menus: English for everyone, and each other language for its speakers. */
    public void publish() throws TelegramApiException {
        for (Menu menu : menus()) {
            for (Locale language : Bundles.LANGUAGES) {
                publish(menu, language);
            }
        }
    }

    private void publish(Menu menu, Locale language) throws TelegramApiException {
        Words words = bundles.words(language, ZoneOffset.UTC, Instant.EPOCH);
        List<BotCommand> commands = catalogue.commands().stream()
                .filter(command -> isOffered(command, menu))
                .flatMap(command -> described(command, words).stream())
                .limit(MOST_COMMANDS)
                .toList();
        SetMyCommands call = new SetMyCommands(commands);
        call.setScope(menu.scope());
        boolean isDefault = language.equals(Bundles.LANGUAGES.getFirst());
        call.setLanguageCode(isDefault ? null : language.getLanguage());
        client.execute(call);
    }

    private static boolean isOffered(Command command, Menu menu) {
        return command.typed()
                && !command.name().equals(START)
                && command.places().contains(menu.place())
                && menu.access().contains(command.access())
                && command.name().length() <= LONGEST_NAME;
    }

    private Optional<BotCommand> described(Command command, Words words) {
        String key = command.key() + ".description";
        if (!bundles.has(key)) {
            return Optional.empty();
        }
        String description = words.label(key);
        return Optional.of(new BotCommand(
                command.name().replace(' ', '_'),
                description.substring(0, Math.min(LONGEST_DESCRIPTION, description.length()))));
    }
}
