package io.rondo.member.profile;

/** How a match may reach a person. */
public enum Contact {
    /** By their username on the account that they registered with. */
    USERNAME,
    /** Through the bot, which carries messages between the two. */
    RELAY,
    /** By a text of their own. */
    TEXT,
    NONE
}
