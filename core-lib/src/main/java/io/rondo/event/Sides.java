package io.rondo.event;

/** Who may meet whom. */
public sealed interface Sides {

    /** Everyone with everyone. */
    record Everyone() implements Sides {}

    /** Each is what the other seeks, by the profile's gender and seeking. */
    record TwoSided() implements Sides {}

    /** One named tag with the other, such as mentor and mentee. */
    record Tags(String first, String second) implements Sides {}

    /** Its name in rows and options. */
    default String key() {
        return switch (this) {
            case Everyone e -> "EVERYONE";
            case TwoSided t -> "TWO_SIDED";
            case Tags t -> "TAGS";
        };
    }
}
