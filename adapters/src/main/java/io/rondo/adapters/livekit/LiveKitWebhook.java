package io.rondo.adapters.livekit;

import io.livekit.server.WebhookReceiver;
import io.rondo.call.CallServices;
import io.rondo.call.Caller;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import livekit.LivekitModels.ParticipantInfo;
import livekit.LivekitWebhook.WebhookEvent;
import org.jspecify.annotations.Nullable;

/** Reads what a LiveKit server posts to us, and believes only what is signed with our secret. Safe to use from several threads. */
public final class LiveKitWebhook {

    private final WebhookReceiver receiver;

    /** What the server tells of one of our rooms. */
    public sealed interface Told {

        /** Of something that we do not keep. */
        record Nothing() implements Told {}

        /** Somebody who does not know our secret says so. */
        record Forged() implements Told {}

        record Joined(UUID callId, Caller caller, String visit, Instant at) implements Told {}

        record Left(UUID callId, Caller caller, String visit, Instant at) implements Told {}

        record Finished(UUID callId, Instant at) implements Told {}
    }

    LiveKitWebhook(CallServices.LiveKit server) {
        this.receiver = new WebhookReceiver(server.apiKey(), server.apiSecret());
    }

    /** @param authorization the header of that name; its signature covers the body, to the letter */
    public Told read(String body, @Nullable String authorization) {
        if (authorization == null) {
            return new Told.Forged();
        }
        WebhookEvent event;
        try {
            event = receiver.receive(body, authorization);
        } catch (Exception wrong) {
            // The library's Kotlin throws checked ones undeclared; whatever it is, we do not believe it.
            return new Told.Forged();
        }
        return LiveKitCalls.callOf(event.getRoom().getName())
                .map(callId -> told(callId, event))
                .orElseGet(Told.Nothing::new);
    }

    private static Told told(UUID callId, WebhookEvent event) {
        Instant at = Instant.ofEpochSecond(event.getCreatedAt());
        if (event.getEvent().equals("room_finished")) {
            return new Told.Finished(callId, at);
        }
        ParticipantInfo who = event.getParticipant();
        Optional<Caller> caller = caller(who.getIdentity());
        return switch (event.getEvent()) {
            case "participant_joined" ->
                caller.<Told>map(one -> new Told.Joined(callId, one, who.getSid(), at))
                        .orElseGet(Told.Nothing::new);
            case "participant_left", "participant_connection_aborted" ->
                caller.<Told>map(one -> new Told.Left(callId, one, who.getSid(), at))
                        .orElseGet(Told.Nothing::new);
            default -> new Told.Nothing();
        };
    }

    private static Optional<Caller> caller(String identity) {
        return switch (identity) {
            case "first" -> Optional.of(Caller.FIRST);
            case "second" -> Optional.of(Caller.SECOND);
            default -> Optional.empty();
        };
    }
}
