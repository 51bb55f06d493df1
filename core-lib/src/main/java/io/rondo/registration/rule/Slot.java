package io.rondo.registration.rule;

/**
 * Seats of one sort at an event, such as 5 tanks.
 *
 * @param no within the event, from 1; a slot keeps it
 * @param taken registered, confirmed or offered
 * @param waiting in its line
 */
public record Slot(int no, String name, int capacity, int taken, int waiting) {

    /** The most slots of an event. */
    public static final int MOST = 20;

    public static final int LONGEST_NAME = 30;

    public int free() {
        return Math.max(0, capacity - taken);
    }
}
