package io.rondo.mirror;

import io.rondo.bus.Subscription;
import io.rondo.chat.Feature;
import java.util.List;
import java.util.stream.Stream;

/** Mirrors of events as the house sees them: messages to the bots and notes to hosts. Has no commands. */
public final class MirrorFeature implements Feature {

    private final ServerEvents serverEvents;
    private final CardPins pins;

    public MirrorFeature(ServerEvents serverEvents, CardPins pins) {
        this.serverEvents = serverEvents;
        this.pins = pins;
    }

    @Override
    public String name() {
        return "mirror";
    }

    @Override
    public List<Subscription> subscriptions() {
        return Stream.concat(serverEvents.subscriptions().stream(), pins.subscriptions().stream())
                .toList();
    }
}
