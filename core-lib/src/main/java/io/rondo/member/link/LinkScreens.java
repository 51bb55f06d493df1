package io.rondo.member.link;

import io.rondo.chat.Platform;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.member.People;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.util.List;
import java.util.UUID;

/** What an account sees of a proposal, as it is now. */
final class LinkScreens {

    private final Links links;
    private final People people;

    LinkScreens(Links links, People people) {
        this.links = links;
        this.people = people;
    }

    Reply show(UnitOfWork work, Proposal proposal, UUID viewer, Words words) {
        LinkedAccount mine = links.account(work, viewer);
        LinkedAccount other = links.account(work, proposal.otherThan(viewer));
        return switch (proposal.state()) {
            case LINKED ->
                Reply.text(words.text(
                        "member.link.done",
                        "mine",
                        named(mine, words),
                        "other",
                        named(other, words),
                        "name",
                        people.name(work, mine.personId())));
            case DECLINED ->
                Reply.text(words.text(
                        proposal.declinedBy().filter(viewer::equals).isPresent()
                                ? "member.link.you-declined"
                                : "member.link.they-declined",
                        "other",
                        named(other, words)));
            case REFUSED -> refused(Json.read(proposal.reason().orElseThrow(), Verdict.Wait.class), words);
            case OPEN ->
                proposal.isOpen(words.now())
                        ? open(proposal, mine, other, words)
                        : Reply.text(words.text("member.link.expired"));
        };
    }

    static Reply refused(Verdict.Wait why, Words words) {
        return Reply.text(words.text("member.link.not-now")
                .then(RichText.plain(" "))
                .then(words.text(why.reason(), "title", why.title())));
    }

    private static Reply open(Proposal proposal, LinkedAccount mine, LinkedAccount other, Words words) {
        RichText question =
                words.text("member.link.question", "mine", named(mine, words), "other", named(other, words));
        Button look = Button.normal(words.label("member.button.look-again"), action("link look", proposal));
        if (proposal.bothAgreed()) {
            return Reply.text(words.text("member.link.both-agreed"), ButtonRow.of(look));
        }
        Button decline = Button.normal(words.label("member.button.not-me"), action("link decline", proposal));
        if (proposal.hasAgreed(mine.id())) {
            return Reply.text(
                    RichText.lines(question, words.text("member.link.waiting", "other", named(other, words))),
                    ButtonRow.of(look, decline));
        }
        return Reply.text(
                RichText.lines(question, words.text("member.link.rules")),
                ButtonRow.of(
                        Button.primary(words.label("member.button.thats-me"), action("link agree", proposal)),
                        decline));
    }

    private static Action action(String command, Proposal proposal) {
        return Action.of(command).with("proposal", proposal.id());
    }

    /** {@code ana (@ana_b) on Telegram}. */
    static String named(LinkedAccount account, Words words) {
        return words.label(
                "member.link.account",
                "account",
                account.shown(),
                "platform",
                platform(Platform.of(account.platform()), words));
    }

    static String platform(Platform platform, Words words) {
        return words.label("member.platform." + platform.key());
    }

    static String names(List<LinkedAccount> accounts, Words words) {
        return String.join(
                ", ", accounts.stream().map(account -> named(account, words)).toList());
    }
}
