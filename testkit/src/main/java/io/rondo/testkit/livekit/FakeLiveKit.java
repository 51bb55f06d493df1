package io.rondo.testkit.livekit;

import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.MessageLite;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.rondo.testkit.http.HttpFaults;
import io.rondo.testkit.http.HttpFaults.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import livekit.LivekitModels.Room;
import livekit.LivekitRoom.CreateRoomRequest;
import livekit.LivekitRoom.DeleteRoomRequest;
import livekit.LivekitRoom.DeleteRoomResponse;
import livekit.LivekitRoom.ListRoomsResponse;

/**
 * The room service of a LiveKit server over its wire protocol (Twirp, protobuf), which asks for a token signed with its
 * secret and the right grants, as a real one does. Keeps its rooms in memory. Thread-safe.
 */
public final class FakeLiveKit implements AutoCloseable {

    public static final String KEY = "APIfakekey";
    public static final String SECRET = "a-secret-of-the-fake-that-is-long-enough-for-hmac";

    private static final String SERVICE = "/twirp/livekit.RoomService/";

    private final HttpServer server;
    private final HttpFaults faults = new HttpFaults();
    private final Map<String, Room> rooms = new LinkedHashMap<>();
    private final List<String> requests = new ArrayList<>();
    private final Tokens tokens = new Tokens(KEY, SECRET);

    private FakeLiveKit() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext(SERVICE, exchange -> faults.handle(exchange, this::handle));
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.start();
    }

    public static FakeLiveKit start() {
        try {
            return new FakeLiveKit();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the service is, {@code http}. */
    public URI api() {
        return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    }

    public HttpFaults faults() {
        return faults;
    }

    /** Signs and reads tokens as the server does. */
    public Tokens tokens() {
        return tokens;
    }

    /** The names of the rooms that are there. */
    public synchronized List<String> rooms() {
        return List.copyOf(rooms.keySet());
    }

    /** How many people a room is for. */
    public synchronized int seats(String room) {
        return Optional.ofNullable(rooms.get(room)).orElseThrow().getMaxParticipants();
    }

    /** The methods that were called, refused ones too. */
    public synchronized List<String> requests() {
        return List.copyOf(requests);
    }

    private synchronized Answer handle(HttpExchange exchange, byte[] body) throws IOException {
        String method = exchange.getRequestURI().getPath().substring(SERVICE.length());
        requests.add(method);
        Optional<Map<String, Object>> grants =
                tokens.grants(Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization"))
                        .orElse("")
                        .replaceFirst("^Bearer ", ""));
        if (grants.isEmpty()) {
            return Answer.json(401, "{\"code\":\"unauthenticated\",\"msg\":\"invalid token\"}");
        }
        String needed = method.equals("ListRooms") ? "roomList" : "roomCreate";
        if (!Boolean.TRUE.equals(grants.get().get(needed))) {
            return Answer.json(403, "{\"code\":\"permission_denied\",\"msg\":\"permissions denied\"}");
        }
        return switch (method) {
            case "CreateRoom" -> create(CreateRoomRequest.parseFrom(body));
            case "DeleteRoom" -> delete(DeleteRoomRequest.parseFrom(body));
            case "ListRooms" ->
                protobuf(ListRoomsResponse.newBuilder()
                        .addAllRooms(rooms.values())
                        .build());
            default -> Answer.json(404, "{\"code\":\"bad_route\",\"msg\":\"no such method\"}");
        };
    }

    private Answer create(CreateRoomRequest request) throws InvalidProtocolBufferException {
        return protobuf(rooms.computeIfAbsent(
                request.getName(),
                name -> Room.newBuilder()
                        .setSid("RM_" + (rooms.size() + 1))
                        .setName(name)
                        .setEmptyTimeout(request.getEmptyTimeout())
                        .setMaxParticipants(request.getMaxParticipants())
                        .build()));
    }

    private Answer delete(DeleteRoomRequest request) {
        return rooms.remove(request.getRoom()) == null
                ? Answer.json(404, "{\"code\":\"not_found\",\"msg\":\"requested room does not exist\"}")
                : protobuf(DeleteRoomResponse.getDefaultInstance());
    }

    private static Answer protobuf(MessageLite message) {
        return new Answer(200, "application/protobuf", message.toByteArray());
    }

    @Override
    public void close() {
        faults.close();
        server.stop(0);
    }
}
