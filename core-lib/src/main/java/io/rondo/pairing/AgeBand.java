package io.rondo.pairing;

/** On which side of the age of consent someone is on the day of the event; the two are never paired. */
public enum AgeBand {
    ADULT,
    MINOR
}
