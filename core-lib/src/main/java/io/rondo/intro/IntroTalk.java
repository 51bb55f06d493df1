package io.rondo.intro;

import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Words;
import io.rondo.member.People;
import io.rondo.secret.SecretBox;
import io.rondo.tx.UnitOfWork;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;

/**
 * Carries messages between those who were introduced, also across platforms. Words to somebody who is not written to wait, encrypted,
 * until they look. Safe to use from several threads.
 */
final class IntroTalk {

    private final Intros intros;
    private final IntroNotices notices;
    private final IntroScreens screens;
    private final People people;
    private final SecretBox box;

    /** Which way words went. */
    enum Way {
        SENT,
        KEPT,
        /** It is over: too long ago, or nobody is left to write to. */
        CLOSED
    }

    IntroTalk(Intros intros, IntroNotices notices, IntroScreens screens, People people, SecretBox box) {
        this.intros = intros;
        this.notices = notices;
        this.screens = screens;
        this.people = people;
        this.box = box;
    }

    boolean isOpen(UnitOfWork work, Introduction introduction, UUID person) {
        return introduction.madeAt().plus(intros.limits().atHand()).isAfter(work.now())
                && !screens.partners(work, introduction, person).isEmpty();
    }

    /** Says something to the others in the introduction. */
    Way say(UnitOfWork work, Introduction introduction, UUID from, String text) {
        if (!isOpen(work, introduction, from)) {
            return Way.CLOSED;
        }
        Intro intro = intros.get(work, introduction.introId());
        Way way = Way.SENT;
        for (UUID to : screens.partners(work, introduction, from)) {
            if (!notices.carry(work, intro, to, new IntroNotices.Said(introduction.id(), from, text))) {
                work.store(IntroMemberStore.class)
                        .keep(
                                introduction.id(),
                                from,
                                to,
                                box.close(text, introduction.id().toString()),
                                work.now());
                way = Way.KEPT;
            }
        }
        return way;
    }

    /** What waits for the person, oldest first; it is kept no longer. */
    List<Reply> waiting(UnitOfWork work, Introduction introduction, UUID reader, Words words) {
        List<UUID> partners = screens.partners(work, introduction, reader);
        return work.store(IntroMemberStore.class).take(introduction.id(), reader).stream()
                .filter(kept -> partners.contains(kept.fromPerson()))
                .sorted(Comparator.comparing(IntroMemberStore.Kept::saidAt))
                .flatMap(kept -> box
                        .open(kept.text(), introduction.id().toString())
                        .map(text -> screens.said(introduction, people.name(work, kept.fromPerson()), text, words))
                        .stream())
                .toList();
    }
}
