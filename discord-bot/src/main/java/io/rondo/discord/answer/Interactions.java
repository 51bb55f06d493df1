package io.rondo.discord.answer;

import io.rondo.Features;
import io.rondo.chat.Incoming;
import io.rondo.chat.dispatch.Dispatcher;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Phaser;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import net.dv8tion.jda.api.entities.Message;
import net.dv8tion.jda.api.events.interaction.ModalInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.CommandAutoCompleteInteractionEvent;
import net.dv8tion.jda.api.events.interaction.command.SlashCommandInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.ButtonInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.EntitySelectInteractionEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.hooks.ListenerAdapter;
import net.dv8tion.jda.api.interactions.Interaction;
import net.dv8tion.jda.api.interactions.callbacks.IReplyCallback;
import net.dv8tion.jda.api.interactions.commands.Command.Choice;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears interactions and has each handled on a thread of its own, so that JDA's stays free. One that Discord delivers again, after
 * a session was resumed, is left to the first. Thread-safe.
 */
public final class Interactions extends ListenerAdapter {

    private static final Logger log = LoggerFactory.getLogger(Interactions.class);
    private static final int MOST_REMEMBERED = 10_000;

    private final InteractionReader reader;
    private final InteractionHandling handling;
    private final Dispatcher dispatcher;
    private final Phaser inHand = new Phaser(1);
    private final Set<String> seen = Collections.synchronizedSet(Collections.newSetFromMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > MOST_REMEMBERED;
        }
    }));

    public Interactions(Features features, InteractionHandling handling) {
        this.reader = new InteractionReader(features.codec());
        this.handling = handling;
        this.dispatcher = features.dispatcher();
    }

    @Override
    public void onSlashCommandInteraction(SlashCommandInteractionEvent event) {
        handle(event, () -> reader.command(event), false);
    }

    @Override
    public void onButtonInteraction(ButtonInteractionEvent event) {
        handle(event, () -> reader.press(event), isOwn(event, event.getMessage()));
    }

    @Override
    public void onStringSelectInteraction(StringSelectInteractionEvent event) {
        handle(event, () -> reader.choice(event), isOwn(event, event.getMessage()));
    }

    @Override
    public void onEntitySelectInteraction(EntitySelectInteractionEvent event) {
        handle(event, () -> reader.choice(event), isOwn(event, event.getMessage()));
    }

    @Override
    public void onModalInteraction(ModalInteractionEvent event) {
        Message message = event.getMessage();
        handle(event, () -> reader.modal(event), message != null && isOwn(event, message));
    }

    @Override
    public void onCommandAutoCompleteInteraction(CommandAutoCompleteInteractionEvent event) {
        beside(event.getId(), () -> {
            List<Choice> choices = dispatcher
                    .suggest(
                            reader.command(event),
                            event.getFocusedOption().getName(),
                            event.getFocusedOption().getValue())
                    .stream()
                    .map(suggestion -> new Choice(suggestion.label(), suggestion.value()))
                    .toList();
            event.replyChoices(choices)
                    .queue(done -> {}, late -> log.debug("Suggestions came too late: {}", late.toString()));
        });
    }

    /** A message in a direct chat, or one that Discord shows to this person alone. */
    private static boolean isOwn(Interaction interaction, Message message) {
        return interaction.getGuild() == null || message.isEphemeral();
    }

    private void handle(IReplyCallback interaction, Supplier<Incoming> request, boolean ownMessage) {
        if (seen.add(interaction.getId())) {
            beside(interaction.getId(), () -> handling.handle(interaction, request.get(), ownMessage));
        }
    }

    private void beside(String id, Runnable work) {
        inHand.register();
        Thread.ofVirtual().name("discord-interaction").start(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error failure) {
                log.error("Interaction {} failed", id, failure);
            } finally {
                inHand.arriveAndDeregister();
            }
        });
    }

    /** Waits until what is in hand is answered, at most for that long. */
    public void awaitAnswered(Duration longest) {
        int phase = inHand.arrive();
        try {
            inHand.awaitAdvanceInterruptibly(phase, longest.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException left) {
            log.warn("Some interactions are left to the next process");
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
    }
}
