package io.rondo.member.link;

import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.Platform;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.member.People;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** {@code /link} and {@code /unlink}. */
public final class LinkCommands {

    private static final int LONGEST_CODE = 40;

    private final Links links;
    private final LinkScreens screens;

    public LinkCommands(Links links, People people) {
        this.links = links;
        this.screens = new LinkScreens(links, people);
    }

    public List<Command> commands() {
        Option proposal = Option.required("proposal", new OptionType.Internal());
        Option account = Option.required("account", new OptionType.Internal());
        return List.of(
                Command.typed("link", this::link, Option.optional("code", new OptionType.Text(LONGEST_CODE, false))),
                Command.pressed("link code", this::code),
                Command.pressed("link given", this::given),
                Command.pressed("link look", this::look, proposal),
                Command.pressed("link agree", this::agree, proposal),
                Command.pressed("link decline", this::decline, proposal),
                Command.typed("unlink", this::unlink),
                Command.pressed("unlink list", this::unlink),
                Command.pressed("unlink ask", this::ask, account),
                Command.pressed("unlink do", this::part, account));
    }

    private Reply link(Conversation conversation) {
        return conversation
                .options()
                .text("code")
                .map(code -> give(conversation, code))
                .orElseGet(() -> code(conversation));
    }

    private Reply code(Conversation conversation) {
        Words words = conversation.words();
        List<LinkedAccount> accounts = links.accounts(conversation.work(), conversation.personId());
        return switch (links.code(conversation.work(), conversation.requester())) {
            case Codes.Making.Made(String code, Instant until) -> {
                RichText text = words.text(
                        "member.link.code",
                        "code",
                        code,
                        "until",
                        until,
                        "where",
                        new Words.Select(conversation.requester().platform().key()));
                RichText linked = words.text("member.link.accounts", "accounts", LinkScreens.names(accounts, words));
                yield Reply.text(
                        accounts.size() > 1 ? RichText.lines(text, linked) : text,
                        ButtonRow.of(
                                Button.primary(words.label("member.button.code-given"), Action.of("link given")),
                                Button.normal(words.label("member.button.another-code"), Action.of("link code"))));
            }
            case Codes.Making.TooMany tooMany -> Reply.text(words.text("member.code.too-many-made"));
        };
    }

    private Reply give(Conversation conversation, String code) {
        Words words = conversation.words();
        if (!conversation.isDirect() && conversation.requester().platform() != Platform.DISCORD) {
            throw new UserError("member.link.in-private");
        }
        return switch (links.give(conversation.work(), conversation.requester(), code)) {
            case Links.Giving.Proposed(Proposal proposal) -> show(conversation, proposal);
            case Links.Giving.WrongCode(int left) ->
                Reply.text(words.text("member.code.wrong", "left", left, "command", "/link"));
            case Links.Giving.TooMany(Codes.Giving.TooMany limit) ->
                Reply.text(words.text("member.code.too-many-wrong", "window", limit.window()));
            case Links.Giving.OwnCode own ->
                Reply.text(words.text(
                        "member.link.own-code",
                        "where",
                        new Words.Select(conversation.requester().platform().key())));
            case Links.Giving.SamePlatform(Platform platform) ->
                Reply.text(words.text("member.link.same-platform", "platform", LinkScreens.platform(platform, words)));
            case Links.Giving.LinkedAlready already -> Reply.text(words.text("member.link.already"));
            case Links.Giving.NotNow(Verdict.Wait why) -> LinkScreens.refused(why, words);
        };
    }

    /** For whoever cannot be written to: where things stand, asked for. */
    private Reply given(Conversation conversation) {
        Words words = conversation.words();
        return links.last(conversation.work(), conversation.requester().accountId())
                .filter(proposal -> proposal.state() != Proposal.State.OPEN || proposal.isOpen(conversation.now()))
                .map(proposal -> show(conversation, proposal))
                .orElseGet(() -> Reply.text(
                        words.text("member.link.not-given"),
                        ButtonRow.of(
                                Button.primary(words.label("member.button.look-again"), Action.of("link given")),
                                Button.normal(words.label("member.button.another-code"), Action.of("link code")))));
    }

    private Reply look(Conversation conversation) {
        return shown(
                conversation,
                links.find(
                        conversation.work(),
                        proposal(conversation),
                        conversation.requester().accountId()));
    }

    private Reply agree(Conversation conversation) {
        return shown(
                conversation,
                links.agree(
                        conversation.work(),
                        proposal(conversation),
                        conversation.requester().accountId()));
    }

    private Reply decline(Conversation conversation) {
        return shown(
                conversation,
                links.decline(
                        conversation.work(),
                        proposal(conversation),
                        conversation.requester().accountId()));
    }

    private static UUID proposal(Conversation conversation) {
        return conversation.options().requiredId("proposal");
    }

    private Reply shown(Conversation conversation, Optional<Proposal> proposal) {
        return proposal.map(found -> show(conversation, found))
                .orElseGet(() -> Reply.text(conversation.words().text("member.link.expired")));
    }

    private Reply show(Conversation conversation, Proposal proposal) {
        return screens.show(
                conversation.work(), proposal, conversation.requester().accountId(), conversation.words());
    }

    private Reply unlink(Conversation conversation) {
        Words words = conversation.words();
        List<LinkedAccount> accounts = links.accounts(conversation.work(), conversation.personId());
        if (accounts.size() < 2) {
            return Reply.text(words.text("member.unlink.nothing"));
        }
        List<ButtonRow> rows = accounts.stream()
                .map(account -> ButtonRow.of(Button.normal(
                        words.label("member.button.take-out", "account", LinkScreens.named(account, words)),
                        Action.of("unlink ask").with("account", account.id()))))
                .toList();
        return Reply.text(words.text("member.unlink.which", "accounts", LinkScreens.names(accounts, words)))
                .with(rows);
    }

    private Reply ask(Conversation conversation) {
        Words words = conversation.words();
        UUID id = conversation.options().requiredId("account");
        Optional<LinkedAccount> leaving = links.accounts(conversation.work(), conversation.personId()).stream()
                .filter(account -> account.id().equals(id))
                .findFirst();
        if (leaving.isEmpty()) {
            return Reply.text(words.text("member.unlink.nothing"));
        }
        if (links.checkParting(conversation.work(), conversation.personId()) instanceof Verdict.Wait why) {
            return LinkScreens.refused(why, words);
        }
        return Reply.text(
                words.text("member.unlink.ask", "account", LinkScreens.named(leaving.get(), words)),
                ButtonRow.of(
                        Button.danger(
                                words.label("member.button.take-it-out"),
                                Action.of("unlink do").with("account", id)),
                        Button.normal(words.label("member.button.stay-linked"), Action.of("unlink list"))));
    }

    private Reply part(Conversation conversation) {
        Words words = conversation.words();
        UUID id = conversation.options().requiredId("account");
        return switch (links.part(conversation.work(), conversation.requester(), id)) {
            case Links.Parted.Done(LinkedAccount account) ->
                Reply.text(words.text("member.unlink.done", "account", LinkScreens.named(account, words)));
            case Links.Parted.NotLinked none -> Reply.text(words.text("member.unlink.nothing"));
            case Links.Parted.NotNow(Verdict.Wait why) -> LinkScreens.refused(why, words);
        };
    }
}
