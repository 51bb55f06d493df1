package io.rondo.datemaker.call;

import io.rondo.adapters.livekit.LiveKitCalls;
import io.rondo.adapters.livekit.LiveKitWebhook.Told;
import io.rondo.call.CallPages;
import io.rondo.call.CallPages.Standing;
import io.rondo.tx.Json;
import io.rondo.tx.Transactor;
import io.rondo.tx.UnitOfWork;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ObjectNode;

/** What the call page and LiveKit's webhooks ask, and what they get. Safe to use from several threads. */
final class CallDesk {

    /** Far more than any key or webhook takes. */
    static final int LONGEST_BODY = 64 * 1024;

    private final Transactor transactor;
    private final CallPages pages;
    private final LiveKitCalls liveKit;

    CallDesk(Transactor transactor, CallPages pages, LiveKitCalls liveKit) {
        this.transactor = transactor;
        this.pages = pages;
        this.liveKit = liveKit;
    }

    /** How the call stands: {@code {"state":"open|over|unknown","leftMs":…}}; {@code leftMs} is null while the clock is stopped. */
    ObjectNode state(String body) {
        return answer(body, false);
    }

    /** As {@link #state}; an open call with where to go, and the token for it. */
    ObjectNode enter(String body) {
        return answer(body, true);
    }

    private ObjectNode answer(String body, boolean withToken) {
        String key = key(body);
        return transactor.call(work -> describe(work, pages.standing(work, key), withToken));
    }

    private ObjectNode describe(UnitOfWork work, Standing standing, boolean withToken) {
        ObjectNode node = Json.mapper().createObjectNode();
        switch (standing) {
            case Standing.Unknown unknown -> node.put("state", "unknown");
            case Standing.Over over -> node.put("state", "over");
            case Standing.Open open -> {
                node.put("state", "open");
                node.put(
                        "leftMs",
                        open.endsAt()
                                .map(end -> Math.max(
                                        0, Duration.between(work.now(), end).toMillis()))
                                .orElse(null));
                if (withToken) {
                    node.put("url", liveKit.server().url().toString());
                    node.put("relayOnly", liveKit.server().relayOnly());
                    node.put(
                            "token",
                            liveKit.token(
                                    open.call().reference().orElseThrow(), open.caller(), work.now(), open.endsAt()));
                }
            }
        }
        return node;
    }

    private static String key(String body) {
        try {
            return Json.parse(body).path("key").asString("");
        } catch (JacksonException noJson) {
            return "";
        }
    }

    /**
     * LiveKit tells something.
     *
     * @return whether it was LiveKit
     */
    boolean told(String body, Optional<String> authorization) {
        Told told = liveKit.webhook().read(body, orNull(authorization));
        if (told instanceof Told.Forged) {
            return false;
        }
        transactor.run(work -> keep(work, told));
        return true;
    }

    private void keep(UnitOfWork work, Told told) {
        switch (told) {
            case Told.Joined joined ->
                pages.joined(work, joined.callId(), joined.caller(), joined.visit(), joined.at());
            case Told.Left left -> pages.left(work, left.callId(), left.caller(), left.visit(), left.at());
            case Told.Finished finished -> pages.finished(work, finished.callId(), finished.at());
            case Told.Nothing nothing -> {}
            case Told.Forged forged -> throw new IllegalStateException("was turned away");
        }
    }

    private static @Nullable String orNull(Optional<String> text) {
        return text.isPresent() ? text.get() : null;
    }

    /** What the page may load and whom it may talk to: ourselves and the LiveKit server, nobody else. */
    String contentSecurityPolicy() {
        URI server = liveKit.server().url();
        String host = server.getRawAuthority();
        boolean secure = "wss".equals(server.getScheme());
        return "default-src 'none'; script-src 'self'; style-src 'self'; img-src data:; media-src 'self' blob: mediastream:;"
                + " connect-src 'self' " + (secure ? "wss://" : "ws://") + host + (secure ? " https://" : " http://")
                + host
                + "; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
    }
}
