package io.rondo;

import io.rondo.bus.Subscription;
import io.rondo.chat.ButtonCodec;
import io.rondo.chat.Catalogue;
import io.rondo.chat.ChatFeature;
import io.rondo.chat.Dispatcher;
import io.rondo.chat.Feature;
import io.rondo.chat.Requesters;
import io.rondo.chat.words.Bundles;
import io.rondo.delivery.Deliveries;
import io.rondo.event.CallChoice;
import io.rondo.event.EventClock;
import io.rondo.event.EventFeature;
import io.rondo.event.EventLimits;
import io.rondo.event.EventNotices;
import io.rondo.event.Events;
import io.rondo.member.Communities;
import io.rondo.member.MemberRequesters;
import io.rondo.member.People;
import io.rondo.member.profile.Profiles;
import io.rondo.registration.Line;
import io.rondo.registration.RegistrationFeature;
import io.rondo.registration.Registrations;
import io.rondo.secret.MasterKey;
import io.rondo.tx.Bell;
import io.rondo.tx.Transactor;
import java.util.ArrayList;
import java.util.List;

/**
 * The one list of capabilities, and how they know one another. A new capability is a line in {@link #NAMES} and one in the
 * constructor. Safe to use from several threads.
 */
public final class Features {

    /** The folders of the capabilities that have words. */
    public static final List<String> NAMES = List.of("chat", "event", "registration");

    private final Bundles bundles = new Bundles(NAMES);
    private final Communities communities = new Communities();
    private final People people = new People();
    private final MemberRequesters requesters = new MemberRequesters(communities, people);
    private final Profiles profiles;
    private final Deliveries deliveries;
    private final Events events;
    private final Registrations registrations;
    private final Catalogue catalogue;
    private final ButtonCodec codec;
    private final Dispatcher dispatcher;

    /**
     * What the core needs from outside.
     *
     * @param deliveryBell rung when something is to be sent
     * @param calls the call providers, best first
     * @param version what {@code /about} says of the program
     */
    public record Ports(
            Transactor transactor, Bell deliveryBell, MasterKey key, CallChoice calls, EventLimits limits,
            String version) {}

    public Features(Ports ports) {
        deliveries = new Deliveries(ports.deliveryBell());
        profiles = new Profiles(ports.key().box("profile"));
        EventClock clock = new EventClock();
        events = new Events(clock, ports.calls(), ports.limits());
        EventNotices notices = new EventNotices(people, bundles, deliveries);
        Line line = new Line(events, notices, people);
        registrations = new Registrations(events, line, profiles);

        List<Feature> all = new ArrayList<>();
        all.add(new EventFeature(events, clock, notices, registrations, ports.calls(), communities, people, deliveries));
        all.add(new RegistrationFeature(events, clock, notices, registrations, line, communities, people, profiles,
                (work, event, person) -> { }, (conversation, event, registration) -> java.util.Optional.empty()));
        all.addFirst(new ChatFeature(List.copyOf(all), requesters, ports.version()));
        catalogue = new Catalogue(all);
        codec = new ButtonCodec(ports.transactor(), catalogue, ports.key().authenticator("button", 8));
        dispatcher = new Dispatcher(ports.transactor(), catalogue, requesters, bundles, codec);
    }

    public Bundles bundles() {
        return bundles;
    }

    public Requesters requesters() {
        return requesters;
    }

    public Communities communities() {
        return communities;
    }

    public People people() {
        return people;
    }

    public Profiles profiles() {
        return profiles;
    }

    public Deliveries deliveries() {
        return deliveries;
    }

    public Events events() {
        return events;
    }

    public Registrations registrations() {
        return registrations;
    }

    public Catalogue catalogue() {
        return catalogue;
    }

    public ButtonCodec codec() {
        return codec;
    }

    public Dispatcher dispatcher() {
        return dispatcher;
    }

    /** What all capabilities listen to. */
    public List<Subscription> subscriptions() {
        return catalogue.features().stream().flatMap(feature -> feature.subscriptions().stream()).toList();
    }
}
