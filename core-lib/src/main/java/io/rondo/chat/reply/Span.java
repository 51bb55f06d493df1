package io.rondo.chat.reply;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.time.Instant;

/** A piece of text with one meaning. What people wrote is only ever a {@link Plain}: no platform reads markup in it. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
public sealed interface Span {

    /** How a reader without the platform's own rendering sees it. */
    String plain();

    @JsonTypeName("plain")
    record Plain(String plain) implements Span {}

    @JsonTypeName("bold")
    record Bold(String plain) implements Span {}

    @JsonTypeName("code")
    record Code(String plain) implements Span {}

    @JsonTypeName("link")
    record Link(String plain, String url) implements Span {}

    /**
     * An instant. Platforms that can, show it in each reader's own zone; others show {@code plain}, made for the reader when
     * the text was.
     */
    @JsonTypeName("time")
    record Time(String plain, Instant at, Style style) implements Span {}

    /** How an instant is shown. */
    enum Style {
        /** Fri 4 Dec 2026 19:00. */
        FULL,
        /** 19:00. */
        CLOCK,
        /** In 3 days. */
        RELATIVE
    }
}
