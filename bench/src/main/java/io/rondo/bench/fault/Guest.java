package io.rondo.bench.fault;

import java.util.List;

/**
 * Somebody at the evening: finds what is asked of them, answers, and presses again when no answer comes. Each method returns when
 * the person has read the outcome.
 *
 * @see DiscordGuest
 * @see TelegramGuest
 */
interface Guest {

    String name();

    /** The platform's id of their account. */
    String externalId();

    /** From the card in the community's chat to a seat, reachable through the bot only. */
    void registers();

    void confirms();

    void isToldThatItTakesPlace();

    void isHere();

    /** Reads with whom they meet. Returns the partner's name. */
    String meets(int round);

    /** Says of the partner whom they just met whether they would meet again. */
    void rates(int round, String partner, boolean yes);

    /** What they are told at the end. */
    String readsResult();

    /** Which steps of the evening this person was told of, in the order in which they stand before them. */
    List<String> heard();
}
