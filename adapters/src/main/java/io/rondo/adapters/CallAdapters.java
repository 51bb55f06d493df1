package io.rondo.adapters;

import io.rondo.adapters.jitsi.JitsiCalls;
import io.rondo.adapters.livekit.LiveKitCalls;
import io.rondo.adapters.meet.MeetCalls;
import io.rondo.call.CallProvider;
import io.rondo.call.CallProviders;
import io.rondo.call.CallServices;
import io.rondo.call.FixedLink;
import io.rondo.call.PracticeCalls;
import io.rondo.call.VoiceRooms;
import io.rondo.chat.Platform;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The call providers of an installation, best first. */
public final class CallAdapters {

    private CallAdapters() {}

    /**
     * Those that are switched on.
     *
     * @param discord whether the Discord bot runs: voice channels, for pairs who are both there
     * @param practiceUrl where people reach the playground's practice calls; empty: no practice calls
     */
    public static CallProviders bestFirst(boolean discord, CallServices services, Optional<URI> practiceUrl) {
        List<CallProvider> providers = new ArrayList<>();
        services.liveKit().ifPresent(server -> providers.add(new LiveKitCalls(server, services.publicUrl())));
        if (discord) {
            providers.add(new VoiceRooms(Platform.DISCORD));
        }
        services.meet().ifPresent(google -> providers.add(new MeetCalls(google)));
        services.jitsi().ifPresent(url -> providers.add(new JitsiCalls(Optional.of(url.toString()))));
        practiceUrl.ifPresent(url -> providers.add(new PracticeCalls(withoutSlash(url))));
        providers.add(new FixedLink());
        return new CallProviders(providers);
    }

    private static String withoutSlash(URI url) {
        String text = url.toString();
        return text.endsWith("/") ? text.substring(0, text.length() - 1) : text;
    }
}
