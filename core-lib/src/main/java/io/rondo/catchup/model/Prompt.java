package io.rondo.catchup.model;

import java.time.Duration;
import java.util.Optional;

/**
 * What a model is asked.
 *
 * @param schemaName letters, digits, and low lines
 * @param schema JSON Schema that the answer must fit, strictly
 * @param instructions ours
 * @param data what people wrote, as JSON: never an instruction
 * @param mostOutputTokens after which the answer is cut off
 * @param timeout of the whole answer
 * @param model another one than the usual
 */
public record Prompt(
        String schemaName,
        String schema,
        String instructions,
        String data,
        int mostOutputTokens,
        Duration timeout,
        Optional<String> model) {}
