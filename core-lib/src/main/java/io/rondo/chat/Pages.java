package io.rondo.chat;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Cuts a list into pages. */
public final class Pages {

    /** The option of a turning action that names the page, counted from 1; its command must declare it. */
    public static final String PAGE = "page";

    private Pages() {}

    /**
     * One page of a list. A page that is not there (any more) becomes the nearest that is.
     *
     * @param all the whole list
     * @param page counted from 1
     * @param size how many items a page shows, at least 1
     * @param turn the action that shows another page, without its {@value #PAGE} option
     */
    public static <T> Reply.Listing listing(
            RichText title, List<T> all, int page, int size, Function<T, Reply.Item> item, Action turn) {
        int pages = Math.max(1, Math.ceilDiv(all.size(), size));
        int shown = Math.clamp(page, 1, pages);
        List<Reply.Item> items = all.stream()
                .skip((long) (shown - 1) * size)
                .limit(size)
                .map(item)
                .toList();
        return new Reply.Listing(
                title, items, shown, pages, pages > 1 ? Optional.of(turn) : Optional.empty(), List.of());
    }
}
