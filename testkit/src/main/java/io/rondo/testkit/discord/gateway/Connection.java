package io.rondo.testkit.discord.gateway;

import io.rondo.testkit.wire.Json;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.Deflater;
import org.java_websocket.WebSocket;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** One websocket connection, plain or compressed as a zlib stream. Payloads go out in the order of {@link #send}. */
final class Connection {
    private final WebSocket socket;
    private final @Nullable Deflater deflater;

    /** The session that this connection identified or resumed; guarded by the fake's lock. */
    @Nullable
    Session session;

    Connection(WebSocket socket) {
        this.socket = socket;
        String asked = socket.getResourceDescriptor();
        this.deflater = asked.contains("compress=zlib-stream") ? new Deflater() : null;
    }

    boolean compressed() {
        return deflater != null;
    }

    synchronized void send(ObjectNode payload) {
        if (!socket.isOpen()) {
            return;
        }
        if (deflater == null) {
            socket.send(payload.toString());
        } else {
            socket.send(deflate(deflater, payload.toString().getBytes(StandardCharsets.UTF_8)));
        }
    }

    /** All messages share one zlib stream; each ends with a flush, by which clients know that it is complete. */
    private static byte[] deflate(Deflater stream, byte[] message) {
        stream.setInput(message);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        byte[] buffer = new byte[8192];
        int written;
        do {
            written = stream.deflate(buffer, 0, buffer.length, Deflater.SYNC_FLUSH);
            out.write(buffer, 0, written);
        } while (written == buffer.length);
        return out.toByteArray();
    }

    void send(int op, boolean data) {
        send(Json.object().put("op", op).put("d", data));
    }

    /** Ends the connection with a close frame. */
    void close(int code, String reason) {
        socket.close(code, reason);
    }

    /** Ends the connection as a broken cable does. */
    void drop() {
        socket.closeConnection(1006, "cut");
    }

    Optional<Session> session() {
        return Optional.ofNullable(session);
    }
}
