package io.rondo.registration;

import java.util.UUID;

/**
 * Somebody's lot in an event's lottery.
 *
 * @param weight 1, and 1 more for each lottery of the community that they lost in a row before
 * @param place in the order of the lottery, from 1
 * @param won whether it was worth a seat
 */
public record Lot(UUID eventId, UUID personId, int weight, int place, boolean won) {}
