package io.rondo.member.chat;

import static io.rondo.member.profile.MissingQuestions.THEN;

import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Option;
import io.rondo.chat.OptionType;
import io.rondo.chat.UserError;
import io.rondo.chat.reply.Reply;
import io.rondo.member.People;
import io.rondo.member.profile.AgeBand;
import io.rondo.member.profile.Contact;
import io.rondo.member.profile.MissingQuestions;
import io.rondo.member.profile.ProfileView;
import io.rondo.member.profile.Profiles;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * {@code /profile}, and the answers to what a registration asks for: an answer that carries what comes after it runs that, any
 * other shows the profile again.
 */
final class ProfileCommands {

    private static final Option NEXT = Option.optional(THEN, new OptionType.Internal());
    private static final int LONGEST_LIST = Profiles.MOST_WORDS * (Profiles.LONGEST_WORD + 2);

    private final Profiles profiles;
    private final ProfileScreens screens;

    ProfileCommands(People people, Profiles profiles) {
        this.profiles = profiles;
        this.screens = new ProfileScreens(people, profiles);
    }

    List<Command> commands() {
        return List.of(
                Command.typed("profile", screens::card),
                Command.pressed("profile show", screens::card),
                Command.pressed("profile gender", screens::gender),
                Command.pressed(
                        "profile gender set",
                        this::gender,
                        Option.required("value", new OptionType.Text(Profiles.LONGEST_GENDER, false)),
                        NEXT),
                Command.pressed("profile seeking", screens::seeking),
                Command.pressed("profile seeking agree", this::agree, NEXT),
                Command.pressed("profile seeking decline", this::decline, NEXT),
                Command.pressed("profile seeking set", this::seek, internal("value"), NEXT),
                Command.pressed("profile seeking forget", this::forget),
                Command.pressed("profile birthday", screens::birthday),
                Command.pressed(
                        "profile birthday set", this::birthday, Option.required("date", new OptionType.Date()), NEXT),
                Command.pressed("profile age set", this::ageBand, internal("band"), NEXT),
                Command.pressed("profile tag set", this::takeTag, internal("tag"), internal("other"), NEXT),
                Command.pressed("profile text", screens::text, internal("field")),
                Command.pressed("profile text clear", this::clear, internal("field")),
                Command.pressed("profile city set", this::city, text("city", Profiles.LONGEST_CITY)),
                Command.pressed("profile languages set", this::languages, text("languages", LONGEST_LIST)),
                Command.pressed("profile interests set", this::interests, text("interests", LONGEST_LIST)),
                Command.pressed("profile tags set", this::tags, text("tags", LONGEST_LIST)),
                Command.pressed("profile shown", screens::shown),
                Command.pressed("profile shown set", this::show, internal("what"), internal("on")),
                Command.pressed("profile contact", screens::contact),
                Command.pressed("profile contact set", this::contact, internal("contact")),
                Command.pressed("profile contact text", this::contactText, text("text", Profiles.LONGEST_CONTACT)));
    }

    private static Option internal(String name) {
        return Option.required(name, new OptionType.Internal());
    }

    private static Option text(String name, int longest) {
        return Option.required(name, new OptionType.Text(longest, false));
    }

    private Reply gender(Conversation conversation) {
        profiles.gender(conversation.work(), conversation.personId(), value(conversation, "value"));
        return onward(conversation);
    }

    private Reply agree(Conversation conversation) {
        profiles.consentToSeeking(conversation.work(), conversation.personId());
        return MissingQuestions.seeking(conversation.words(), MissingQuestions.then(conversation));
    }

    private Reply decline(Conversation conversation) {
        return MissingQuestions.then(conversation).isPresent()
                ? Reply.text(conversation.words().text("member.missing.declined"))
                : screens.card(conversation);
    }

    private Reply seek(Conversation conversation) {
        profiles.seek(conversation.work(), conversation.personId(), Set.of(value(conversation, "value")));
        return onward(conversation);
    }

    private Reply forget(Conversation conversation) {
        profiles.forgetSeeking(conversation.work(), conversation.personId());
        return screens.card(conversation);
    }

    private Reply birthday(Conversation conversation) {
        about(
                "date",
                () -> profiles.birthday(
                        conversation.work(),
                        conversation.personId(),
                        conversation.options().date("date").orElseThrow(),
                        ProfileView.today(conversation.words())));
        return onward(conversation);
    }

    private Reply ageBand(Conversation conversation) {
        profiles.ageBand(conversation.work(), conversation.personId(), AgeBand.valueOf(value(conversation, "band")));
        return onward(conversation);
    }

    private Reply takeTag(Conversation conversation) {
        profiles.takeTag(
                conversation.work(), conversation.personId(), value(conversation, "tag"), value(conversation, "other"));
        return onward(conversation);
    }

    private Reply clear(Conversation conversation) {
        switch (value(conversation, "field")) {
            case "city" -> profiles.city(conversation.work(), conversation.personId(), Optional.empty());
            case "languages" -> profiles.languages(conversation.work(), conversation.personId(), List.of());
            case "interests" -> profiles.interests(conversation.work(), conversation.personId(), List.of());
            case "tags" -> profiles.tags(conversation.work(), conversation.personId(), List.of());
            default -> throw new UserError("chat.error.button-damaged");
        }
        return screens.card(conversation);
    }

    private Reply city(Conversation conversation) {
        about(
                "city",
                () -> profiles.city(
                        conversation.work(),
                        conversation.personId(),
                        conversation.options().text("city")));
        return screens.card(conversation);
    }

    private Reply languages(Conversation conversation) {
        about(
                "languages",
                () -> profiles.languages(
                        conversation.work(), conversation.personId(), listed(conversation, "languages")));
        return screens.card(conversation);
    }

    private Reply interests(Conversation conversation) {
        about(
                "interests",
                () -> profiles.interests(
                        conversation.work(), conversation.personId(), listed(conversation, "interests")));
        return screens.card(conversation);
    }

    private Reply tags(Conversation conversation) {
        about("tags", () -> profiles.tags(conversation.work(), conversation.personId(), listed(conversation, "tags")));
        return screens.card(conversation);
    }

    private Reply show(Conversation conversation) {
        profiles.show(
                conversation.work(),
                conversation.personId(),
                value(conversation, "what"),
                Boolean.parseBoolean(value(conversation, "on")));
        return screens.shown(conversation);
    }

    private Reply contact(Conversation conversation) {
        Contact contact = Contact.valueOf(value(conversation, "contact"));
        profiles.contact(conversation.work(), conversation.personId(), contact, Optional.empty());
        return screens.card(conversation);
    }

    private Reply contactText(Conversation conversation) {
        about(
                "text",
                () -> profiles.contact(
                        conversation.work(),
                        conversation.personId(),
                        Contact.TEXT,
                        conversation.options().text("text")));
        return screens.card(conversation);
    }

    private Reply onward(Conversation conversation) {
        return MissingQuestions.then(conversation).map(conversation::goOn).orElseGet(() -> screens.card(conversation));
    }

    /** What another value would mend shows the form again. */
    private static void about(String option, Runnable change) {
        try {
            change.run();
        } catch (UserError error) {
            throw error.about(option);
        }
    }

    private static List<String> listed(Conversation conversation, String option) {
        return Arrays.asList(value(conversation, option).split("[,;]"));
    }

    private static String value(Conversation conversation, String option) {
        return conversation.options().text(option).orElseThrow();
    }
}
