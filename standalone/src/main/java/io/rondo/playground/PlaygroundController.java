package io.rondo.playground;

import io.rondo.chat.dispatch.Unavailable;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The playground's addresses; everything else is in what they call. */
@RestController
@RequestMapping("/playground")
public final class PlaygroundController {

    private static final Logger log = LoggerFactory.getLogger(PlaygroundController.class);
    private static final String RICH = "rich";

    private final PlaygroundApi api;
    private final CallPresence calls;
    private final RehearsalDesk rehearsals;

    PlaygroundController(PlaygroundApi api, CallPresence calls, RehearsalDesk rehearsals) {
        this.api = api;
        this.calls = calls;
        this.rehearsals = rehearsals;
    }

    @GetMapping({"", "/"})
    ResponseEntity<byte[]> page() {
        return send(PageFiles.get("index.html"));
    }

    @GetMapping("/page/{file}")
    ResponseEntity<byte[]> pageFile(@PathVariable String file) {
        return send(PageFiles.get(file));
    }

    @GetMapping("/call/{room}")
    ResponseEntity<byte[]> callPage(@PathVariable String room) {
        return send(PageFiles.get("call.html"));
    }

    @GetMapping("/files/{message}/{number}")
    ResponseEntity<byte[]> file(@PathVariable String message, @PathVariable String number) {
        return send(api.file(message, number));
    }

    @GetMapping("/api/people")
    ResponseEntity<byte[]> people() {
        return send(api.listPeople());
    }

    @PostMapping("/api/people")
    ResponseEntity<byte[]> addPerson(@RequestBody(required = false) Optional<byte[]> body) {
        return send(api.addPerson(text(body)));
    }

    @PostMapping("/api/say")
    ResponseEntity<byte[]> say(
            @RequestBody(required = false) Optional<byte[]> body, @RequestParam Optional<String> format) {
        return send(api.say(text(body), isRich(format)));
    }

    @PostMapping("/api/press")
    ResponseEntity<byte[]> press(
            @RequestBody(required = false) Optional<byte[]> body, @RequestParam Optional<String> format) {
        return send(api.press(text(body), isRich(format)));
    }

    @PostMapping("/api/submit")
    ResponseEntity<byte[]> submit(
            @RequestBody(required = false) Optional<byte[]> body, @RequestParam Optional<String> format) {
        return send(api.submit(text(body), isRich(format)));
    }

    @GetMapping("/api/messages")
    ResponseEntity<byte[]> messages(
            @RequestParam Optional<String> as,
            @RequestParam Optional<String> after,
            @RequestParam Optional<String> format) {
        return send(api.messages(who(as), after, isRich(format)));
    }

    @GetMapping("/api/changes")
    ResponseEntity<byte[]> changes(@RequestParam Optional<String> after, @RequestParam Optional<String> wait)
            throws InterruptedException {
        return send(api.changes(after, wait));
    }

    @GetMapping("/api/commands")
    ResponseEntity<byte[]> commands(@RequestParam Optional<String> as) {
        return send(api.commands(who(as)));
    }

    @GetMapping("/api/calls/{room}")
    ResponseEntity<byte[]> call(@PathVariable String room) {
        return send(calls.show(room));
    }

    @PostMapping("/api/calls/{room}")
    ResponseEntity<byte[]> beInCall(@PathVariable String room, @RequestBody(required = false) Optional<byte[]> body) {
        return send(calls.beHere(room, text(body)));
    }

    @GetMapping("/api/rehearsals")
    ResponseEntity<byte[]> rehearsals() {
        return send(rehearsals.list());
    }

    @PostMapping("/api/rehearse")
    ResponseEntity<byte[]> rehearse(@RequestBody(required = false) Optional<byte[]> body) {
        return send(rehearsals.begin(text(body)));
    }

    @ExceptionHandler(ApiError.class)
    ResponseEntity<byte[]> wrongCall(ApiError error) {
        return send(HttpAnswer.error(error.status(), error.reason()));
    }

    @ExceptionHandler(RuntimeException.class)
    ResponseEntity<byte[]> fault(RuntimeException failure) {
        log.error("A call of the playground failed", failure);
        return send(HttpAnswer.error(500, "something broke on the server; its log says what"));
    }

    @ExceptionHandler(Unavailable.class)
    ResponseEntity<byte[]> away(Unavailable away) {
        return send(HttpAnswer.error(503, "the database is away: nothing was changed, try again"));
    }

    private static String who(Optional<String> as) {
        return as.filter(name -> !name.isBlank()).orElseThrow(() -> ApiError.bad("missing field: as"));
    }

    private static boolean isRich(Optional<String> format) {
        return format.filter(RICH::equals).isPresent();
    }

    private static String text(Optional<byte[]> body) {
        return body.map(bytes -> new String(bytes, StandardCharsets.UTF_8)).orElse("");
    }

    private static ResponseEntity<byte[]> send(HttpAnswer answer) {
        HttpHeaders headers = new HttpHeaders();
        headers.set(HttpHeaders.CONTENT_TYPE, answer.contentType());
        answer.fileName()
                .ifPresent(name -> headers.setContentDisposition(ContentDisposition.attachment()
                        .filename(name, StandardCharsets.UTF_8)
                        .build()));
        return ResponseEntity.status(answer.status()).headers(headers).body(answer.body());
    }
}
