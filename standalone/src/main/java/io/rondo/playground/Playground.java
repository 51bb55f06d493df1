package io.rondo.playground;

import io.rondo.chat.ButtonCodec;
import io.rondo.chat.Catalogue;
import io.rondo.chat.Dispatcher;
import io.rondo.chat.words.Bundles;
import io.rondo.tx.Transactor;
import java.time.InstantSource;

/** The playground put together: what an application makes one of, to hand its parts to the web server and the senders. */
public final class Playground {

    private final PlaygroundTransport transport;
    private final PlaygroundController controller;

    /**
     * @param residents makes the personas known to the core
     * @param rooms knows the practice calls' rooms
     */
    public Playground(
            Transactor transactor, Dispatcher dispatcher, Catalogue catalogue, Bundles bundles, ButtonCodec buttons,
            Residents residents, PracticeRooms rooms, InstantSource clock) {
        Changes changes = new Changes();
        MessageBoard board = new MessageBoard(changes);
        PeopleDesk people = new PeopleDesk(transactor, residents);
        this.transport = new PlaygroundTransport(transactor, board);
        this.controller = new PlaygroundController(
                new PlaygroundApi(transactor, dispatcher, buttons, new PlaygroundAnswers(board), people, changes,
                        bundles, new CommandHints(catalogue, bundles)),
                new PracticeCalls(transactor, rooms, people, clock));
    }

    /** Brings deliveries into the playground. */
    public PlaygroundTransport transport() {
        return transport;
    }

    /** Serves the page and the HTTP API; always behind a {@link PlaygroundGuard}. */
    public PlaygroundController controller() {
        return controller;
    }
}
