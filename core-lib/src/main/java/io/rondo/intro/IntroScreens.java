package io.rondo.intro;

import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.reply.RichText;
import io.rondo.chat.reply.Span;
import io.rondo.chat.words.Words;
import io.rondo.event.Sides;
import io.rondo.member.Addressee;
import io.rondo.member.People;
import io.rondo.member.profile.Contact;
import io.rondo.member.profile.Profile;
import io.rondo.member.profile.Profiles;
import io.rondo.safety.Safety;
import io.rondo.series.RepeatPhrase;
import io.rondo.tx.UnitOfWork;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** How introductions look: the card, an introduction, the question whether they met. Safe to use from several threads. */
final class IntroScreens {

    private static final int LONGEST_LABEL_NAME = 30;

    private final People people;
    private final Profiles profiles;
    private final Safety safety;

    IntroScreens(People people, Profiles profiles, Safety safety) {
        this.people = people;
        this.profiles = profiles;
        this.safety = safety;
    }

    /** The card in an announcement chat. */
    Reply card(UnitOfWork work, Intro intro, Words words) {
        RichText about = intro.about().isBlank() ? RichText.EMPTY : RichText.plain(intro.about());
        Reply.Card card =
                Reply.Card.of(intro.title(), RichText.lines(about, sort(intro, words), when(work, intro, words)));
        return intro.isStopped()
                ? card
                : card.with(ButtonRow.of(
                        Button.primary(words.label("intro.button.join"), about("intro join", intro)),
                        Button.normal(words.label("intro.button.mine"), about("intro mine", intro))));
    }

    private static RichText sort(Intro intro, Words words) {
        return switch (intro.whom()) {
            case Sides.Everyone everyone -> words.text("intro.sort.everyone");
            case Sides.TwoSided twoSided -> words.text("intro.sort.two-sided");
            case Sides.Tags(String first, String second) ->
                words.text("intro.sort.tags", "first", first, "second", second);
        };
    }

    RichText when(UnitOfWork work, Intro intro, Words words) {
        int in = work.store(IntroMemberStore.class).countIn(intro.id());
        RichText rule = RepeatPhrase.of(intro.repeatRule(), words);
        return Intros.nextOf(work, intro)
                .map(next -> words.text("intro.when", "rule", rule, "next", next, "people", in))
                .orElseGet(() -> words.text("intro.when.over"));
    }

    /** What somebody reads of whom they are introduced to. */
    Reply introduction(UnitOfWork work, Intro intro, Introduction introduction, UUID reader, Words words) {
        Profile own = profiles.get(work, reader);
        List<RichText> lines = new ArrayList<>();
        List<Button> buttons = new ArrayList<>();
        List<UUID> partners = partners(work, introduction, reader);
        if (partners.isEmpty()) {
            return Reply.text(words.text("intro.over", "title", intro.title()));
        }
        lines.add(words.text("intro.made", "title", intro.title(), "count", partners.size()));
        boolean relayed = false;
        for (Addressee partner : people.addresseesOfPeople(work, partners, intro.communityId())) {
            Profile profile = profiles.get(work, partner.personId());
            lines.add(RichText.bold(partner.name()).then(details(profile, own, words)));
            Optional<RichText> way = way(work, intro, partner, profile, words);
            way.ifPresent(lines::add);
            relayed |= way.isEmpty();
        }
        lines.add(words.text(
                "intro.icebreaker", "question", words.text("round.icebreaker." + introduction.icebreaker())));
        times(work, intro, partners, reader, introduction.madeAt(), words).ifPresent(lines::add);
        if (relayed) {
            lines.add(words.text("intro.way.relay"));
            buttons.add(Button.primary(words.label("intro.button.write"), of("intro write", introduction)));
        }
        buttons.add(Button.normal(words.label("intro.button.skip"), about("intro skip", intro)));
        buttons.add(Button.danger(words.label("intro.button.safety"), of("intro safety", introduction)));
        return Reply.text(RichText.lines(lines), new ButtonRow(buttons));
    }

    /** The others, without those whom one of the two keeps apart: that looks like an introduction that is over. */
    List<UUID> partners(UnitOfWork work, Introduction introduction, UUID reader) {
        return work.store(IntroStore.class).people(introduction.id()).stream()
                .map(IntroStore.Said::personId)
                .filter(id -> !id.equals(reader) && !safety.areApart(work, id, reader))
                .toList();
    }

    private static RichText details(Profile partner, Profile own, Words words) {
        RichText shown = Profiles.shown(partner, words);
        RichText line = shown.isEmpty() ? RichText.EMPTY : RichText.plain(", ").then(shown);
        List<String> common = Profiles.commonLanguages(partner, own);
        if (!common.isEmpty()) {
            String names = common.stream()
                    .map(language -> Profiles.languageName(language, words))
                    .collect(Collectors.joining(", "));
            line = line.then(words.text("round.partner.languages", "languages", names));
        }
        List<String> interests = partner.shows("interests") && own.shows("interests")
                ? partner.interests().stream().filter(own.interests()::contains).toList()
                : List.of();
        return interests.isEmpty()
                ? line
                : line.then(words.text("round.partner.interests", "interests", String.join(", ", interests)));
    }

    /** How the partner wants to be reached; empty: through the bot. */
    private Optional<RichText> way(UnitOfWork work, Intro intro, Addressee partner, Profile profile, Words words) {
        Contact contact = profile.contact().orElse(Contact.RELAY);
        if (contact == Contact.TEXT && profile.contactText().isPresent()) {
            return Optional.of(words.text(
                    "intro.way.text",
                    "partner",
                    partner.name(),
                    "contact",
                    profile.contactText().get()));
        }
        Optional<Addressee> joinedWith = work.store(IntroMemberStore.class)
                .find(intro.id(), partner.personId())
                .map(member -> people.addressee(work, member.accountId(), intro.communityId()));
        return joinedWith
                .filter(account -> contact == Contact.USERNAME)
                .flatMap(account -> account.username()
                        .map(name -> words.text(
                                "intro.way.username",
                                "partner",
                                partner.name(),
                                "handle",
                                "@" + name,
                                "platform",
                                new Words.Select(account.platform().key()))));
    }

    private Optional<RichText> times(
            UnitOfWork work, Intro intro, List<UUID> partners, UUID reader, Instant made, Words words) {
        Set<ZoneId> zones = new LinkedHashSet<>();
        List<UUID> all = new ArrayList<>(partners);
        all.add(reader);
        // In one order for all of them, so that each is offered the same times.
        all.stream()
                .sorted()
                .forEach(id -> people.addresseesOfPeople(work, List.of(id), intro.communityId())
                        .forEach(one -> zones.add(one.zone())));
        List<Instant> times = SuggestedTimes.of(zones, made);
        RichText said = RichText.EMPTY;
        for (Instant time : times) {
            RichText one = new RichText(List.of(words.time(time, Span.Style.FULL)));
            said = said.isEmpty() ? one : said.then(RichText.plain(" · ")).then(one);
        }
        return times.isEmpty() ? Optional.empty() : Optional.of(words.text("intro.times", "times", said));
    }

    /** "Did you meet?"; empty where nobody is left to have met, or it is answered. */
    Optional<Reply> question(UnitOfWork work, Introduction introduction, UUID reader, Words words) {
        List<UUID> partners = partners(work, introduction, reader);
        boolean answered = said(work, introduction, reader).isPresent();
        return partners.isEmpty() || answered
                ? Optional.empty()
                : Optional.of(Reply.text(
                        words.text("intro.question", "partner", names(work, partners, words)),
                        answers(introduction, Optional.empty(), words)));
    }

    static Optional<Introduction.Answer> said(UnitOfWork work, Introduction introduction, UUID reader) {
        return work.store(IntroStore.class).people(introduction.id()).stream()
                .filter(one -> one.personId().equals(reader))
                .flatMap(one -> one.answer().stream())
                .map(Introduction.Answer::valueOf)
                .findFirst();
    }

    /** What was said, with what else could be. */
    Reply answered(UnitOfWork work, Introduction introduction, UUID reader, Introduction.Answer answer, Words words) {
        String key = "intro.answered."
                + answer.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        String names = names(work, partners(work, introduction, reader), words);
        return Reply.text(words.text(key, "partner", names), answers(introduction, Optional.of(answer), words));
    }

    private static ButtonRow answers(Introduction introduction, Optional<Introduction.Answer> given, Words words) {
        List<Button> buttons = new ArrayList<>();
        for (Introduction.Answer answer : Introduction.Answer.values()) {
            if (!given.equals(Optional.of(answer))) {
                String key = answer.name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
                buttons.add(Button.normal(
                        words.label("intro.button." + key),
                        of("intro answer", introduction).with("said", answer.name())));
            }
        }
        return new ButtonRow(buttons);
    }

    /** Names as a sentence has them. */
    String names(UnitOfWork work, List<UUID> ids, Words words) {
        List<String> names = ids.stream().map(id -> people.name(work, id)).toList();
        return names.size() < 2
                ? String.join("", names)
                : String.join(", ", names.subList(0, names.size() - 1)) + " " + words.label("series.and") + " "
                        + names.getLast();
    }

    Reply dropped(Intro intro, Words words) {
        return Reply.text(
                words.text("intro.dropped", "title", intro.title()),
                ButtonRow.of(Button.primary(words.label("intro.button.again"), about("intro join", intro))));
    }

    /** Words from a partner, with the way to answer. */
    Reply said(Introduction introduction, String from, String text, Words words) {
        return Reply.text(
                words.text("relay.message", "from", from, "text", text),
                ButtonRow.of(Button.primary(words.label("intro.button.answer"), of("intro write", introduction))));
    }

    static String onButton(String name) {
        return name.length() <= LONGEST_LABEL_NAME ? name : name.substring(0, LONGEST_LABEL_NAME - 1) + "…";
    }

    static Action about(String command, Intro intro) {
        return Action.of(command).with("intro", intro.id());
    }

    static Action of(String command, Introduction introduction) {
        return Action.of(command).with("introduction", introduction.id());
    }
}
