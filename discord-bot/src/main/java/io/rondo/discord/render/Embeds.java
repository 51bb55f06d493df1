package io.rondo.discord.render;

import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import java.util.ArrayList;
import java.util.List;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.entities.MessageEmbed;

/**
 * Cards as embeds: one, or several where a card has more text or more fields than one embed may hold. Each is for a message of
 * its own. Pure.
 */
final class Embeds {

    /** An embed's field without a name, which goes on with the one above. */
    private static final String NO_NAME = "\u200b";

    private static final String SMALL_PRINT = "-# ";

    private final List<EmbedBuilder> embeds = new ArrayList<>();

    private final CommandMentions commands;

    private Embeds(CommandMentions commands) {
        this.commands = commands;
    }

    /** @param links lines below the text, as markdown, for buttons that cannot be shown as such */
    static List<MessageEmbed> of(Reply.Card card, List<String> links, CommandMentions commands) {
        Embeds made = new Embeds(commands);
        made.description(Pieces.of(card.text(), MessageEmbed.DESCRIPTION_MAX_LENGTH, commands));
        made.embeds.getFirst().setTitle(Labels.cut(Markdown.escape(card.title()), MessageEmbed.TITLE_MAX_LENGTH));
        card.fields().forEach(made::field);
        links.forEach(made::line);
        card.picture().ifPresent(made::picture);
        card.footer().ifPresent(made::footer);
        made.embeds.forEach(embed -> card.colour().ifPresent(embed::setColor));
        return made.embeds.stream().map(EmbedBuilder::build).toList();
    }

    private void description(List<String> pieces) {
        embeds.add(new EmbedBuilder());
        pieces.stream().limit(1).forEach(piece -> last().setDescription(piece));
        pieces.stream().skip(1).forEach(piece -> embeds.add(new EmbedBuilder().setDescription(piece)));
    }

    private void field(Reply.Field field) {
        String name = Labels.cut(Markdown.escape(field.name()), MessageEmbed.TITLE_MAX_LENGTH);
        List<String> values = Pieces.of(field.value(), MessageEmbed.VALUE_MAX_LENGTH, commands);
        for (int i = 0; i < values.size(); i++) {
            String shown = i == 0 ? name : NO_NAME;
            withRoomFor(shown.length() + values.get(i).length()).addField(shown, values.get(i), false);
        }
    }

    /** A line below the text. */
    private void line(String line) {
        if (last().getDescriptionBuilder().length() + line.length() + 1 > MessageEmbed.DESCRIPTION_MAX_LENGTH) {
            embeds.add(new EmbedBuilder());
        }
        EmbedBuilder embed = withRoomFor(line.length() + 1);
        if (!embed.getDescriptionBuilder().isEmpty()) {
            embed.appendDescription("\n");
        }
        embed.appendDescription(line);
    }

    /** An embed has no place for the words that stand for its picture, so they stand below. */
    private void picture(Reply.Picture picture) {
        if (WebAddress.isPublic(picture.url()) && picture.url().length() <= MessageEmbed.URL_MAX_LENGTH) {
            last().setImage(picture.url());
        }
        if (!picture.alternative().isBlank()) {
            line(SMALL_PRINT + Markdown.escape(Labels.cut(picture.alternative(), MessageEmbed.VALUE_MAX_LENGTH / 2)));
        }
    }

    /** A footer shows neither links nor a reader's own time: one that has such is small print below the text. */
    private void footer(RichText footer) {
        boolean plain =
                footer.spans().stream().noneMatch(span -> span instanceof Span.Time || span instanceof Span.Link);
        if (plain) {
            String text = Labels.cut(footer.plain(), MessageEmbed.TEXT_MAX_LENGTH);
            withRoomFor(text.length()).setFooter(text);
        } else {
            Markdown.of(footer).lines().filter(line -> !line.isBlank()).forEach(text -> line(SMALL_PRINT + text));
        }
    }

    private EmbedBuilder last() {
        return embeds.getLast();
    }

    private EmbedBuilder withRoomFor(int characters) {
        boolean full = last().length() + characters > MessageEmbed.EMBED_MAX_LENGTH_BOT
                || last().getFields().size() >= MessageEmbed.MAX_FIELD_AMOUNT;
        if (full) {
            embeds.add(new EmbedBuilder());
        }
        return last();
    }
}
