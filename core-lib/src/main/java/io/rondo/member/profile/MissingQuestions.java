package io.rondo.member.profile;

import io.rondo.chat.Conversation;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.words.Words;
import io.rondo.tx.Json;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Asks for what a registration needs of a profile, one thing at a time. The answers' commands are {@code ProfileCommands}. */
public final class MissingQuestions {

    /** The option in which an answer carries what is run after it. */
    public static final String THEN = "then";

    private final Profiles profiles;

    MissingQuestions(Profiles profiles) {
        this.profiles = profiles;
    }

    Optional<Reply> next(Conversation conversation, Needs needs, Action thenAgain) {
        Profile profile = profiles.get(conversation.work(), conversation.personId());
        LocalDate today = ProfileView.today(conversation.words());
        return needs.sides() == Needs.Sides.TWO_SIDED
                ? forTwoSides(conversation, profile, today, needs, thenAgain)
                : forAnyone(conversation.words(), profile, today, needs, thenAgain);
    }

    private Optional<Reply> forTwoSides(
            Conversation conversation, Profile profile, LocalDate today, Needs needs, Action then) {
        Words words = conversation.words();
        Optional<Integer> age = profile.age(today);
        if (age.isEmpty()) {
            return Optional.of(profile.isMinor(today) ? tooYoung(words, needs) : birthday(words, needs, then));
        }
        // Whoever was told that they are too young does not get to try another birthday.
        profiles.lockBirthday(conversation.work(), conversation.personId());
        if (age.get() < needs.minimumAge()) {
            return Optional.of(tooYoung(words, needs));
        }
        if (profile.gender().isEmpty()) {
            return Optional.of(gender(words, Optional.of(then)));
        }
        if (profile.seeking().isEmpty()) {
            return Optional.of(
                    profiles.consents(conversation.work(), conversation.personId())
                            ? seeking(words, Optional.of(then))
                            : consent(words, Optional.of(then)));
        }
        return Optional.empty();
    }

    private static Optional<Reply> forAnyone(Words words, Profile profile, LocalDate today, Needs needs, Action then) {
        if (!needs.ageBand() && profile.isMinor(today)) {
            return Optional.of(Reply.text(words.text("member.missing.no-minors")));
        }
        if (needs.ageBand() && profile.ageBand(today).isEmpty()) {
            return Optional.of(ageBand(words, then));
        }
        boolean hasTag =
                needs.tags().stream().anyMatch(tag -> profile.tags().stream().anyMatch(tag::equalsIgnoreCase));
        return needs.sides() == Needs.Sides.TAGS && !hasTag
                ? Optional.of(tag(words, needs.tags(), then))
                : Optional.empty();
    }

    private static Reply tooYoung(Words words, Needs needs) {
        return Reply.text(words.text("member.missing.too-young", "age", needs.minimumAge()));
    }

    private static Reply birthday(Words words, Needs needs, Action then) {
        return Reply.text(
                words.text("member.missing.birthday", "age", needs.minimumAge()),
                ButtonRow.of(Button.primary(
                        words.label("member.button.enter-birthday"), with(Action.of("profile birthday set"), then))));
    }

    private static Reply ageBand(Words words, Action then) {
        Action set = with(Action.of("profile age set"), then);
        return Reply.text(
                words.text("member.missing.age-band"),
                ButtonRow.of(
                        Button.normal(words.label("member.button.minor"), set.with("band", AgeBand.MINOR.name())),
                        Button.normal(words.label("member.button.adult"), set.with("band", AgeBand.ADULT.name()))));
    }

    private static Reply tag(Words words, List<String> tags, Action then) {
        List<Button> buttons = new ArrayList<>();
        for (String tag : tags) {
            String other = tags.stream()
                    .filter(candidate -> !candidate.equals(tag))
                    .findFirst()
                    .orElse(tag);
            buttons.add(Button.normal(
                    tag,
                    with(Action.of("profile tag set"), then).with("tag", tag).with("other", other)));
        }
        return Reply.text(words.text("member.missing.tag"), new ButtonRow(buttons));
    }

    /** How the person describes themselves, with what follows the answer; without it, the profile's own question. */
    public static Reply.Text gender(Words words, Optional<Action> then) {
        Action set = with(Action.of("profile gender set"), then);
        List<Button> buttons = new ArrayList<>();
        for (String gender : Gender.OFFERED) {
            buttons.add(Button.normal(ProfileView.gender(gender, words), set.with("value", gender)));
        }
        // Without a value the command asks for one.
        Button own = Button.normal(words.label("member.button.own-words"), set);
        return Reply.text(words.text(then.isPresent() ? "member.missing.gender" : "member.ask.gender"))
                .with(new ButtonRow(buttons), ButtonRow.of(own));
    }

    /** Asks whether we may keep whom the person seeks: nothing is kept before they agree. */
    public static Reply.Text consent(Words words, Optional<Action> then) {
        return Reply.text(
                words.text(then.isPresent() ? "member.missing.consent" : "member.ask.consent"),
                ButtonRow.of(
                        Button.primary(
                                words.label("member.button.agree"), with(Action.of("profile seeking agree"), then)),
                        Button.normal(
                                words.label("member.button.decline"),
                                with(Action.of("profile seeking decline"), then))));
    }

    /** Whom the person would like to meet. */
    public static Reply.Text seeking(Words words, Optional<Action> then) {
        Action set = with(Action.of("profile seeking set"), then);
        return Reply.text(
                words.text(then.isPresent() ? "member.missing.seeking" : "member.ask.seeking"),
                ButtonRow.of(
                        Button.normal(words.label("member.seeking.woman"), set.with("value", Gender.WOMAN)),
                        Button.normal(words.label("member.seeking.man"), set.with("value", Gender.MAN)),
                        Button.normal(words.label("member.seeking.everyone"), set.with("value", Gender.EVERYONE))));
    }

    /** The action that carries on what is to be run after it. */
    public static Action with(Action action, Optional<Action> then) {
        return then.map(next -> with(action, next)).orElse(action);
    }

    private static Action with(Action action, Action then) {
        return action.with(THEN, Json.write(then));
    }

    /** What is to be run after this answer. */
    public static Optional<Action> then(Conversation conversation) {
        return conversation.options().text(THEN).map(text -> Json.read(text, Action.class));
    }
}
