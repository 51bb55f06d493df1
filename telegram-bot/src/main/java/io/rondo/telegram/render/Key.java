package io.rondo.telegram.render;

/** One button of a keyboard under a message. */
public sealed interface Key {

    String label();

    /** Comes back when it is pressed. */
    record Press(String label, String data) implements Key {}

    /** Opens a page. */
    record Open(String label, String url) implements Key {}
}
