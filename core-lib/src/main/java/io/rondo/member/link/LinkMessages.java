package io.rondo.member.link;

import io.rondo.bus.Subscription;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Bundles;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Delivery;
import io.rondo.member.People;
import io.rondo.tx.Message;
import io.rondo.tx.UnitOfWork;
import java.util.List;

/** The messages of linking: make one of two, and tell a side what became of it. */
public final class LinkMessages {

    private final Links links;
    private final People people;
    private final Bundles bundles;
    private final Deliveries deliveries;
    private final LinkScreens screens;

    public LinkMessages(Links links, People people, Bundles bundles, Deliveries deliveries) {
        this.links = links;
        this.people = people;
        this.bundles = bundles;
        this.deliveries = deliveries;
        this.screens = new LinkScreens(links, people);
    }

    public List<Subscription> all() {
        return List.of(
                Subscription.onDatemaker(Links.LINK_PEOPLE, links::link),
                Subscription.onBots(Links.LINK_NEWS, this::news));
    }

    /** Whoever cannot be written to looks for themselves: every message of it has a button for that. */
    private void news(UnitOfWork work, Message message) {
        Links.LinkNews body = message.bodyAs(Links.LinkNews.class);
        links.find(work, body.proposalId(), body.accountId())
                .ifPresent(proposal -> people.addresseeAnywhere(work, body.accountId())
                        .filter(addressee -> addressee.mayBeWrittenTo())
                        .ifPresent(addressee -> {
                            Reply reply = screens.show(
                                    work,
                                    proposal,
                                    body.accountId(),
                                    bundles.words(addressee.locale(), addressee.zone(), work.now()));
                            String slot = "link:" + proposal.id();
                            deliveries.add(
                                    work,
                                    Delivery.to(
                                                    addressee.platform(),
                                                    addressee.directChat().orElseThrow(),
                                                    "link",
                                                    reply)
                                            .toAccount(addressee.accountId())
                                            .inSlot(slot)
                                            .superseding(slot));
                        }));
    }
}
