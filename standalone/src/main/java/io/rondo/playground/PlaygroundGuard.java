package io.rondo.playground;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Lets only this machine's own browser and scripts into the playground: loopback addresses, no proxy, a Host that names
 * loopback (so that no foreign name can be pointed here), an Origin that is this page's, and JSON bodies (which no foreign
 * page can send without asking first).
 */
public final class PlaygroundGuard extends HttpFilter {

    /** What the guard stands before. */
    public static final List<String> PATHS = List.of("/playground", "/playground/*");

    private static final long serialVersionUID = 1L;
    private static final Pattern HOST = Pattern.compile("(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?");
    private static final List<String> PROXY_HEADERS = List.of("Forwarded", "X-Forwarded-For", "X-Real-IP");
    private static final Set<String> READING = Set.of("GET", "HEAD");

    @Override
    protected void doFilter(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException, ServletException {
        Optional<HttpAnswer> refusal = refusal(request);
        if (refusal.isEmpty()) {
            addHeaders(response);
            chain.doFilter(request, response);
            return;
        }
        response.setStatus(refusal.get().status());
        response.setContentType(refusal.get().contentType());
        try (OutputStream out = response.getOutputStream()) {
            out.write(refusal.get().body());
        }
    }

    private static Optional<HttpAnswer> refusal(HttpServletRequest request) {
        if (!isLoopback(request.getRemoteAddr())
                || PROXY_HEADERS.stream().anyMatch(header -> request.getHeader(header) != null)) {
            return Optional.of(HttpAnswer.error(403, "the playground answers only its own machine"));
        }
        String host = Optional.ofNullable(request.getHeader("Host")).orElse("").toLowerCase(Locale.ROOT);
        Matcher named = HOST.matcher(host);
        if (!named.matches()) {
            return Optional.of(HttpAnswer.error(403, "the playground is at localhost, not at another name"));
        }
        String origin = request.getHeader("Origin");
        if (origin != null && !origin.equalsIgnoreCase("http://" + host)) {
            return Optional.of(HttpAnswer.error(403, "the playground answers only its own page"));
        }
        if (!READING.contains(request.getMethod()) && !isJson(request.getContentType())) {
            return Optional.of(HttpAnswer.error(415, "the body must be JSON: Content-Type: application/json"));
        }
        return Optional.empty();
    }

    private static boolean isLoopback(String address) {
        try {
            return InetAddress.getByName(address).isLoopbackAddress();
        } catch (UnknownHostException e) {
            return false;
        }
    }

    private static boolean isJson(String contentType) {
        return contentType != null && contentType.split(";", 2)[0].strip().equalsIgnoreCase("application/json");
    }

    private static void addHeaders(HttpServletResponse response) {
        response.setHeader("Cache-Control", "no-store");
        response.setHeader("X-Content-Type-Options", "nosniff");
        response.setHeader("X-Frame-Options", "DENY");
        response.setHeader("Referrer-Policy", "no-referrer");
        response.setHeader(
                "Content-Security-Policy",
                "default-src 'none'; script-src 'self'; style-src 'self'; connect-src 'self';"
                        + " img-src 'self' data: http: https:; base-uri 'none'; form-action 'none'; frame-ancestors 'none'");
    }
}
