package io.rondo.member.profile;

/** What a person said of their age where no birthday is asked for. */
public enum AgeBand {
    MINOR,
    ADULT
}
