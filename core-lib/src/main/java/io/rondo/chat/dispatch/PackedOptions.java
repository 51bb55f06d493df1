package io.rondo.chat.dispatch;

import io.rondo.chat.Command;
import io.rondo.chat.UserError;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * An action's options in few bytes, for a button. Each is a tag (its place among the command's options, and the kind) and the
 * value: a UUID as 16 bytes, a whole number seven bits a byte, other text as UTF-8 after its length.
 */
final class PackedOptions {

    private static final int TEXT = 0;
    private static final int ID = 1;
    private static final int NUMBER = 2;
    private static final int KIND_BITS = 3;
    private static final Pattern WHOLE_NUMBER = Pattern.compile("0|[1-9]\\d{0,17}");

    private PackedOptions() {}

    /** @throws IllegalArgumentException when the command has no such option */
    static byte[] pack(Command command, Map<String, String> options) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        new TreeMap<>(options).forEach((name, value) -> {
            int place = command.options()
                    .indexOf(command.option(name)
                            .orElseThrow(
                                    () -> new IllegalArgumentException(command.name() + " has no option " + name)));
            Optional<UUID> id = id(value);
            if (id.isPresent()) {
                out.write(place << KIND_BITS | ID);
                out.writeBytes(ByteBuffer.allocate(16)
                        .putLong(id.get().getMostSignificantBits())
                        .putLong(id.get().getLeastSignificantBits())
                        .array());
            } else if (WHOLE_NUMBER.matcher(value).matches()) {
                out.write(place << KIND_BITS | NUMBER);
                writeNumber(out, Long.parseLong(value));
            } else {
                byte[] text = value.getBytes(StandardCharsets.UTF_8);
                out.write(place << KIND_BITS | TEXT);
                writeNumber(out, text.length);
                out.writeBytes(text);
            }
        });
        return out.toByteArray();
    }

    /** @throws UserError when the bytes are no options, or of an option that the command has not (any more) */
    static Map<String, String> unpack(Command command, byte[] packed) {
        Map<String, String> options = new TreeMap<>();
        ByteBuffer in = ByteBuffer.wrap(packed);
        while (in.hasRemaining()) {
            int tag = in.get() & 0xFF;
            int place = tag >> KIND_BITS;
            if (place >= command.options().size()) {
                throw ButtonCodec.damaged();
            }
            options.put(command.options().get(place).name(), value(in, tag & ((1 << KIND_BITS) - 1)));
        }
        return options;
    }

    private static String value(ByteBuffer in, int kind) {
        return switch (kind) {
            case ID -> {
                requireRemaining(in, 16);
                yield new UUID(in.getLong(), in.getLong()).toString();
            }
            case NUMBER -> Long.toString(readNumber(in));
            case TEXT -> {
                long length = readNumber(in);
                requireRemaining(in, length);
                byte[] text = new byte[(int) length];
                in.get(text);
                yield new String(text, StandardCharsets.UTF_8);
            }
            default -> throw ButtonCodec.damaged();
        };
    }

    private static void writeNumber(ByteArrayOutputStream out, long number) {
        long rest = number;
        while (rest > 0x7F) {
            out.write((int) (rest & 0x7F | 0x80));
            rest >>>= 7;
        }
        out.write((int) rest);
    }

    private static long readNumber(ByteBuffer in) {
        long number = 0;
        for (int shift = 0; shift < 63; shift += 7) {
            requireRemaining(in, 1);
            byte next = in.get();
            number |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return number;
            }
        }
        throw ButtonCodec.damaged();
    }

    private static void requireRemaining(ByteBuffer in, long bytes) {
        if (bytes < 0 || in.remaining() < bytes) {
            throw ButtonCodec.damaged();
        }
    }

    /** Only as {@link UUID#toString} writes it, so that what comes back is what went in. */
    private static Optional<UUID> id(String value) {
        if (value.length() != 36) {
            return Optional.empty();
        }
        try {
            UUID id = UUID.fromString(value);
            return id.toString().equals(value) ? Optional.of(id) : Optional.empty();
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
