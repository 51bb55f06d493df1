package io.rondo.standalone.cli;

/** What the doctor says about one thing, in one line. */
record Finding(Kind kind, String about, String text) {

    enum Kind {
        OK("ok"),
        /** Nothing is broken, but somebody may want to know. */
        NOTE("note"),
        /** It will not work until somebody does what the line says. */
        PROBLEM("PROBLEM");

        private final String label;

        Kind(String label) {
            this.label = label;
        }
    }

    static Finding ok(String about, String text) {
        return new Finding(Kind.OK, about, text);
    }

    static Finding note(String about, String text) {
        return new Finding(Kind.NOTE, about, text);
    }

    static Finding problem(String about, String text) {
        return new Finding(Kind.PROBLEM, about, text);
    }

    String line() {
        return String.format("%-8s %-12s %s", kind.label, about, text);
    }
}
