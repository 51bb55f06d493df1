package io.rondo.runtime.settings;

import java.util.List;

/** What the environment says cannot be used; each problem is one line that says what to write instead. */
public final class EnvironmentException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    /** @param problems from one on */
    public EnvironmentException(List<String> problems) {
        super(String.join(System.lineSeparator(), problems));
        this.problems = List.copyOf(problems);
    }

    public List<String> problems() {
        return problems;
    }
}
