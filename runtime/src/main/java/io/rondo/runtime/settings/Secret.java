package io.rondo.runtime.settings;

/** A value that must not reach a log: whoever needs it asks for it by name. */
public record Secret(String value) {

    @Override
    public String toString() {
        return "(secret)";
    }
}
