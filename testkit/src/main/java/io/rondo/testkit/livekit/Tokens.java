package io.rondo.testkit.livekit;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** LiveKit's tokens (JSON Web Tokens, HS256), made without its library. Thread-safe. */
public final class Tokens {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};
    private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

    private final String key;
    private final String secret;

    public Tokens(String key, String secret) {
        this.key = key;
        this.secret = secret;
    }

    /** What a token says, if it is signed with the secret, by the key, and has not expired. */
    public Optional<Map<String, Object>> claims(String token) {
        String[] parts = token.split("\\.");
        if (parts.length != 3 || !signature(parts[0] + "." + parts[1]).equals(parts[2])) {
            return Optional.empty();
        }
        try {
            Map<String, Object> claims = JSON.readValue(Base64.getUrlDecoder().decode(parts[1]), OBJECT);
            boolean valid = key.equals(claims.get("iss"))
                    && ((Number) claims.getOrDefault("exp", 0)).longValue()
                            > Instant.now().getEpochSecond();
            return valid ? Optional.of(claims) : Optional.empty();
        } catch (JacksonException | IllegalArgumentException wrong) {
            return Optional.empty();
        }
    }

    /** When a valid token expires. */
    public Instant expires(String token) {
        return claims(token)
                .map(claims -> Instant.ofEpochSecond(((Number) claims.getOrDefault("exp", 0)).longValue()))
                .orElseThrow();
    }

    /** What a token allows to do with rooms. */
    @SuppressWarnings("unchecked")
    public Optional<Map<String, Object>> grants(String token) {
        return claims(token).map(claims -> (Map<String, Object>) claims.getOrDefault("video", Map.of()));
    }

    /** The header with which the server posts that body to a webhook. */
    public String webhookHeader(String body) {
        Map<String, Object> claims = new LinkedHashMap<>();
        claims.put("iss", key);
        claims.put("exp", Instant.now().getEpochSecond() + 300);
        claims.put("sha256", sha256(body));
        String content = text("{\"alg\":\"HS256\",\"typ\":\"JWT\"}") + "." + text(JSON.writeValueAsString(claims));
        return content + "." + signature(content);
    }

    private static String text(String json) {
        return TEXT.encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }

    private static String sha256(String body) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(body.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }

    private String signature(String content) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return TEXT.encodeToString(mac.doFinal(content.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
