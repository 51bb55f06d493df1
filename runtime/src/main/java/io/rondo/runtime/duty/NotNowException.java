package io.rondo.runtime.duty;

import java.util.Optional;

/** Work cannot begin for a reason that an operator may have to mend; it is tried again. */
public final class NotNowException extends Exception {

    private static final long serialVersionUID = 1L;

    /** @param reason a sentence for the operator, without secrets */
    public NotNowException(String reason) {
        super(reason);
    }

    public String reason() {
        return Optional.ofNullable(getMessage()).orElse("");
    }
}
