package io.rondo.call;

import io.rondo.tx.UnitOfWork;

/** Calls for rehearsals and tests: a page of the playground that shows who is in the call. */
public final class PracticeCalls implements CallProvider {

    public static final String NAME = "practice";

    private final String publicUrl;

    /** How it stands with a room. */
    public enum Room {
        OPEN,
        ENDED,
        UNKNOWN
    }

    /** @param publicUrl where people reach this installation, without a slash at the end */
    public PracticeCalls(String publicUrl) {
        this.publicUrl = publicUrl;
    }

    /** How it stands with the room of that name, for the page that shows it. */
    public static Room room(UnitOfWork work, Calls calls, String name) {
        return calls.byReference(work, NAME, name)
                .map(call -> call.state() == Call.State.CREATED ? Room.OPEN : Room.ENDED)
                .orElse(Room.UNKNOWN);
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public boolean endsCalls() {
        return true;
    }

    @Override
    public Creation create(CallRequest request) {
        String room = RoomNames.fresh();
        return new Creation.Created(publicUrl + "/playground/call/" + room, room);
    }

    /** The page asks for the room's state, and that is ended already. */
    @Override
    public Ending end(String reference) {
        return Ending.ENDED;
    }
}
