package io.rondo.standalone.cards;

import io.rondo.playground.Browser;
import io.rondo.testkit.discord.DiscordMessage;
import io.rondo.testkit.telegram.FakeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;

/** Takes pictures of messages, as a phone shows them, into a folder. */
final class Camera implements AutoCloseable {

    private static final int PHONE_WIDTH = 390;
    private static final double SCALE = 1.5;

    private final Path pictures;
    private final Path work;
    private final Browser browser;
    private final String style;

    /**
     * @param pictures the folder for the pictures
     * @param work an empty folder
     */
    Camera(Path pictures, Path work) throws IOException {
        this.pictures = pictures;
        this.work = work;
        this.browser = Browser.start(Files.createDirectory(work.resolve("browser")));
        try (InputStream css = Camera.class.getResourceAsStream("cards.css")) {
            style = new String(css.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    void take(String name, DiscordMessage message, Instant now, Locale language) {
        take(name + "-discord", new DiscordPage(new DiscordMarkdown(now, language)).of(message));
    }

    void take(String name, FakeMessage message) {
        take(name + "-telegram", TelegramPage.of(message));
    }

    private void take(String name, String screen) {
        Path page = work.resolve(name + ".html");
        try {
            Files.writeString(page, "<!doctype html><meta charset=utf-8><style>" + style + "</style>" + screen);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        browser.show(page.toUri(), PHONE_WIDTH, 900, false);
        browser.picture(pictures.resolve("card-" + name + ".png"), ".screen", SCALE);
    }

    @Override
    public void close() {
        browser.close();
    }
}
