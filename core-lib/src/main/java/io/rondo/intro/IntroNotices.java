package io.rondo.intro;

import io.rondo.bus.Subscription;
import io.rondo.bus.Unprocessable;
import io.rondo.chat.Platform;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.reply.Reply.ButtonRow;
import io.rondo.chat.words.Bundles;
import io.rondo.chat.words.Words;
import io.rondo.delivery.Deliveries;
import io.rondo.delivery.Delivery;
import io.rondo.member.Addressee;
import io.rondo.member.Communities;
import io.rondo.member.Community;
import io.rondo.member.CommunityChat;
import io.rondo.member.CommunityNotices;
import io.rondo.member.People;
import io.rondo.tx.Message;
import io.rondo.tx.Queue;
import io.rondo.tx.UnitOfWork;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Tells people of their introductions: directly those who agreed to it, all others by one line in the thread of the intro's card, with a
 * button that answers in private and says nothing of anybody. Safe to use from several threads.
 */
final class IntroNotices implements Intros.Told {

    static final String INTRODUCTION = "introduction";
    static final String NOBODY = "introduction_nobody";
    static final String QUESTION = "introduction_question";
    static final String DROPPED = "introduction_dropped";
    static final String WORDS = "introduction_words";
    private static final String CARD = "introduction_card";
    private static final String LINE = "introduction_line";

    /** Changes of a card that come together make one edit. */
    private static final Duration CARD_DELAY = Duration.ofMillis(700);

    /** What has a line in the thread for those who are not written to. */
    private static final Set<String> LINED = Set.of(INTRODUCTION, QUESTION);

    private final People people;
    private final Communities communities;
    private final CommunityNotices toMembers;
    private final Bundles bundles;
    private final Deliveries deliveries;
    private final IntroScreens screens;

    /** The body of the notices about a round. */
    record About(UUID introId, LocalDate date) {}

    /** The body of {@link #WORDS}. */
    record Said(UUID introductionId, UUID from, String text) {}

    /** The body of {@link #CARD} and {@link #LINE}: where it stands, and of a line what it is about. */
    record Posted(UUID introId, String chat, Optional<String> thread, String type, Optional<LocalDate> date) {}

    IntroNotices(
            People people,
            Communities communities,
            CommunityNotices toMembers,
            Bundles bundles,
            Deliveries deliveries,
            IntroScreens screens) {
        this.people = people;
        this.communities = communities;
        this.toMembers = toMembers;
        this.bundles = bundles;
        this.deliveries = deliveries;
        this.screens = screens;
    }

    List<Subscription> subscriptions() {
        return List.of(
                Subscription.onBots(CARD, this::drawCard),
                Subscription.onBots(LINE, this::drawLine),
                toMembers.on(INTRODUCTION, About.class, this::introduction),
                toMembers.on(NOBODY, About.class, this::nobody),
                toMembers.on(QUESTION, About.class, this::question),
                toMembers.on(DROPPED, About.class, this::dropped),
                toMembers.on(WORDS, Said.class, this::words));
    }

    @Override
    public void introduced(UnitOfWork work, Intro intro, LocalDate date, Collection<UUID> introduced) {
        tell(work, intro, INTRODUCTION, date, introduced);
    }

    @Override
    public void leftOut(UnitOfWork work, Intro intro, LocalDate date, Collection<UUID> leftOut) {
        tell(work, intro, NOBODY, date, leftOut);
    }

    @Override
    public void asked(UnitOfWork work, Intro intro, LocalDate date, Collection<UUID> silent) {
        tell(work, intro, QUESTION, date, silent);
    }

    @Override
    public void dropped(UnitOfWork work, Intro intro, Collection<IntroMember> members) {
        LocalDate today = LocalDate.ofInstant(work.now(), intro.zoneId());
        tell(
                work,
                intro,
                DROPPED,
                today,
                members.stream().map(IntroMember::personId).toList());
    }

    @Override
    public void changed(UnitOfWork work, Intro intro) {
        List<Message> cards = communities.announcementChats(work, intro.communityId()).stream()
                .map(chat -> posted(
                        CARD, new Posted(intro.id(), chat.externalId(), chat.thread(), CARD, Optional.empty()), chat))
                .toList();
        work.sendAllAt(cards, work.now().plus(CARD_DELAY));
    }

    private void tell(UnitOfWork work, Intro intro, String type, LocalDate date, Collection<UUID> told) {
        if (told.isEmpty()) {
            return;
        }
        List<UUID> accounts = work.store(IntroMemberStore.class).accounts(intro.id(), told);
        Collection<Addressee> addressees =
                people.addressees(work, accounts, intro.communityId()).values();
        List<Addressee> direct = new ArrayList<>();
        Set<Platform> inThreads = EnumSet.noneOf(Platform.class);
        for (Addressee addressee : addressees) {
            if (addressee.mayBeWrittenTo()) {
                direct.add(addressee);
            } else {
                inThreads.add(addressee.platform());
            }
        }
        toMembers.tell(work, intro.communityId(), type, direct, new About(intro.id(), date));
        if (LINED.contains(type)) {
            work.sendAll(communities.announcementChats(work, intro.communityId()).stream()
                    .filter(chat -> inThreads.contains(chat.platform()))
                    .map(chat -> posted(
                            LINE,
                            new Posted(intro.id(), chat.externalId(), chat.thread(), type, Optional.of(date)),
                            chat))
                    .toList());
        }
    }

    private static Message posted(String type, Posted body, CommunityChat chat) {
        Message.Headers headers = new Message.Headers(
                Optional.empty(), Optional.of(chat.externalId()), Optional.empty(), Optional.empty());
        return Message.to(Queue.bot(chat.platform().key()), type, headers, body);
    }

    /** Carries words to somebody who is written to; false where they are not. */
    boolean carry(UnitOfWork work, Intro intro, UUID to, Said said) {
        List<UUID> account = work.store(IntroMemberStore.class).accounts(intro.id(), List.of(to));
        List<Addressee> direct = people.addressees(work, account, intro.communityId()).values().stream()
                .filter(Addressee::mayBeWrittenTo)
                .toList();
        toMembers.tell(work, intro.communityId(), WORDS, direct, said);
        return !direct.isEmpty();
    }

    private static Intro intro(UnitOfWork work, UUID id) {
        return work.store(IntroStore.class).find(id).orElseThrow(() -> new Unprocessable("there is no intro " + id));
    }

    private Words wordsOf(UnitOfWork work, Intro intro) {
        Community community = communities.get(work, intro.communityId());
        return bundles.words(community.language(), intro.zoneId(), work.now());
    }

    private void drawCard(UnitOfWork work, Message message) {
        Posted posted = message.bodyAs(Posted.class);
        Intro intro = intro(work, posted.introId());
        String slot = cardSlot(intro);
        deliveries.add(
                work,
                Delivery.to(
                                Platform.of(message.queue().platform()),
                                posted.chat(),
                                CARD,
                                screens.card(work, intro, wordsOf(work, intro)))
                        .inThread(posted.thread())
                        .inSlot(slot)
                        .superseding(slot));
    }

    private static String cardSlot(Intro intro) {
        return "intro:" + intro.id();
    }

    private void drawLine(UnitOfWork work, Message message) {
        Posted posted = message.bodyAs(Posted.class);
        Intro intro = intro(work, posted.introId());
        Words words = wordsOf(work, intro);
        String slot = "introline:" + intro.id() + ":"
                + posted.date().map(LocalDate::toString).orElse("");
        Reply line = Reply.text(
                words.text("intro.line." + posted.type(), "title", intro.title()),
                ButtonRow.of(Button.primary(
                        words.label("intro.button.mine"),
                        Action.of("intro mine").with("intro", intro.id()))));
        deliveries.add(
                work,
                Delivery.to(Platform.of(message.queue().platform()), posted.chat(), LINE, line)
                        .inThread(posted.thread())
                        .inThreadOf(cardSlot(intro), intro.title())
                        .inSlot(slot)
                        .superseding(slot));
    }

    private Optional<Delivery> introduction(
            UnitOfWork work, UUID communityId, Addressee addressee, Words words, About about) {
        Intro intro = intro(work, about.introId());
        return work.store(IntroStore.class)
                .ofRound(intro.id(), about.date(), addressee.personId())
                .map(introduction -> quietly(
                        work,
                        addressee,
                        intro,
                        toMembers.delivery(
                                addressee,
                                INTRODUCTION,
                                screens.introduction(work, intro, introduction, addressee.personId(), words))));
    }

    /** What can wait does, as long as the quiet hours last. */
    private static Delivery quietly(UnitOfWork work, Addressee addressee, Intro intro, Delivery delivery) {
        Instant later = addressee.afterQuietHours(work.now());
        boolean inTime = later.isAfter(work.now()) && later.isBefore(work.now().plus(intro.askAfter()));
        return inTime ? delivery.notBefore(later) : delivery;
    }

    private Optional<Delivery> nobody(
            UnitOfWork work, UUID communityId, Addressee addressee, Words words, About about) {
        Intro intro = intro(work, about.introId());
        Reply reply = Reply.text(words.text("intro.nobody", "title", intro.title()));
        return Optional.of(quietly(work, addressee, intro, toMembers.delivery(addressee, NOBODY, reply)));
    }

    /** Whoever has answered meanwhile is not asked. */
    private Optional<Delivery> question(
            UnitOfWork work, UUID communityId, Addressee addressee, Words words, About about) {
        Intro intro = intro(work, about.introId());
        return work.store(IntroStore.class)
                .ofRound(intro.id(), about.date(), addressee.personId())
                .filter(introduction -> introduction.endedAt().isEmpty())
                .flatMap(introduction -> screens.question(work, introduction, addressee.personId(), words))
                .map(reply -> quietly(work, addressee, intro, toMembers.delivery(addressee, QUESTION, reply)));
    }

    private Optional<Delivery> dropped(
            UnitOfWork work, UUID communityId, Addressee addressee, Words words, About about) {
        Intro intro = intro(work, about.introId());
        boolean still = work.store(IntroMemberStore.class)
                .find(intro.id(), addressee.personId())
                .filter(member -> member.state() == IntroMember.State.DROPPED)
                .isPresent();
        return still
                ? Optional.of(quietly(
                        work, addressee, intro, toMembers.delivery(addressee, DROPPED, screens.dropped(intro, words))))
                : Optional.empty();
    }

    private Optional<Delivery> words(UnitOfWork work, UUID communityId, Addressee addressee, Words words, Said said) {
        return work.store(IntroStore.class)
                .introduction(said.introductionId(), addressee.personId())
                .map(introduction -> toMembers.delivery(
                        addressee,
                        WORDS,
                        screens.said(introduction, people.name(work, said.from()), said.text(), words)));
    }
}
