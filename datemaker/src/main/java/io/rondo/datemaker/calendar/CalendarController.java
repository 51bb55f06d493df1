package io.rondo.datemaker.calendar;

import io.rondo.calendar.Feeds;
import io.rondo.event.CalendarFile;
import io.rondo.tx.Transactor;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Communities' calendars. A reader who has the newest answers is told so without them (Spring compares the ETag); a token that is
 * unknown and one that was taken back look the same.
 */
@RestController
public final class CalendarController {

    private static final Logger log = LoggerFactory.getLogger(CalendarController.class);
    private static final Duration FRESH = Duration.ofMinutes(15);
    private static final int LONGEST_TOKEN = 64;

    private final Transactor transactor;
    private final Feeds feeds;
    private final CalendarPace ofOne;
    private final CalendarPace ofAll;

    CalendarController(Transactor transactor, Feeds feeds, InstantSource clock) {
        this.transactor = transactor;
        this.feeds = feeds;
        this.ofOne = new CalendarPace(clock, CalendarPace.Limits.OF_ONE_CALENDAR);
        this.ofAll = new CalendarPace(clock, CalendarPace.Limits.OF_ALL);
    }

    @GetMapping(Feeds.PATH + "{token}" + Feeds.ENDING)
    ResponseEntity<byte[]> calendar(@PathVariable String token, HttpServletRequest request) {
        if (token.length() > LONGEST_TOKEN) {
            return ResponseEntity.notFound().build();
        }
        String address = request.getRemoteAddr();
        Optional<Duration> wait = ofAll.count(address).or(() -> ofOne.count(address + " " + token));
        if (wait.isPresent()) {
            return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                    .header(
                            HttpHeaders.RETRY_AFTER,
                            Long.toString(wait.get().plusSeconds(1).toSeconds()))
                    .build();
        }
        try {
            return transactor
                    .call(work -> feeds.read(work, token))
                    .map(CalendarController::found)
                    .orElseGet(() -> ResponseEntity.notFound().build());
        } catch (RuntimeException away) {
            log.error("A calendar got no answer", away);
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
    }

    private static ResponseEntity<byte[]> found(String text) {
        byte[] content = text.getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.ok()
                .eTag(digest(content))
                .cacheControl(CacheControl.maxAge(FRESH).cachePrivate())
                .header(HttpHeaders.CONTENT_TYPE, CalendarFile.MEDIA_TYPE)
                .header(HttpHeaders.CONTENT_DISPOSITION, "inline; filename=\"events.ics\"")
                .header("Referrer-Policy", "no-referrer")
                .header("X-Content-Type-Options", "nosniff")
                .header("X-Robots-Tag", "noindex")
                .body(content);
    }

    private static String digest(byte[] content) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("this Java has no SHA-256", missing);
        }
    }
}
