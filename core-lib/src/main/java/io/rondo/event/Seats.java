package io.rondo.event;

/**
 * How many.
 *
 * @param capacity the most people who take part
 * @param minPeople the fewest for which it takes place
 * @param groupSize the most people who rotate among themselves
 */
public record Seats(int capacity, int minPeople, int groupSize, boolean waitlist) {}
