package io.rondo.safety;

/** What became of a report. */
public enum ReportState {
    OPEN,
    WARNED,
    EXCLUDED,
    DISMISSED
}
