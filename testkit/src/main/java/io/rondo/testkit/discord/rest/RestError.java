package io.rondo.testkit.discord.rest;

import io.rondo.testkit.wire.Json;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** A refusal with Discord's own code. */
public final class RestError extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final int code;

    public RestError(int status, int code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    public int status() {
        return status;
    }

    public int code() {
        return code;
    }

    /** The refusal that goes with one of Discord's codes, such as 50013. */
    public static RestError of(int code) {
        return switch (code) {
            case 10003 -> new RestError(404, code, "Unknown Channel");
            case 10004 -> new RestError(404, code, "Unknown Guild");
            case 10007 -> new RestError(404, code, "Unknown Member");
            case 10008 -> new RestError(404, code, "Unknown Message");
            case 10011 -> new RestError(404, code, "Unknown Role");
            case 10013 -> new RestError(404, code, "Unknown User");
            case 10015 -> new RestError(404, code, "Unknown Webhook");
            case 10062 -> new RestError(404, code, "Unknown interaction");
            case 10063 -> new RestError(404, code, "Unknown application command");
            case 10070 -> new RestError(404, code, "Unknown Guild Scheduled Event");
            case 40003 -> new RestError(400, code, "You are opening direct messages too fast.");
            case 40060 -> new RestError(400, code, "Interaction has already been acknowledged.");
            case 50001 -> new RestError(403, code, "Missing Access");
            case 50005 -> new RestError(403, code, "Cannot edit a message authored by another user");
            case 50006 -> new RestError(400, code, "Cannot send an empty message");
            case 50007 -> new RestError(403, code, "Cannot send messages to this user");
            case 50013 -> new RestError(403, code, "Missing Permissions");
            case 50024 -> new RestError(400, code, "Cannot execute action on this channel type");
            case 50027 -> new RestError(401, code, "Invalid Webhook Token");
            case 50083 -> new RestError(400, code, "Thread is archived");
            case 160004 -> new RestError(400, code, "A thread has already been created for this message");
            default -> new RestError(400, code, "Error " + code);
        };
    }

    /** A body that breaks Discord's rules (50035). */
    public static RestError invalidForm(List<String> complaints) {
        return new RestError(400, 50035, "Invalid Form Body: " + String.join("; ", complaints));
    }

    ObjectNode body() {
        ObjectNode body = Json.object().put("message", getMessage()).put("code", code);
        if (code == 50035) {
            body.set("errors", Json.object());
        }
        return body;
    }
}
