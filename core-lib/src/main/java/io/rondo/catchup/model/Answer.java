package io.rondo.catchup.model;

/** What a model answered, and what it took. */
public record Answer(String json, long inputTokens, long outputTokens) {}
