package io.rondo.discord.answer;

import io.rondo.chat.Incoming;
import io.rondo.chat.Incoming.Input;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import io.rondo.chat.UserError;
import io.rondo.chat.dispatch.ButtonCodec;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.discord.command.GuildRoles;
import io.rondo.discord.render.CustomIds;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import net.dv8tion.jda.api.entities.Guild;
import net.dv8tion.jda.api.entities.ISnowflake;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.commands.CommandInteractionPayload;
import net.dv8tion.jda.api.interactions.components.buttons.ButtonInteraction;
import net.dv8tion.jda.api.interactions.components.selections.EntitySelectInteraction;
import net.dv8tion.jda.api.interactions.components.selections.StringSelectInteraction;
import net.dv8tion.jda.api.interactions.modals.ModalInteraction;
import net.dv8tion.jda.api.interactions.modals.ModalMapping;

/** What Discord says of an interaction or a message, in the chat layer's terms. Safe to use from several threads. */
final class InteractionReader {

    private static final int LONGEST_NAME = 100;

    private final ButtonCodec codec;

    InteractionReader(ButtonCodec codec) {
        this.codec = codec;
    }

    /** The request of an interaction; the same each time that Discord delivers it. */
    static String requestId(String interactionId) {
        return "discord:" + interactionId;
    }

    Incoming command(CommandInteractionPayload command) {
        Map<String, String> options = new HashMap<>();
        command.getOptions().forEach(option -> options.put(option.getName(), option.getAsString()));
        return incoming(command, Optional.empty(), new Input.Invocation(command.getFullCommandName(), options));
    }

    Incoming press(ButtonInteraction press) {
        return incoming(
                press, Optional.of(press.getMessageId()), new Input.Press(CustomIds.data(press.getComponentId())));
    }

    /** Each choice of a menu of ours is what a button would carry. */
    Incoming choice(StringSelectInteraction choice) {
        String data =
                choice.getValues().stream().findFirst().map(CustomIds::data).orElse("");
        return incoming(choice, Optional.of(choice.getMessageId()), new Input.Press(data));
    }

    /** Only a channel of the very server counts: what a client sends may name any. */
    Incoming choice(EntitySelectInteraction choice) {
        String channel = choice.getMentions().getChannels().stream()
                .filter(chosen -> choice.getGuild() != null
                        && chosen.getGuild().getIdLong() == choice.getGuild().getIdLong()
                        && choice.getGuild().getGuildChannelById(chosen.getId()) != null)
                .findFirst()
                .map(chosen -> chosen.getId())
                .orElse("");
        return incoming(
                choice,
                Optional.of(choice.getMessageId()),
                submission(choice.getComponentId(), Map.of(Button.Channels.CHANNEL, channel)));
    }

    Incoming modal(ModalInteraction modal) {
        Map<String, String> answers = new HashMap<>();
        modal.getValues().forEach(answer -> answers.put(answer.getCustomId(), text(answer)));
        return incoming(
                modal,
                Optional.ofNullable(modal.getMessage()).map(Message::getId),
                submission(modal.getModalId(), answers));
    }

    /** A line that somebody wrote to the bot; one without text is heard as empty, so that it is not met with silence. */
    Incoming line(Message message) {
        String channel = message.getChannelId();
        User author = message.getAuthor();
        return new Incoming(
                "discord:message:" + message.getId(),
                Platform.DISCORD,
                sender(
                        author,
                        author.getEffectiveName(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(channel),
                        Optional.empty()),
                new Incoming.Chat(Place.DIRECT, channel, Optional.empty(), Optional.empty(), Optional.empty()),
                new Input.Line(message.getContentRaw(), true));
    }

    /** Data that we have not signed is handed on as a press, whose answer says that it is damaged. */
    private Input submission(String customId, Map<String, String> answers) {
        String data = CustomIds.data(customId);
        try {
            Action action = codec.decode(data);
            return new Input.Submission(action, answers);
        } catch (UserError forged) {
            return new Input.Press(data);
        }
    }

    private static String text(ModalMapping answer) {
        return switch (answer.getType()) {
            case STRING_SELECT, CHECKBOX_GROUP ->
                answer.getAsStringList().stream().findFirst().orElse("");
            case CHANNEL_SELECT, ROLE_SELECT, USER_SELECT, MENTIONABLE_SELECT ->
                answer.getAsLongList().stream().findFirst().map(String::valueOf).orElse("");
            case CHECKBOX -> Boolean.toString(answer.getAsBoolean());
            case TEXT_INPUT, RADIO_GROUP ->
                Optional.ofNullable(answer.getAsOptionalString()).orElse("");
            default -> "";
        };
    }

    private static Incoming incoming(Interaction interaction, Optional<String> messageId, Input input) {
        Guild guild = interaction.getGuild();
        Member member = interaction.getMember();
        String channel = interaction.getChannelId();
        String name = member == null ? interaction.getUser().getEffectiveName() : member.getEffectiveName();
        return new Incoming(
                requestId(interaction.getId()),
                Platform.DISCORD,
                sender(
                        interaction.getUser(),
                        name,
                        Optional.of(interaction.getUserLocale().getLocale()),
                        Optional.ofNullable(member)
                                .filter(known -> !known.isDetached())
                                .map(known -> GuildRoles.role(known.getPermissions())),
                        guild == null ? Optional.ofNullable(channel) : Optional.empty(),
                        Optional.ofNullable(member)
                                .filter(known -> !known.isDetached())
                                .map(InteractionReader::roles)),
                guild == null
                        ? new Incoming.Chat(
                                Place.DIRECT,
                                Optional.ofNullable(channel).orElse(""),
                                Optional.empty(),
                                Optional.empty(),
                                messageId)
                        : new Incoming.Chat(
                                Place.GROUP, guild.getId(), title(guild), Optional.ofNullable(channel), messageId),
                input);
    }

    private static Incoming.Sender sender(
            User user,
            String name,
            Optional<String> locale,
            Optional<Role> role,
            Optional<String> directChat,
            Optional<Set<String>> roles) {
        return new Incoming.Sender(
                user.getId(),
                Optional.of(user.getName()),
                cut(name),
                locale,
                Optional.empty(),
                role,
                directChat,
                roles);
    }

    private static Set<String> roles(Member member) {
        return member.getUnsortedRoles().stream().map(ISnowflake::getId).collect(Collectors.toUnmodifiableSet());
    }

    /** Of a server that is out for the moment, no more than its id is known. */
    private static Optional<String> title(Guild guild) {
        return guild.isDetached() ? Optional.empty() : Optional.of(cut(guild.getName()));
    }

    private static String cut(String name) {
        return name.codePointCount(0, name.length()) <= LONGEST_NAME
                ? name
                : name.substring(0, name.offsetByCodePoints(0, LONGEST_NAME));
    }
}
