package io.rondo.playground.rehearsal;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** The playground as simulated people use it. Safe to use from several threads. */
public interface Stage {

    /** A message that someone sees. */
    record Seen(long id, long revision, Reply reply) {}

    /** Who is not simulated, and so is never played. */
    Set<String> humans();

    /** Brings the person in, with a complete profile. */
    void enter(Cast.Member member);

    /** Says a line in the person's direct chat, and gives what was answered. */
    List<Reply> say(String name, String line);

    /** What the person sees that is newer than the revision, in the order of their revisions. */
    List<Seen> read(String name, long after);

    /** Presses a button; the same request id again has no other effect. */
    void press(String name, long messageId, Action action, String requestId);

    /** Is in the practice call now, and for a few seconds more. */
    void beInCall(String name, String room);

    /** The newest revision that this process knows of. */
    long newest();

    /** Waits until something in the playground is newer than the revision, or that long. @return whether something is */
    boolean awaitNews(long revision, Duration longest) throws InterruptedException;
}
