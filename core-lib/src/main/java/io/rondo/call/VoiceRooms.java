package io.rondo.call;

import io.rondo.chat.Platform;
import io.rondo.member.Addressee;
import io.rondo.member.Communities;
import io.rondo.member.CommunityChat;
import io.rondo.member.People;
import io.rondo.tx.Json;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Calls in temporary voice channels of a chat platform, made and taken away by its bot. A room is a row before its channel is
 * asked for, and {@code calls} says when it is over, so that a crash loses none and leaves none behind. The bot works off
 * {@link #claim}. Safe to use from several threads.
 */
public final class VoiceRooms implements CallProvider {

    private final Platform platform;
    private final People people = new People();
    private final Communities communities = new Communities();

    public VoiceRooms(Platform platform) {
        this.platform = platform;
    }

    @Override
    public String name() {
        return platform.key();
    }

    @Override
    public boolean endsCalls() {
        return true;
    }

    @Override
    public boolean administratorsCanEnter() {
        return true;
    }

    @Override
    public Queue queue() {
        return Queue.bot(platform.key());
    }

    /** Where both of the two have an account, and the community a server. */
    @Override
    public boolean serves(UnitOfWork work, Pairing pairing) {
        return !servers(work, pairing.communityId()).isEmpty()
                && accounts(work, pairing).size() == pairing.people().size();
    }

    private List<String> servers(UnitOfWork work, UUID communityId) {
        return communities.chats(work, communityId).stream()
                .filter(chat -> chat.platform() == platform)
                .map(CommunityChat::externalId)
                .toList();
    }

    /** One account of each, the one that is used. */
    private List<String> accounts(UnitOfWork work, Pairing pairing) {
        List<String> accounts = new ArrayList<>();
        List<UUID> found = new ArrayList<>();
        for (Addressee addressee : people.addresseesOfPeople(work, pairing.people(), pairing.communityId())) {
            if (addressee.platform() == platform && !found.contains(addressee.personId())) {
                found.add(addressee.personId());
                accounts.add(addressee.externalId());
            }
        }
        return accounts;
    }

    @Override
    public Creation create(CallRequest request) {
        throw new UnsupportedOperationException("a room is a row first");
    }

    @Override
    public Creation create(UnitOfWork work, CallRequest request, Message asked) {
        List<String> members = accounts(work, request.pairing());
        if (members.size() != request.pairing().people().size()) {
            return new Creation.Failed("not both of a pair are on " + platform.key());
        }
        work.store(VoiceRoomStore.class)
                .want(
                        request.callId(),
                        platform.key(),
                        servers(work, request.pairing().communityId()),
                        members,
                        Json.write(asked.withoutBody()),
                        work.now());
        return new Creation.Later();
    }

    /** The row of the call says already that it is over, and the bot looks for such. */
    @Override
    public Ending end(String reference) {
        return Ending.ENDED;
    }

    /** What the bot is to make or to take away now; nobody else gets it until the lease is over. */
    public List<VoiceRoom> claim(UnitOfWork work, Duration lease, int limit) {
        Instant now = work.now();
        return work.store(VoiceRoomStore.class).claim(platform.key(), now, now.plus(lease), limit);
    }

    /** The channel is there: whoever waits for the call is told. */
    public void made(UnitOfWork work, VoiceRoom room, String chat, String channel, String url) {
        if (work.store(VoiceRoomStore.class).opened(room.callId(), chat, channel, work.now()) > 0) {
            answer(work, room, Calls.CALL_CREATED, new Calls.Made(room.callId(), url, Optional.empty(), channel));
        }
    }

    /**
     * No channel can be made: the next provider is asked.
     *
     * @param reason for the host, in English
     */
    public void notMade(UnitOfWork work, VoiceRoom room, String reason) {
        if (settle(work, room, VoiceRoom.State.FAILED, Optional.of(reason)) > 0) {
            answer(work, room, Calls.CALL_FAILED, new Calls.NotMade(room.callId(), reason));
        }
    }

    /** There is no channel any more, or none was made and none is wanted. */
    public void gone(UnitOfWork work, VoiceRoom room) {
        settle(work, room, VoiceRoom.State.GONE, Optional.empty());
    }

    /** Not now: the platform is away or wants us to wait. */
    public void postpone(UnitOfWork work, VoiceRoom room, String why, Duration by) {
        work.store(VoiceRoomStore.class).postpone(room.callId(), why, work.now().plus(by));
    }

    private static int settle(UnitOfWork work, VoiceRoom room, VoiceRoom.State state, Optional<String> error) {
        return work.store(VoiceRoomStore.class).settle(room.callId(), state.name(), error, work.now());
    }

    /** The names of all channels that are wanted, or open: no other channel of a room has a reason to be there. */
    public Set<String> namesInUse(UnitOfWork work) {
        return work.store(VoiceRoomStore.class).inUse(platform.key()).stream()
                .map(VoiceRoom::nameOf)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static void answer(UnitOfWork work, VoiceRoom room, String type, Object body) {
        work.send(room.asked()
                .map(asked -> Json.read(asked, Message.class).answer(Queue.DATEMAKER, type, body))
                .orElseGet(() -> Message.to(Queue.DATEMAKER, type, Message.Headers.NONE, body)));
    }
}
