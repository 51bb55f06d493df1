package io.rondo.safety;

import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Pages;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.member.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** {@code /block} and {@code /unblock}: whom one does not want to meet, also before one has. */
final class BlockCommands {

    private static final int PAGE = 8;
    private static final int MOST_PAGES = 1_000;

    private final Safety safety;
    private final People people;

    BlockCommands(Safety safety, People people) {
        this.safety = safety;
        this.people = people;
    }

    List<Command> commands() {
        return List.of(
                Command.typed("block", this::block, Option.required("person", new OptionType.Person())),
                Command.typed("unblock", this::list, Option.optional(Pages.PAGE, new OptionType.Number(1, MOST_PAGES))),
                Command.pressed("unblock one", this::unblock, Option.required("person", new OptionType.Internal())));
    }

    private Reply block(Conversation conversation) {
        UUID other = conversation.options().requiredId("person");
        if (other.equals(conversation.personId())) {
            throw new UserError("safety.error.yourself");
        }
        safety.block(conversation.work(), conversation.personId(), other);
        return Reply.text(
                conversation.words().text("safety.blocked", "partner", people.name(conversation.work(), other)));
    }

    /** A list with buttons: whoever has left the community is found here, too. */
    private Reply list(Conversation conversation) {
        return list(conversation, conversation.options().number(Pages.PAGE).orElse(1));
    }

    private Reply list(Conversation conversation, int page) {
        Words words = conversation.words();
        List<UUID> blocked = safety.blocked(conversation.work(), conversation.personId());
        if (blocked.isEmpty()) {
            return Reply.text(words.text("safety.blocks.none"));
        }
        Map<UUID, String> names = people.names(conversation.work(), blocked);
        return Pages.listing(
                words.text("safety.blocks.title", "count", blocked.size()),
                blocked,
                page,
                PAGE,
                id -> new Reply.Item(
                        RichText.plain(names.getOrDefault(id, People.LEFT)),
                        List.of(Button.normal(
                                words.label("safety.button.unblock"),
                                Action.of("unblock one").with("person", id)))),
                Action.of("unblock"));
    }

    private Reply unblock(Conversation conversation) {
        safety.unblock(
                conversation.work(),
                conversation.personId(),
                conversation.options().requiredId("person"));
        return list(conversation, 1);
    }
}
