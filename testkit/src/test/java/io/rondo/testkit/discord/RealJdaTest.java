package io.rondo.testkit.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.rondo.testkit.discord.view.DiscordComponent;
import io.rondo.testkit.discord.view.DiscordModal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import net.dv8tion.jda.api.EmbedBuilder;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.components.actionrow.ActionRow;
import net.dv8tion.jda.api.components.buttons.Button;
import net.dv8tion.jda.api.components.label.Label;
import net.dv8tion.jda.api.components.selections.StringSelectMenu;
import net.dv8tion.jda.api.components.textinput.TextInput;
import net.dv8tion.jda.api.components.textinput.TextInputStyle;
import net.dv8tion.jda.api.entities.channel.concrete.TextChannel;
import net.dv8tion.jda.api.events.GenericEvent;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.events.message.MessageReceivedEvent;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.commands.DefaultMemberPermissions;
import net.dv8tion.jda.api.interactions.commands.OptionType;
import net.dv8tion.jda.api.interactions.commands.build.Commands;
import net.dv8tion.jda.api.interactions.commands.build.OptionData;
import net.dv8tion.jda.api.interactions.commands.build.SlashCommandData;
import net.dv8tion.jda.api.interactions.commands.build.SubcommandData;
import net.dv8tion.jda.api.modals.Modal;
import net.dv8tion.jda.api.utils.FileUpload;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The client library that Rondo uses, talking to the fake over the wire. */
class RealJdaTest {
    private final FakeDiscord discord = FakeDiscord.start();
    private final DiscordGuild guild = discord.guild("Mixers");
    private final DiscordChannel general = guild.channel("general");
    private final DiscordUser ana = discord.user("ana").joins(guild);
    private final DiscordUser bea = discord.user("bea").joins(guild);
    private JdaBot bot;

    @BeforeEach
    void logIn() throws InterruptedException {
        bot = new JdaBot(discord, RealJdaTest::answer);
        bot.jda.updateCommands().addCommands(commands()).complete();
        discord.awaitReady();
    }

    @AfterEach
    void stop() {
        bot.close();
        discord.close();
    }

    private static List<SlashCommandData> commands() {
        return List.of(
                Commands.slash("help", "What you can do"),
                Commands.slash("event", "Events")
                        .addSubcommands(
                                new SubcommandData("create", "Make an event")
                                        .addOption(OptionType.STRING, "title", "Its name", true)
                                        .addOptions(new OptionData(OptionType.INTEGER, "capacity", "Seats")
                                                .setRequiredRange(2, 500))
                                        .addOption(OptionType.USER, "host", "Who leads it"),
                                new SubcommandData("show", "Show an event")
                                        .addOption(OptionType.STRING, "event", "Which one", true, true)),
                Commands.slash("setup", "Set up")
                        .setDefaultPermissions(DefaultMemberPermissions.enabledFor(Permission.MANAGE_SERVER)));
    }

    private static void answer(GenericEvent event) {
        switch (event) {
            case SlashCommandInteractionEvent slash -> command(slash);
            case CommandAutoCompleteInteractionEvent typed ->
                typed.replyChoice(typed.getFocusedOption().getValue() + "day mixer", "id-1")
                        .queue();
            case ButtonInteractionEvent pressed -> pressed(pressed);
            case StringSelectInteractionEvent chosen ->
                chosen.editMessage("Chosen: " + chosen.getValues()).queue();
            case ModalInteractionEvent sent ->
                sent.reply("Hello " + sent.getValue("name").getAsString())
                        .setEphemeral(true)
                        .queue();
            default -> {}
        }
    }

    private static void command(SlashCommandInteractionEvent slash) {
        switch (slash.getFullCommandName()) {
            case "help" ->
                slash.reply("Help").setEphemeral(true).addComponents(row()).queue();
            case "event create" ->
                slash.deferReply()
                        .queue(hook -> hook.editOriginal(slash.getOption("title")
                                                .getAsString() + " with "
                                        + slash.getOption("host").getAsMember().getEffectiveName())
                                .setComponents(row())
                                .queue());
            default ->
                slash.reply("Set up by " + slash.getMember().getEffectiveName()).queue();
        }
    }

    private static void pressed(ButtonInteractionEvent pressed) {
        switch (pressed.getComponentId()) {
            case "form" ->
                pressed.replyModal(Modal.create("m1", "Who are you?")
                                .addComponents(Label.of(
                                        "Name",
                                        TextInput.create("name", TextInputStyle.SHORT)
                                                .setRequiredRange(1, 30)
                                                .build()))
                                .build())
                        .queue();
            case "late" ->
                pressed.deferEdit()
                        .queue(hook ->
                                hook.sendMessage("Noted").setEphemeral(true).queue());
            default -> pressed.editMessage("In").setComponents().queue();
        }
    }

    private static List<ActionRow> row() {
        return List.of(
                ActionRow.of(
                        Button.primary("in", "Register"),
                        Button.secondary("form", "Tell"),
                        Button.danger("late", "Later")),
                ActionRow.of(StringSelectMenu.create("sides")
                        .setPlaceholder("Whom?")
                        .addOption("Women", "w")
                        .addOption("Men", "m")
                        .build()));
    }

    private TextChannel channel() {
        return bot.jda.getTextChannelById(general.id());
    }

    @Test
    void the_bot_logs_in_and_knows_its_guild() {
        assertThat(bot.jda.getGuilds()).extracting(g -> g.getName()).containsExactly("Mixers");
        assertThat(channel().getName()).isEqualTo("general");
        assertThat(bot.jda.getGuilds().getFirst().getSelfMember().hasPermission(Permission.MANAGE_ROLES))
                .isTrue();
        discord.assertNoViolations();
    }

    @Test
    void a_private_answer_is_seen_by_the_one_who_asked_only() {
        DiscordMessage answer = ana.slash(general, "help").awaitAnswer();

        assertThat(answer.text()).isEqualTo("Help");
        assertThat(answer.isEphemeral()).isTrue();
        assertThat(answer.labels()).containsExactly("Register", "Tell", "Later");
        assertThat(ana.sees()).hasSize(1);
        assertThat(bea.sees()).isEmpty();
        assertThat(general.messages()).isEmpty();
        assertThatThrownBy(() -> bea.press(answer, "Register")).isInstanceOf(AssertionError.class);
        discord.assertNoViolations();
    }

    @Test
    void a_deferred_answer_is_edited_in() {
        DiscordInteraction asked =
                ana.slash(general, "event create", Map.of("title", "Friday mixer", "host", bea, "capacity", 20));

        assertThat(asked.awaitAnswer().text()).isEqualTo("Friday mixer with Bea");
        assertThat(asked.wasDeferred()).isTrue();
        assertThat(general.messages()).hasSize(1);
        discord.assertNoViolations();
    }

    @Test
    void presses_edit_open_forms_and_follow_up() {
        DiscordMessage card = ana.slash(general, "event create", Map.of("title", "Mixer", "host", bea))
                .awaitAnswer();

        DiscordInteraction later = bea.press(card, "Later");
        assertThat(later.awaitFollowUps(1).getFirst().onlyFor()).contains(bea);

        DiscordInteraction opened = bea.press(card, "Tell");
        DiscordModal form = opened.awaitModal();
        assertThat(form.labels()).containsExactly("Name");
        assertThat(bea.submit(opened, Map.of("Name", "Beatrice")).awaitAnswer().text())
                .isEqualTo("Hello Beatrice");

        assertThat(bea.select(card, "Whom?", "Men").awaitAnswer().text()).isEqualTo("Chosen: [m]");
        DiscordInteraction pressed = bea.press(card, "Register");
        assertThat(pressed.awaitAnswer().id()).isEqualTo(card.id());
        assertThat(pressed.editsSource()).isTrue();
        assertThat(discord.current(card).components()).isEmpty();
        assertThat(discord.current(card).history().earlier()).contains("Chosen: [m]");
        discord.assertNoViolations();
    }

    @Test
    void choices_are_offered_while_somebody_types() {
        assertThat(ana.autocomplete(general, "event show", "event", "Fri"))
                .containsExactly(new DiscordInteraction.Choice("Friday mixer", "id-1"));
        discord.assertNoViolations();
    }

    @Test
    void commands_are_offered_by_permission_and_checked_like_the_client_does() {
        DiscordUser admin = discord.user("admin").may(guild, DiscordPermission.MANAGE_GUILD);

        assertThat(admin.slash(general, "setup").awaitAnswer().text()).isEqualTo("Set up by Admin");
        assertThatThrownBy(() -> ana.slash(general, "setup")).hasMessageContaining("not offered");
        assertThat(ana.slashUnoffered(general, "setup", Map.of()).awaitAnswer().text())
                .isEqualTo("Set up by Ana");
        assertThatThrownBy(() -> ana.slash(general, "event create")).hasMessageContaining("needs the option title");
        assertThatThrownBy(() -> ana.slash(general, "event create", Map.of("title", "x", "capacity", 1)))
                .hasMessageContaining("out of the range");
        assertThatThrownBy(() -> ana.slash(general, "event")).hasMessageContaining("has subcommands");
    }

    @Test
    void messages_embeds_files_threads_and_edits_pass_the_description() {
        var sent = channel()
                .sendMessageEmbeds(new EmbedBuilder()
                        .setTitle("Friday mixer")
                        .setDescription("Speed meeting")
                        .addField("When", "19:00", true)
                        .setImage("attachment://plan.png")
                        .build())
                .addFiles(FileUpload.fromData("png".getBytes(StandardCharsets.UTF_8), "plan.png")
                        .setDescription("The plan"))
                .addComponents(ActionRow.of(Button.link("https://example.org", "Open")))
                .complete();
        var thread = sent.createThreadChannel("Friday mixer").complete();
        thread.sendMessage("The evening starts").complete();
        sent.editMessage("Moved").complete();
        sent.pin().complete();

        DiscordMessage card = general.messages().getFirst();
        assertThat(card.text()).contains("Moved", "Friday mixer", "When: 19:00");
        assertThat(card.embeds().getFirst().image().orElseThrow()).endsWith("/plan.png");
        assertThat(card.files().values()).extracting(f -> f.text()).containsExactly("png");
        assertThat(card.component("Open").flatMap(DiscordComponent::url)).contains("https://example.org");
        assertThat(card.pinned()).isTrue();
        assertThat(card.thread().orElseThrow().messages())
                .extracting(DiscordMessage::text)
                .containsExactly("The evening starts");
        assertThat(card.thread().orElseThrow().id()).isEqualTo(card.id());
        assertThatThrownBy(() -> sent.createThreadChannel("Again").complete())
                .isInstanceOfSatisfying(
                        ErrorResponseException.class,
                        e -> assertThat(e.getErrorCode()).isEqualTo(160004));
        discord.assertNoViolations();
    }

    @Test
    void the_bot_hears_what_is_said_and_writes_directly() {
        ana.says(general, "Hi all");
        DiscordChannel direct = ana.direct();
        ana.says(direct, "Hi bot");
        discord.await("both heard", () -> bot.count(MessageReceivedEvent.class) == 2);
        bot.jda.openPrivateChannelById(ana.id()).complete().sendMessage("Hello").complete();

        List<String> heard = bot.events.stream()
                .filter(MessageReceivedEvent.class::isInstance)
                .map(e -> ((MessageReceivedEvent) e).getMessage().getContentRaw())
                .filter(t -> !t.equals("Hello"))
                .toList();
        // What is said in a guild is blank without the privileged intent.
        assertThat(heard).containsExactly("", "Hi bot");
        assertThat(ana.directMessages()).extracting(DiscordMessage::text).containsExactly("Hello");
        discord.assertNoViolations();
    }
}
