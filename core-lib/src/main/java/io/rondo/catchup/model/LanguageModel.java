package io.rondo.catchup.model;

import java.util.function.Consumer;

/** A language model. Blocks for as long as it thinks, so it is never asked in a transaction. Safe to use from several threads. */
public interface LanguageModel {

    /** What readers are told of it, such as {@code gpt-5-mini}; where a prompt names another, the answer is that one's. */
    String name();

    /**
     * Asks once; nothing is tried again.
     *
     * @param partial gets the whole text so far as it comes, on any thread, where the model streams
     * @return an answer whose JSON fits the prompt's schema as far as the model keeps to it
     * @throws ModelException when there is none, with the reason
     */
    Answer ask(Prompt prompt, Consumer<String> partial) throws ModelException;
}
