package io.rondo.discord.answer;

import io.rondo.Features;
import io.rondo.chat.Answer;
import io.rondo.chat.dispatch.Answered;
import io.rondo.chat.form.KeptForms;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Words;
import io.rondo.discord.render.DiscordRenderer;
import io.rondo.tx.Json;
import io.rondo.tx.Transactor;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.exceptions.ErrorResponseException;
import net.dv8tion.jda.api.interactions.InteractionHook;
import net.dv8tion.jda.api.utils.messages.MessageCreateData;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers what an earlier process did not come to answer: where its answer is recorded, with that; else by saying that it was
 * interrupted. It works for what was deferred, within 15 minutes. What was not even deferred within Discord's three seconds is lost
 * to the person, who sees that the bot did not respond; what it did holds, and shows when they press again. Safe to use from
 * several threads.
 */
public final class LeftOver {

    private static final Logger log = LoggerFactory.getLogger(LeftOver.class);

    private final Features features;
    private final Transactor transactor;
    private final KeptInteractions kept;
    private final DiscordRenderer renderer;
    private final InstantSource clock;

    public LeftOver(
            Features features,
            Transactor transactor,
            KeptInteractions kept,
            DiscordRenderer renderer,
            InstantSource clock) {
        this.features = features;
        this.transactor = transactor;
        this.kept = kept;
        this.renderer = renderer;
        this.clock = clock;
    }

    /** What waits for an answer at this moment; to be asked before the bot logs in, since later it may be in hand. */
    public List<KeptInteraction> find() {
        return kept.waiting();
    }

    /** Answers them, one after the other. */
    public void answer(List<KeptInteraction> waiting, JDA jda) {
        for (KeptInteraction interaction : waiting) {
            try {
                answer(interaction, jda);
            } catch (ErrorResponseException tooLate) {
                log.info("Interaction {} cannot be answered any more: {}", interaction.id(), tooLate.getMeaning());
            } catch (RuntimeException failure) {
                log.warn("Interaction {} was not answered", interaction.id(), failure);
            }
        }
    }

    private void answer(KeptInteraction interaction, JDA jda) {
        Words words = features.bundles()
                .words(features.bundles().closest(interaction.locale()), ZoneOffset.UTC, clock.instant());
        Answered answered = recorded(interaction)
                .orElseGet(() -> new Answered(Reply.text(words.text("chat.error.interrupted")), Answer.PRIVATE));
        InteractionHook hook = InteractionHook.from(jda, interaction.token()).setEphemeral(true);
        List<MessageCreateData> messages = renderer.messages(shown(answered, words));
        boolean inPlace = answered.how() == interaction.answer() || interaction.answer() == Answer.PRIVATE;
        if (inPlace && !messages.isEmpty()) {
            hook.editOriginal(DiscordRenderer.edit(messages.getFirst())).complete();
        } else if (interaction.answer() != Answer.EDIT) {
            hook.deleteOriginal().complete();
        }
        messages.stream()
                .skip(inPlace ? 1 : 0)
                .forEach(next -> hook.sendMessage(next).setEphemeral(true).complete());
        kept.answered(interaction.id(), Optional.empty());
        log.info("Interaction {} was answered late", interaction.id());
    }

    private Optional<Answered> recorded(KeptInteraction interaction) {
        return transactor
                .call(work -> work.once(interaction.requestId()))
                .map(recorded -> Json.read(recorded, Answered.class));
    }

    private static Reply shown(Answered answered, Words words) {
        return answered.reply() instanceof Reply.Form form ? KeptForms.invitation(form, words) : answered.reply();
    }
}
