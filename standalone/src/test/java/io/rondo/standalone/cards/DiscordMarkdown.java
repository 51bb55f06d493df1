package io.rondo.standalone.cards;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What of Discord's markdown the bot uses, as HTML, for a reader in Berlin. Pure.
 *
 * @param now when it is read
 * @param language of the reader's app
 */
record DiscordMarkdown(Instant now, Locale language) {

    static final ZoneId ZONE = ZoneId.of("Europe/Berlin");
    private static final Pattern TOKEN = Pattern.compile("""
            \\\\(?<literal>.)\
            |\\*\\*(?<bold>(?:\\\\.|[^\\\\])+?)\\*\\*\
            |`(?<code>[^`]+)`\
            |\\[(?<label>(?:\\\\.|[^\\]\\\\])*)\\]\\(<?(?<url>[^)>]+)>?\\)\
            |<t:(?<at>\\d+):(?<style>\\w)>\
            |(?m:^-# (?<small>.*)$)""");

    String html(String markdown) {
        Matcher token = TOKEN.matcher(markdown);
        StringBuilder html = new StringBuilder();
        int at = 0;
        while (token.find()) {
            html.append(text(markdown.substring(at, token.start()))).append(one(token));
            at = token.end();
        }
        return html.append(text(markdown.substring(at))).toString();
    }

    private String one(Matcher token) {
        if (token.group("literal") != null) {
            return text(token.group("literal"));
        }
        if (token.group("bold") != null) {
            return "<b>" + html(token.group("bold")) + "</b>";
        }
        if (token.group("code") != null) {
            return "<code>" + text(token.group("code")) + "</code>";
        }
        if (token.group("url") != null) {
            return "<a>" + html(token.group("label")) + "</a>";
        }
        if (token.group("small") != null) {
            return "<small>" + html(token.group("small")) + "</small>";
        }
        return "<span class='time'>"
                + time(Instant.ofEpochSecond(Long.parseLong(token.group("at"))), token.group("style")) + "</span>";
    }

    private String time(Instant at, String style) {
        return switch (style) {
            case "R" -> relative(Duration.between(now, at));
            case "t" -> clock(at);
            default ->
                DateTimeFormatter.ofPattern("EEEE, d MMMM yyyy HH:mm", language)
                        .withZone(ZONE)
                        .format(at);
        };
    }

    private String relative(Duration until) {
        boolean russian = language.getLanguage().equals("ru");
        long days = Math.round(until.toMinutes() / 1440.0);
        long hours = Math.round(until.toMinutes() / 60.0);
        if (days > 1) {
            return russian ? "через " + days + " дн." : "in " + days + " days";
        }
        if (hours > 1) {
            return russian ? "через " + hours + " ч." : "in " + hours + " hours";
        }
        return russian ? "через " + until.toMinutes() + " мин." : "in " + until.toMinutes() + " minutes";
    }

    static String clock(Instant at) {
        return DateTimeFormatter.ofPattern("HH:mm").withZone(ZONE).format(at);
    }

    /** Plain text, escaped. */
    static String text(String plain) {
        return plain.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("'", "&#39;")
                .replace("\n", "<br>");
    }
}
