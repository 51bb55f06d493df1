package io.rondo.call;

/** One of the two of a call, without saying who: the pair's first person or its second. */
public enum Caller {
    FIRST,
    SECOND
}
