/**
 * Forms: questions made from a command's options, and forms asked question after question where a platform has none of its own.
 *
 * <p>Read {@link io.rondo.chat.form.StepwiseForms} first; {@link io.rondo.chat.form.Forms} makes the questions.
 */
@NullMarked
package io.rondo.chat.form;

import org.jspecify.annotations.NullMarked;
