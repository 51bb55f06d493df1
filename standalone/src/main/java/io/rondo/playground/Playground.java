package io.rondo.playground;

import io.rondo.Features;
import io.rondo.call.PracticeCalls;
import io.rondo.chat.dispatch.ButtonCodec;
import io.rondo.chat.dispatch.Catalogue;
import io.rondo.chat.dispatch.Dispatcher;
import io.rondo.chat.words.Bundles;
import io.rondo.playground.rehearsal.RehearsalDriver;
import io.rondo.playground.rehearsal.Rehearsals;
import io.rondo.playground.rehearsal.Stage;
import io.rondo.tx.Transactor;
import java.time.InstantSource;

/** The playground put together: what an application makes one of, to hand its parts to the web server and the senders. */
public final class Playground implements AutoCloseable {

    private final PlaygroundTransport transport;
    private final PlaygroundController controller;
    private final RehearsalDriver driver;

    /**
     * @param residents makes the personas known to the core
     * @param rooms knows the practice calls' rooms
     */
    public Playground(
            Transactor transactor,
            Dispatcher dispatcher,
            Catalogue catalogue,
            Bundles bundles,
            ButtonCodec buttons,
            Residents residents,
            PracticeRooms rooms,
            InstantSource clock) {
        Changes changes = new Changes();
        MessageBoard board = new MessageBoard(changes);
        PeopleDesk people = new PeopleDesk(transactor, residents);
        CallPresence calls = new CallPresence(transactor, rooms, people, clock);
        PlaygroundApi api = new PlaygroundApi(
                transactor,
                dispatcher,
                buttons,
                new PlaygroundAnswers(board),
                people,
                changes,
                bundles,
                new CommandHints(catalogue, bundles));
        Stage stage = new PlaygroundStage(api, people, buttons, calls, changes);
        this.transport = new PlaygroundTransport(transactor, board);
        this.driver = new RehearsalDriver(stage, transactor, clock);
        this.controller = new PlaygroundController(api, calls, new RehearsalDesk(new Rehearsals(stage, transactor)));
    }

    /** The playground before all capabilities. */
    public static Playground of(Transactor transactor, Features features, InstantSource clock) {
        return new Playground(
                transactor,
                features.dispatcher(),
                features.catalogue(),
                features.bundles(),
                features.codec(),
                new MemberResidents(features.requesters(), features.people(), features.profiles()),
                (work, name) -> PracticeCalls.room(work, features.calls(), name),
                clock);
    }

    /** Begins to play the simulated people; those of rehearsals that a restart broke off go on. */
    public void start() {
        driver.start();
    }

    /** Stops playing them. */
    @Override
    public void close() {
        driver.close();
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
