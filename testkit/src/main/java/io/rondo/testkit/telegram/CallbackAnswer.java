package io.rondo.testkit.telegram;

import java.util.Optional;

/**
 * What the bot answered to a press.
 *
 * @param text the notice the person sees; empty when only the waiting circle ends
 * @param alert whether the notice has to be closed by the person
 * @param url the link that the person's client opens
 */
public record CallbackAnswer(String text, boolean alert, Optional<String> url) {}
