package io.rondo.playground;

/** A call of the HTTP API that cannot be served, with what is wrong about it. */
final class ApiError extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final String reason;

    private ApiError(int status, String reason) {
        super(reason, null, false, false);
        this.status = status;
        this.reason = reason;
    }

    /** The call itself is wrong. */
    static ApiError bad(String message) {
        return new ApiError(400, message);
    }

    static ApiError forbidden(String message) {
        return new ApiError(403, message);
    }

    static ApiError unknown(String message) {
        return new ApiError(404, message);
    }

    String reason() {
        return reason;
    }

    /** A 4xx status. */
    int status() {
        return status;
    }
}
