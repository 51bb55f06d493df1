package io.rondo.intro;

import io.rondo.bus.Subscription;
import io.rondo.chat.Access;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Bundles;
import io.rondo.delivery.Deliveries;
import io.rondo.event.Recurrence;
import io.rondo.member.Communities;
import io.rondo.member.CommunityNotices;
import io.rondo.member.People;
import io.rondo.member.profile.Profiles;
import io.rondo.pairing.PairingEngine;
import io.rondo.safety.ReportDesk;
import io.rondo.safety.Safety;
import io.rondo.secret.SecretBox;
import io.rondo.tx.UnitOfWork;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

/** Introductions as the house sees them. */
public final class IntroFeature implements Feature {

    private final List<Command> commands = new ArrayList<>();
    private final List<Subscription> subscriptions = new ArrayList<>();
    private final IntroCommands own;
    private final IntroHostCommands hosts;
    private final Intros intros;

    /** The use cases of other rooms that introductions lean on. */
    public record Neighbours(
            Communities communities,
            People people,
            Profiles profiles,
            Safety safety,
            ReportDesk desk,
            Recurrence recurrence) {}

    /** How words reach people. */
    public record Ways(CommunityNotices toMembers, Bundles bundles, Deliveries deliveries) {}

    /** @param box hides words that wait */
    public IntroFeature(Neighbours rooms, Ways ways, PairingEngine engine, SecretBox box, IntroLimits limits) {
        IntroScreens screens = new IntroScreens(rooms.people(), rooms.profiles(), rooms.safety());
        IntroNotices notices = new IntroNotices(
                rooms.people(), rooms.communities(), ways.toMembers(), ways.bundles(), ways.deliveries(), screens);
        intros = new Intros(
                new IntroPeople(rooms.people(), rooms.profiles(), rooms.safety()),
                new Matchmaker(engine),
                limits,
                notices);
        IntroTalk talk = new IntroTalk(intros, notices, screens, rooms.people(), box);
        own = new IntroCommands(intros, screens, talk, rooms.communities(), rooms.people(), rooms.profiles());
        hosts = new IntroHostCommands(intros, rooms.recurrence(), rooms.communities());
        commands.addAll(hosts.all());
        commands.addAll(own.all());
        commands.addAll(
                new IntroAnswerCommands(intros, screens, talk, rooms.people(), rooms.safety(), rooms.desk()).all());
        subscriptions.addAll(notices.subscriptions());
        subscriptions.add(Subscription.onDatemaker(Intros.INTRO_DUE, intros::due));
        subscriptions.add(Subscription.onDatemaker(Intros.INTRO_ASK, intros::ask));
        subscriptions.add(Subscription.onDatemaker(Intros.INTRO_END, intros::end));
    }

    @Override
    public String name() {
        return "intro";
    }

    @Override
    public List<Command> commands() {
        return List.copyOf(commands);
    }

    @Override
    public List<Subscription> subscriptions() {
        return List.copyOf(subscriptions);
    }

    @Override
    public boolean offers(Conversation conversation, Command command) {
        return command.access() != Access.HOST || hosts.mayMake(conversation);
    }

    /** Introductions that are not counted yet and of which the person has not said whether they met. */
    @Override
    public List<Reply> waitingFor(Conversation conversation) {
        UnitOfWork work = conversation.work();
        return work.store(IntroStore.class).open(conversation.personId()).stream()
                .flatMap(open -> own.current(conversation, intros.get(work, open.introId()), open).stream())
                .toList();
    }

    @Override
    public Optional<UUID> communityOf(UnitOfWork work, Action action) {
        return id(action, "intro")
                .flatMap(community(work))
                .or(() -> id(action, "introduction")
                        .flatMap(id -> work.store(IntroStore.class).introOf(id))
                        .flatMap(community(work)));
    }

    private static Function<UUID, Optional<UUID>> community(UnitOfWork work) {
        return id -> work.store(IntroStore.class).find(id).map(Intro::communityId);
    }

    private static Optional<UUID> id(Action action, String option) {
        try {
            return Optional.ofNullable(action.options().get(option)).map(UUID::fromString);
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
