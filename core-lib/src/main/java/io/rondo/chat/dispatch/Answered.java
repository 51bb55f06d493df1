package io.rondo.chat.dispatch;

import io.rondo.chat.Answer;
import io.rondo.chat.reply.Reply;

/**
 * The answer to a request, as it is recorded and shown.
 *
 * @param how the declared kind; PRIVATE for errors and for forms that ask for what is missing (as FORM)
 */
public record Answered(Reply reply, Answer how) {}
