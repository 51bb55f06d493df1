package io.rondo.migrations;

/** How a database's schema stands to the versions that this program knows. Version "0" is the empty database. */
public sealed interface SchemaState {

    /** The database is at the newest version known here. */
    record Current(String version) implements SchemaState {}

    /** The database lacks versions that this program needs. */
    record Behind(String version, String needed) implements SchemaState {}

    /** A newer program has been at this database. */
    record Ahead(String version, String known) implements SchemaState {}
}
