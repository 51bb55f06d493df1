package io.rondo.member.chat;

import io.rondo.chat.Conversation;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.words.Words;
import io.rondo.member.People;
import io.rondo.member.profile.AgeBand;
import io.rondo.member.profile.Contact;
import io.rondo.member.profile.Gender;
import io.rondo.member.profile.MissingQuestions;
import io.rondo.member.profile.Profile;
import io.rondo.member.profile.ProfileView;
import io.rondo.member.profile.Profiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What {@code /profile} shows. Changes nothing. */
final class ProfileScreens {

    private static final String BACK = "profile show";

    private final People people;
    private final Profiles profiles;

    ProfileScreens(People people, Profiles profiles) {
        this.people = people;
        this.profiles = profiles;
    }

    Reply card(Conversation conversation) {
        Words words = conversation.words();
        Profile profile = profile(conversation);
        String name = people.name(conversation.work(), conversation.personId());
        Reply.Card card = Reply.Card.of(
                words.label("member.profile.title"),
                RichText.lines(words.text("member.profile.preview"), ProfileView.full(name, profile, words)));
        return card.field(
                        words.label("member.profile.gender"),
                        orNotSaid(profile.gender().map(gender -> ProfileView.gender(gender, words)), words))
                .field(words.label("member.profile.seeking"), orNotSaid(seekingOf(profile, words), words))
                .field(words.label("member.profile.birthday"), birthdayOf(profile, words))
                .field(words.label("member.profile.city"), orNotSaid(profile.city(), words))
                .field(
                        words.label("member.profile.languages"),
                        orNotSaid(joined(ProfileView.languages(profile.languages(), words)), words))
                .field(
                        words.label("member.profile.interests"),
                        orNotSaid(joined(String.join(", ", profile.interests())), words))
                .field(words.label("member.profile.tags"), orNotSaid(joined(String.join(", ", profile.tags())), words))
                .field(words.label("member.profile.contact"), orNotSaid(contactOf(conversation, profile), words))
                .with(
                        ButtonRow.of(to(words, "gender"), to(words, "seeking"), to(words, "birthday")),
                        ButtonRow.of(field(words, "city"), field(words, "languages")),
                        ButtonRow.of(field(words, "interests"), field(words, "tags")),
                        ButtonRow.of(to(words, "shown"), to(words, "contact")));
    }

    Reply gender(Conversation conversation) {
        return MissingQuestions.gender(conversation.words(), Optional.empty()).with(back(conversation));
    }

    Reply seeking(Conversation conversation) {
        Words words = conversation.words();
        if (!profiles.consents(conversation.work(), conversation.personId())) {
            return MissingQuestions.consent(words, Optional.empty());
        }
        return MissingQuestions.seeking(words, Optional.empty())
                .with(ButtonRow.of(
                        Button.normal(
                                words.label("member.seeking.non-binary"),
                                Action.of("profile seeking set").with("value", Gender.NON_BINARY)),
                        Button.danger(words.label("member.button.forget"), Action.of("profile seeking forget"))))
                .with(back(conversation));
    }

    Reply birthday(Conversation conversation) {
        Words words = conversation.words();
        if (profiles.isBirthdayLocked(conversation.work(), conversation.personId())) {
            return Reply.text(words.text("member.error.birthday-locked")).with(back(conversation));
        }
        return Reply.text(
                words.text("member.ask.birthday"),
                ButtonRow.of(
                        Button.primary(words.label("member.button.enter-birthday"), Action.of("profile birthday set")),
                        Screens.back(words, BACK)));
    }

    Reply text(Conversation conversation) {
        Words words = conversation.words();
        String field = conversation.options().text("field").orElseThrow();
        return Reply.text(
                words.text("member.ask." + field),
                ButtonRow.of(
                        Button.primary(words.label("member.button.change"), Action.of("profile " + field + " set")),
                        Button.normal(
                                words.label("member.button.clear"),
                                Action.of("profile text clear").with("field", field)),
                        Screens.back(words, BACK)));
    }

    Reply shown(Conversation conversation) {
        Words words = conversation.words();
        Profile profile = profile(conversation);
        String name = people.name(conversation.work(), conversation.personId());
        List<Button> ticks = Profile.SHOWABLE.stream()
                .map(what -> Screens.choice(
                        profile.shows(what),
                        words.label("member.show." + what),
                        Action.of("profile shown set")
                                .with("what", what)
                                .with("on", Boolean.toString(!profile.shows(what)))))
                .toList();
        return Reply.text(RichText.lines(words.text("member.ask.shown"), ProfileView.full(name, profile, words)))
                .with(Screens.rows(3, ticks))
                .with(back(conversation));
    }

    Reply contact(Conversation conversation) {
        Words words = conversation.words();
        Optional<Contact> now = profile(conversation).contact();
        List<Button> choices = new ArrayList<>();
        conversation
                .requester()
                .username()
                .ifPresent(username -> choices.add(contactChoice("@" + username, Contact.USERNAME, now)));
        choices.add(contactChoice(words.label("member.contact.relay"), Contact.RELAY, now));
        choices.add(Screens.choice(
                now.filter(Contact.TEXT::equals).isPresent(),
                words.label("member.contact.text"),
                Action.of("profile contact text")));
        choices.add(contactChoice(words.label("member.contact.none"), Contact.NONE, now));
        return Reply.text(words.text("member.ask.contact"))
                .with(Screens.rows(4, choices))
                .with(back(conversation));
    }

    private static Button contactChoice(String label, Contact contact, Optional<Contact> now) {
        return Screens.choice(
                now.filter(contact::equals).isPresent(),
                label,
                Action.of("profile contact set").with("contact", contact.name()));
    }

    private Profile profile(Conversation conversation) {
        return profiles.get(conversation.work(), conversation.personId());
    }

    private static ButtonRow back(Conversation conversation) {
        return ButtonRow.of(Screens.back(conversation.words(), BACK));
    }

    private static Button to(Words words, String what) {
        return Button.normal(words.label("member.profile." + what), Action.of("profile " + what));
    }

    private static Button field(Words words, String field) {
        return Button.normal(
                words.label("member.profile." + field),
                Action.of("profile text").with("field", field));
    }

    private static Optional<String> seekingOf(Profile profile, Words words) {
        return joined(profile.seeking().stream()
                .sorted()
                .map(sought -> Gender.isSeekable(sought) ? words.label("member.seeking." + sought) : sought)
                .collect(Collectors.joining(", ")));
    }

    private static RichText birthdayOf(Profile profile, Words words) {
        if (profile.birthday().isPresent()) {
            return words.text(
                    "member.profile.birthday-value", "date", profile.birthday().get());
        }
        return orNotSaid(
                profile.ageBand()
                        .map(band ->
                                words.label(band == AgeBand.MINOR ? "member.button.minor" : "member.button.adult")),
                words);
    }

    private static Optional<String> contactOf(Conversation conversation, Profile profile) {
        return profile.contact().map(contact -> switch (contact) {
            case USERNAME ->
                conversation
                        .requester()
                        .username()
                        .map(username -> "@" + username)
                        .orElseGet(() -> conversation.words().label("member.contact.username"));
            case RELAY -> conversation.words().label("member.contact.relay");
            case TEXT -> profile.contactText().orElse("");
            case NONE -> conversation.words().label("member.contact.none");
        });
    }

    private static Optional<String> joined(String text) {
        return Optional.of(text).filter(any -> !any.isEmpty());
    }

    private static RichText orNotSaid(Optional<String> value, Words words) {
        return value.map(RichText::plain).orElseGet(() -> words.text("member.profile.not-said"));
    }
}
