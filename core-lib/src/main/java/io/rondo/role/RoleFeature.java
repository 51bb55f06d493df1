package io.rondo.role;

import io.rondo.bus.Subscription;
import io.rondo.chat.Feature;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Delivery;
import io.rondo.member.Addressee;
import io.rondo.member.People;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.util.List;

/** Roles as the house sees them: the messages to the bot and its answers. Has no commands. */
public final class RoleFeature implements Feature {

    private final RoleGrants grants;
    private final People people;
    private final Bundles bundles;
    private final Deliveries deliveries;

    public RoleFeature(RoleGrants grants, People people, Bundles bundles, Deliveries deliveries) {
        this.grants = grants;
        this.people = people;
        this.bundles = bundles;
        this.deliveries = deliveries;
    }

    @Override
    public String name() {
        return "role";
    }

    @Override
    public List<Subscription> subscriptions() {
        Queue discord = Queue.bot(Platform.DISCORD.key());
        return List.of(
                Subscription.on(discord, RoleGrants.GRANT_ROLE, grants::ordered),
                Subscription.on(discord, RoleGrants.TAKE_ROLE, grants::ordered),
                Subscription.onDatemaker(RoleGrants.ROLE_GRANTED, (work, message) -> {}),
                Subscription.onDatemaker(RoleGrants.ROLE_REFUSED, this::refused));
    }

    /** Those who run the community read what to click; of several such messages that wait, only the newest is sent. */
    private void refused(UnitOfWork work, Message message) {
        RoleGrants.Refused refused = message.bodyAs(RoleGrants.Refused.class);
        if (refused.refusal() == RoleRefusal.NOT_THERE) {
            return;
        }
        for (Addressee admin : people.moderators(work, refused.communityId())) {
            if (admin.mayBeWrittenTo()) {
                Words words = bundles.words(admin.locale(), admin.zone(), work.now());
                String key = "role-refused:" + refused.roleId();
                deliveries.add(
                        work,
                        Delivery.to(
                                        admin.platform(),
                                        admin.directChat().orElseThrow(),
                                        RoleGrants.ROLE_REFUSED,
                                        Reply.text(words.text(refused.refusal().key(), "role", refused.roleId())))
                                .toAccount(admin.accountId())
                                .inSlot(key)
                                .superseding(key));
            }
        }
    }
}
