package io.rondo.playground;

import io.rondo.call.PracticeCalls;
import io.rondo.tx.UnitOfWork;

/** What the core knows of the practice calls' rooms, which it makes under names that nobody can guess. */
@FunctionalInterface
public interface PracticeRooms {

    PracticeCalls.Room find(UnitOfWork work, String name);
}
