package io.rondo.discord.render;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button.Channels;
import io.rondo.chat.reply.Button.Open;
import io.rondo.chat.reply.Button.Press;
import io.rondo.chat.reply.Button.Style;
import io.rondo.chat.reply.Reply.ButtonRow;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.buttons.ButtonStyle;
import net.dv8tion.jda.api.components.selections.EntitySelectMenu;
import net.dv8tion.jda.api.components.selections.SelectMenu;
import net.dv8tion.jda.api.components.selections.SelectOption;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.entities.channel.ChannelType;

/**
 * Lays buttons out in Discord's five rows of five. A row of more than five choices becomes a select; where there are too many
 * rows they are filled up, and where there are too many buttons all become selects. What has no place then is left out.
 */
final class Buttons {

    private static final int MOST_ROWS = 5;
    private static final int MOST_IN_A_ROW = 5;
    private static final String CHOOSE = "…";

    private final Function<Action, String> data;

    /** A button of ours with what it carries: its custom id, or its address. */
    private record Key(io.rondo.chat.reply.Button button, String carries) {}

    Buttons(Function<Action, String> data) {
        this.data = data;
    }

    List<ActionRow> rows(List<ButtonRow> rows) {
        CustomIds ids = new CustomIds();
        List<List<Key>> shown = rows.stream()
                .map(row -> row.buttons().stream()
                        .filter(Buttons::isShowable)
                        .map(button -> key(button, ids))
                        .toList())
                .filter(row -> !row.isEmpty())
                .toList();
        List<ActionRow> laidOut = new ArrayList<>();
        for (List<Key> row : shown) {
            List<Key> buttons = row.stream().filter(key -> !isMenu(key)).toList();
            row.stream().filter(Buttons::isMenu).map(Buttons::menu).forEach(laidOut::add);
            laidOut.addAll(buttons.size() > MOST_IN_A_ROW ? selects(buttons, laidOut.size()) : filled(buttons));
        }
        if (laidOut.size() <= MOST_ROWS) {
            return laidOut;
        }
        List<Key> all =
                shown.stream().flatMap(List::stream).filter(key -> !isMenu(key)).toList();
        return all.size() <= MOST_ROWS * MOST_IN_A_ROW
                ? filled(all)
                : selects(all, 0).stream().limit(MOST_ROWS).toList();
    }

    /** The buttons that Discord would refuse: their addresses have to stand in the text. */
    static List<Open> unshowable(List<ButtonRow> rows) {
        return rows.stream()
                .flatMap(row -> row.buttons().stream())
                .filter(button -> !isShowable(button))
                .flatMap(button -> button instanceof Open open ? Stream.of(open) : Stream.empty())
                .toList();
    }

    private static boolean isShowable(io.rondo.chat.reply.Button button) {
        return switch (button) {
            case Press press -> true;
            case Channels channels -> true;
            case Open(String label, String url) -> WebAddress.isPublic(url) && url.length() <= Button.URL_MAX_LENGTH;
        };
    }

    private Key key(io.rondo.chat.reply.Button button, CustomIds ids) {
        return switch (button) {
            case Press press -> new Key(press, ids.unique(data.apply(press.action())));
            case Channels channels -> new Key(channels, ids.unique(data.apply(channels.action())));
            case Open open -> new Key(open, open.url());
        };
    }

    private static List<ActionRow> filled(List<Key> all) {
        List<ActionRow> rows = new ArrayList<>();
        for (int at = 0; at < all.size(); at += MOST_IN_A_ROW) {
            rows.add(row(all.subList(at, Math.min(all.size(), at + MOST_IN_A_ROW))));
        }
        return rows;
    }

    private static ActionRow row(List<Key> keys) {
        return ActionRow.of(keys.stream().map(Buttons::button).toList());
    }

    private static Button button(Key key) {
        String label = Labels.cut(key.button().label(), Button.LABEL_MAX_LENGTH);
        return switch (key.button()) {
            case Press press -> Button.of(style(press.style()), key.carries(), label);
            case Open open -> Button.link(key.carries(), label);
            case Channels channels -> throw new IllegalArgumentException("a menu is no button");
        };
    }

    private static boolean isMenu(Key key) {
        return key.button() instanceof Channels;
    }

    private static ActionRow menu(Key key) {
        EntitySelectMenu.Builder menu = EntitySelectMenu.create(key.carries(), EntitySelectMenu.SelectTarget.CHANNEL)
                .setChannelTypes(ChannelType.TEXT, ChannelType.NEWS)
                .setPlaceholder(Labels.cut(key.button().label(), SelectMenu.PLACEHOLDER_MAX_LENGTH));
        if (key.button() instanceof Channels channels) {
            channels.chosen()
                    .filter(id -> id.matches("\\d{1,20}"))
                    .ifPresent(id -> menu.setDefaultValues(EntitySelectMenu.DefaultValue.channel(id)));
        }
        return ActionRow.of(menu.build());
    }

    private static ButtonStyle style(Style style) {
        return switch (style) {
            case PRIMARY -> ButtonStyle.PRIMARY;
            case NORMAL -> ButtonStyle.SECONDARY;
            case DANGER -> ButtonStyle.DANGER;
        };
    }

    /** Pages cannot be opened from a select, so their buttons stand below. */
    private static List<ActionRow> selects(List<Key> keys, int rowsBefore) {
        List<Key> presses =
                keys.stream().filter(key -> key.button() instanceof Press).toList();
        List<ActionRow> rows = new ArrayList<>();
        for (int at = 0; at < presses.size(); at += SelectMenu.OPTIONS_MAX_AMOUNT) {
            List<Key> some = presses.subList(at, Math.min(presses.size(), at + SelectMenu.OPTIONS_MAX_AMOUNT));
            rows.add(ActionRow.of(select(CustomIds.select(rowsBefore + rows.size()), some)));
        }
        rows.addAll(
                filled(keys.stream().filter(key -> key.button() instanceof Open).toList()));
        return rows;
    }

    private static StringSelectMenu select(String id, List<Key> presses) {
        return StringSelectMenu.create(id)
                .setPlaceholder(CHOOSE)
                .addOptions(presses.stream()
                        .map(key -> SelectOption.of(
                                Labels.cut(key.button().label(), SelectOption.LABEL_MAX_LENGTH), key.carries()))
                        .toList())
                .build();
    }
}
