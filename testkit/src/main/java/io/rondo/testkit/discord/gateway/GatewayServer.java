package io.rondo.testkit.discord.gateway;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.java_websocket.WebSocket;
import org.java_websocket.handshake.ClientHandshake;
import org.java_websocket.server.WebSocketServer;
import org.jspecify.annotations.Nullable;

/** The websocket side: one port, text in, text or compressed bytes out. */
final class GatewayServer extends WebSocketServer {
    private static final Duration START = Duration.ofSeconds(60);

    private final FakeGateway gateway;
    private final CountDownLatch listening = new CountDownLatch(1);

    private GatewayServer(FakeGateway gateway) {
        super(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 1);
        this.gateway = gateway;
        setReuseAddr(true);
        setTcpNoDelay(true);
        setDaemon(true);
        setConnectionLostTimeout(0);
    }

    /** Returns when the port is open. */
    static GatewayServer start(FakeGateway gateway) {
        GatewayServer server = new GatewayServer(gateway);
        server.start();
        try {
            if (!server.listening.await(START.toSeconds(), TimeUnit.SECONDS)) {
                throw new IllegalStateException("the fake gateway did not start within " + START);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the fake gateway started", e);
        }
        return server;
    }

    void end() {
        try {
            stop(500);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void onStart() {
        listening.countDown();
    }

    @Override
    public void onOpen(WebSocket socket, ClientHandshake handshake) {
        Connection connection = new Connection(socket);
        socket.setAttachment(connection);
        gateway.opened(connection);
    }

    @Override
    public void onMessage(WebSocket socket, String message) {
        gateway.received(socket.getAttachment(), message);
    }

    @Override
    public void onClose(WebSocket socket, int code, String reason, boolean remote) {
        Connection connection = socket.getAttachment();
        if (connection != null) {
            gateway.closed(connection, code, remote);
        }
    }

    @Override
    public void onError(@Nullable WebSocket socket, Exception ex) {
        // A connection that breaks is what tests are about; it is closed right after this.
    }
}
