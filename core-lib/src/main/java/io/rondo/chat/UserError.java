package io.rondo.chat;

import java.util.Arrays;

/** Something that the person can mend, said by a bundle key that tells what happened and what to do. */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Object[] arguments;

    public UserError(String key, Object... arguments) {
        super(key + Arrays.toString(arguments), null, false, false);
        this.key = key;
        this.arguments = arguments.clone();
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
