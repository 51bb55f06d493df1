package io.rondo.discord;

import io.rondo.Features;
import io.rondo.call.VoiceRooms;
import io.rondo.chat.Platform;
import io.rondo.discord.answer.DirectLines;
import io.rondo.discord.answer.InteractionHandling;
import io.rondo.discord.answer.Interactions;
import io.rondo.discord.answer.KeptInteraction;
import io.rondo.discord.answer.KeptInteractions;
import io.rondo.discord.answer.LeftOver;
import io.rondo.discord.command.CommandRegistration;
import io.rondo.discord.command.CommandTree;
import io.rondo.discord.event.EventKeeper;
import io.rondo.discord.gateway.Gateway;
import io.rondo.discord.gateway.Session;
import io.rondo.discord.intake.Guilds;
import io.rondo.discord.intake.StartCheck;
import io.rondo.discord.render.CommandMentions;
import io.rondo.discord.render.DiscordRenderer;
import io.rondo.discord.rest.Line;
import io.rondo.discord.rest.Rest;
import io.rondo.discord.rest.RestLimits;
import io.rondo.discord.rest.RestWatch;
import io.rondo.discord.role.Returning;
import io.rondo.discord.role.RoleKeeper;
import io.rondo.discord.send.DiscordTransport;
import io.rondo.discord.send.SendLimits;
import io.rondo.discord.voice.RoomKeeper;
import io.rondo.runtime.SenderPlan;
import io.rondo.runtime.db.SessionLock;
import io.rondo.secret.MasterKey;
import io.rondo.tx.Transactor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import javax.sql.DataSource;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.events.session.ReadyEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;

/**
 * The bot: how its parts hang together. The {@link Gateway} keeps it logged in; {@link Interactions} come in and are answered by
 * {@link InteractionHandling} through the core's dispatcher; everything that is not the answer to an interaction is a delivery, which
 * the runtime's sender hands to the transport. Thread-safe.
 */
public final class DiscordBot {

    /** Longer than Discord waits for an answer. */
    private static final Duration GOODBYE = Duration.ofSeconds(5);

    private final DiscordSettings settings;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("discord-timer").factory());
    private final InteractionHandling handling;
    private final Interactions interactions;
    private final DirectLines lines;
    private final Guilds guilds;
    private final LeftOver leftOver;
    private final CommandRegistration registration;
    private final StartCheck startCheck;
    private final Gateway gateway;
    private final RestWatch watch;
    private final SendLimits limits;
    private final DiscordTransport transport;
    private final RoomKeeper rooms;
    private final RoleKeeper roles;
    private final EventKeeper events;
    private final Returning returning;

    /** @param unpooled opens a new connection with each call, for the lock */
    public DiscordBot(
            DiscordSettings settings,
            Features features,
            Transactor transactor,
            MasterKey key,
            DataSource unpooled,
            InstantSource clock) {
        this.settings = settings;
        String account =
                settings.botId() + settings.shards().map(range -> " " + range).orElse("");
        KeptInteractions kept = new KeptInteractions(transactor, key.box("discord interactions"), account);
        CommandMentions mentions = new CommandMentions();
        DiscordRenderer renderer = new DiscordRenderer(features.codec()::encode, mentions);
        this.handling = new InteractionHandling(features, kept, renderer, settings.deferAfter(), timer, clock);
        this.interactions = new Interactions(features, handling);
        this.lines = new DirectLines(features);
        this.guilds = new Guilds(features, transactor);
        this.leftOver = new LeftOver(features, transactor, kept, renderer, clock);
        this.startCheck = new StartCheck(features.communities(), transactor);
        this.registration =
                new CommandRegistration(new CommandTree(features.catalogue(), features.bundles()), mentions);
        this.gateway = new Gateway(
                new SessionLock(unpooled, "rondo discord gateway " + account),
                this::login,
                () -> interactions.awaitAnswered(GOODBYE));
        this.watch = new RestWatch(RestLimits.USUAL, clock);
        Rest rest = new Rest(Line.through(this::jdas), watch, RestLimits.USUAL);
        this.limits = SendLimits.firstContacts(settings.firstContacts());
        this.transport = new DiscordTransport(rest, renderer, limits, kept, clock);
        this.rooms = new RoomKeeper(transactor, new VoiceRooms(Platform.DISCORD), rest, clock);
        this.roles = new RoleKeeper(transactor, features.roles(), rest);
        this.events = new EventKeeper(transactor, features.serverEvents(), rest, clock);
        this.returning = new Returning(transactor, features.roles(), clock);
    }

    private List<JDA> jdas() {
        return gateway.session().map(Session::shards).orElse(List.of());
    }

    public DiscordSettings settings() {
        return settings;
    }

    /** Takes what comes in; to be started after what sends, and stopped before it. */
    public Gateway gateway() {
        return gateway;
    }

    /** How the runtime's sender sends for this bot: within Discord's limits, several chats at once. */
    public SenderPlan senderPlan() {
        return new SenderPlan(transport, settings.botId(), limits.senderSettings());
    }

    /** Makes voice channels for calls and takes them away. */
    public RoomKeeper rooms() {
        return rooms;
    }

    /** Gives roles and takes them back. */
    public RoleKeeper roles() {
        return roles;
    }

    /** Keeps servers' own events like ours. */
    public EventKeeper events() {
        return events;
    }

    /** Why something is not sent though the bot is logged in, in words for the operator. */
    public Optional<String> sendingProblem() {
        return watch.problem().or(transport::problem);
    }

    public Platform platform() {
        return Platform.DISCORD;
    }

    private Session login() {
        List<KeptInteraction> waiting = leftOver.find();
        return Session.open(settings, List.of(interactions, lines, guilds, returning, new Start(waiting)), watch);
    }

    /** What is done once after each login. */
    private final class Start extends ListenerAdapter {

        private final List<KeptInteraction> waiting;

        Start(List<KeptInteraction> waiting) {
            this.waiting = waiting;
        }

        @Override
        public void onReady(ReadyEvent event) {
            Thread.ofVirtual().name("discord-check").start(() -> startCheck.look(event.getJDA()));
            boolean first = event.getJDA().getShardInfo().getShardId()
                    == settings.shards().map(Shards::from).orElse(0);
            if (!first) {
                return;
            }
            Thread.ofVirtual().name("discord-left-over").start(() -> leftOver.answer(waiting, event.getJDA()));
            Thread.ofVirtual().name("discord-commands").start(() -> registration.register(event.getJDA()));
        }
    }

    /** Lets go of what it holds; to be called when nothing comes in and nothing is sent any more. */
    public void close() {
        handling.close();
        lines.close();
        timer.shutdownNow();
    }
}
