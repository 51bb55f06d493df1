package io.rondo.delivery;

import io.rondo.chat.Platform;
import io.rondo.tx.UnitOfWork;
import java.util.UUID;

/** Learns what sending found out about accounts and chats, in the transaction that settles the delivery. */
public interface Unreached {

    /** Nobody minds. */
    Unreached NOBODY = new Unreached() {
        @Override
        public void accountUnreachable(UnitOfWork work, UUID accountId) {}

        @Override
        public void chatLeft(UnitOfWork work, Platform platform, String chat) {}

        @Override
        public void chatMoved(UnitOfWork work, Platform platform, String chat, String newChat) {}
    };

    /** The person blocked the bot, is gone, or never spoke to it. */
    void accountUnreachable(UnitOfWork work, UUID accountId);

    /** The bot may not write in that chat any more. */
    void chatLeft(UnitOfWork work, Platform platform, String chat);

    /** The chat lives on under another id; waiting deliveries and posted messages have been rewritten. */
    void chatMoved(UnitOfWork work, Platform platform, String chat, String newChat);
}
