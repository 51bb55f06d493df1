package io.rondo.chat;

/** How a command answers. Declared, because a bot must choose before the handler is done. */
public enum Answer {
    /** Only whoever asked sees it. */
    PRIVATE,
    /** Everyone in the chat sees it. */
    PUBLIC,
    /** The message that the button sits on becomes the answer; typed, it answers as PRIVATE does. */
    EDIT,
    /** Questions to fill; the handler does nothing slow. */
    FORM
}
