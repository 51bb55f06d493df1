package io.rondo.protocol;

import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;

/** What a reply says, without its looks. */
final class Said {

    private Said() {}

    static String of(Reply reply) {
        return switch (reply) {
            case Reply.Text text -> text.text().plain();
            case Reply.Card card ->
                RichText.lines(RichText.plain(card.title()), card.text()).plain();
            default -> "";
        };
    }
}
