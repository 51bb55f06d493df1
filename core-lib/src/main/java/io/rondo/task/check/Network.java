package io.rondo.task.check;

/** A network on which activity can be looked up. */
public enum Network {
    X("twitter"),
    BLUESKY("bluesky");

    private final String key;

    Network(String key) {
        this.key = key;
    }

    /** What the names of its tasks begin with. */
    public String key() {
        return key;
    }
}
