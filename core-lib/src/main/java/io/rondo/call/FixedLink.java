package io.rondo.call;

import io.rondo.event.CallChoice;
import java.util.regex.Pattern;

/** The link that the host typed, the same for every pair. */
public final class FixedLink implements CallProvider {

    public static final String NAME = CallChoice.FIXED;
    private static final Pattern LINK = Pattern.compile("https?://\\S+", Pattern.CASE_INSENSITIVE);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean endsCalls() {
        return false;
    }

    @Override
    public Creation create(CallRequest request) {
        String link = request.venue().strip();
        return LINK.matcher(link).matches()
                ? new Creation.Created(link, link)
                : new Creation.Failed("the event's venue is no link");
    }

    @Override
    public Ending end(String reference) {
        return Ending.CANNOT_BE_ENDED;
    }
}
