package io.rondo.member.link;

import static org.assertj.core.api.Assertions.assertThat;

import io.rondo.chat.Platform;
import io.rondo.chat.Role;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.town.Persona;
import io.rondo.town.Shown;
import io.rondo.town.Town;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A town whose community lives on Discord and on Telegram, with an admin on each. */
final class TwoPlatforms implements AutoCloseable {

    private static final Pattern CODE = Pattern.compile("[2-9A-Z]{4}-[2-9A-Z]{4}");
    static final Duration CARD_COMES = Duration.ofSeconds(2);

    final Town town = new Town("2026-12-04T17:00:00Z");
    final Persona dora = town.person("dora", Role.ADMIN, Platform.DISCORD);
    final Persona tom = town.person("tom", Role.ADMIN, Platform.TELEGRAM);

    TwoPlatforms() {
        tom.saysInGroup("/setup join " + code(dora.saysInGroup("/setup join")));
    }

    @Override
    public void close() {
        town.close();
    }

    Persona onDiscord(String name) {
        return town.person(name, Role.PLAYER, Platform.DISCORD);
    }

    Persona onTelegram(String name) {
        return town.person(name, Role.PLAYER, Platform.TELEGRAM);
    }

    static String code(Reply reply) {
        Matcher code = CODE.matcher(Shown.text(reply));
        assertThat(code.find()).as(Shown.text(reply)).isTrue();
        return code.group();
    }

    /** The giver's question, after the code of the one was given by the other. */
    Reply proposed(Persona maker, Persona giver) {
        Reply asked = giver.says("/link " + code(maker.says("/link")));
        town.settle();
        return asked;
    }

    /** Both say that they are one person; what the giver reads last. */
    Reply linked(Persona maker, Persona giver) {
        Reply asked = proposed(maker, giver);
        giver.presses(asked, "Yes, that's me");
        agrees(maker);
        town.settle();
        return giver.runs(Action.of("link given"));
    }

    /** Says yes to the last question, which they look for themselves where they cannot be written to. */
    Reply agrees(Persona maker) {
        return maker.presses(maker.runs(Action.of("link given")), "Yes, that's me");
    }

    /** An event for which confirmation is asked now, and its card on a platform. */
    Reply event(String options, Platform platform) {
        dora.saysInGroup("/event create " + (options.contains("title:") ? "" : "title:Mixer ")
                + "starts:\"in 1h\" round:5m break:1m confirm_opens:50m confirm_closes:20m "
                + "rules_before:5m grace:2m rating_window:15m calls:practice publish:yes " + options);
        town.advance(CARD_COMES);
        return card(platform);
    }

    Reply card(Platform platform) {
        return town.group(platform).reversed().stream()
                .filter(reply -> Shown.labels(reply).contains("Details"))
                .findFirst()
                .orElseThrow();
    }

    long people(String name) {
        return town.count("people WHERE alias_of IS NULL AND name = '" + name + "'");
    }

    String stateOf(String name) {
        return String.join(
                ",",
                town.texts("SELECT r.state FROM registrations r JOIN people p ON p.id = r.person_id WHERE p.name = '"
                        + name + "'"));
    }
}
