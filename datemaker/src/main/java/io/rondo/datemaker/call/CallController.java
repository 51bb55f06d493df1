package io.rondo.datemaker.call;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.ObjectNode;

/** The addresses of the call page and of LiveKit's webhook; without LiveKit nothing is there. */
@RestController
@RequestMapping("/call")
public final class CallController {

    private static final Logger log = LoggerFactory.getLogger(CallController.class);

    private final Optional<CallDesk> desk;

    CallController(Optional<CallDesk> desk) {
        this.desk = desk;
    }

    @GetMapping({"", "/"})
    ResponseEntity<byte[]> page() {
        return send(PageFiles.get("index.html"), "no-store");
    }

    @GetMapping("/page/{file}")
    ResponseEntity<byte[]> file(@PathVariable String file) {
        return send(PageFiles.get(file), "no-cache");
    }

    @GetMapping("/words/{language}")
    ResponseEntity<byte[]> words(@PathVariable String language) {
        return send(PageFiles.words(language), "no-cache");
    }

    @PostMapping("/api/state")
    ResponseEntity<byte[]> state(@RequestBody byte[] body) {
        return answer(body, CallDesk::state);
    }

    @PostMapping("/api/enter")
    ResponseEntity<byte[]> enter(@RequestBody byte[] body) {
        return answer(body, CallDesk::enter);
    }

    /** A webhook that is not stored is told again by LiveKit. */
    @PostMapping("/livekit")
    ResponseEntity<Void> told(
            @RequestHeader(name = HttpHeaders.AUTHORIZATION) Optional<String> authorization, @RequestBody byte[] body) {
        if (desk.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        if (body.length > CallDesk.LONGEST_BODY) {
            return ResponseEntity.status(HttpStatus.CONTENT_TOO_LARGE).build();
        }
        try {
            boolean ours = desk.get().told(new String(body, StandardCharsets.UTF_8), authorization);
            return ResponseEntity.status(ours ? HttpStatus.OK : HttpStatus.UNAUTHORIZED)
                    .build();
        } catch (RuntimeException away) {
            log.error("What LiveKit told was not stored, it will tell it again", away);
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
    }

    private interface Question {
        ObjectNode ask(CallDesk desk, String body);
    }

    private ResponseEntity<byte[]> answer(byte[] body, Question question) {
        if (desk.isEmpty() || body.length > CallDesk.LONGEST_BODY) {
            return ResponseEntity.notFound().build();
        }
        try {
            ObjectNode answer = question.ask(desk.get(), new String(body, StandardCharsets.UTF_8));
            byte[] json = answer.toString().getBytes(StandardCharsets.UTF_8);
            return send(Optional.of(new PageFiles.Content("application/json;charset=utf-8", json)), "no-store");
        } catch (RuntimeException away) {
            log.error("The call page got no answer", away);
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE).build();
        }
    }

    private ResponseEntity<byte[]> send(Optional<PageFiles.Content> content, String caching) {
        if (desk.isEmpty() || content.isEmpty()) {
            return ResponseEntity.notFound().build();
        }
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, content.get().type());
        headers.set(HttpHeaders.CACHE_CONTROL, caching);
        headers.set("Content-Security-Policy", desk.get().contentSecurityPolicy());
        headers.set("Permissions-Policy", "camera=(self), microphone=(self), geolocation=()");
        headers.set("Referrer-Policy", "no-referrer");
        headers.set("X-Content-Type-Options", "nosniff");
        return ResponseEntity.ok().headers(headers).body(content.get().bytes());
    }
}
