package io.rondo.bench.chat;

/** What is pressed. */
enum Kind {
    /** Takes a seat. */
    REGISTER("[Register]", "event register"),
    /** Shows the place that the person has. */
    PLACE("[My place]", "event place");

    private final String label;
    private final String command;

    Kind(String label, String command) {
        this.label = label;
        this.command = command;
    }

    String label() {
        return label;
    }

    String command() {
        return command;
    }
}
