package io.rondo.chat;

import java.util.Arrays;
import java.util.Optional;

/** Something that the person can mend, said by a bundle key that tells what happened and what to do. */
public final class UserError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String key;
    private final transient Object[] arguments;
    private final transient Optional<String> option;

    public UserError(String key, Object... arguments) {
        this(key, Optional.empty(), arguments);
    }

    private UserError(String key, Optional<String> option, Object... arguments) {
        super(key + Arrays.toString(arguments), null, false, false);
        this.key = key;
        this.option = option;
        this.arguments = arguments.clone();
    }

    /** The same error as the fault of one option: a form that was submitted is shown again, with all that was filled in. */
    public UserError about(String newOption) {
        return new UserError(key, Optional.of(newOption), arguments);
    }

    /** The option whose value is at fault, where another value would do. */
    public Optional<String> option() {
        return option;
    }

    public String key() {
        return key;
    }

    public Object[] arguments() {
        return arguments.clone();
    }
}
