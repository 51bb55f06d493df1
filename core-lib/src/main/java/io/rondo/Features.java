package io.rondo;

import io.rondo.bus.Subscription;
import io.rondo.calendar.CalendarFeature;
import io.rondo.calendar.FeedLimits;
import io.rondo.calendar.Feeds;
import io.rondo.call.CallFeature;
import io.rondo.call.CallKeys;
import io.rondo.call.CallPages;
import io.rondo.call.CallProviders;
import io.rondo.call.Calls;
import io.rondo.call.remote.ErrandPatience;
import io.rondo.call.remote.Errands;
import io.rondo.chat.Feature;
import io.rondo.chat.Requesters;
import io.rondo.chat.dispatch.ButtonCodec;
import io.rondo.chat.dispatch.Catalogue;
import io.rondo.chat.dispatch.ChatFeature;
import io.rondo.chat.dispatch.Dispatcher;
import io.rondo.chat.words.Bundles;
import io.rondo.delivery.Deliveries;
import io.rondo.event.EventClock;
import io.rondo.event.EventFeature;
import io.rondo.event.EventLimits;
import io.rondo.event.EventNotices;
import io.rondo.event.Events;
import io.rondo.intro.IntroFeature;
import io.rondo.intro.IntroLimits;
import io.rondo.ledger.Currencies;
import io.rondo.ledger.Ledger;
import io.rondo.ledger.LedgerFeature;
import io.rondo.member.Communities;
import io.rondo.member.CommunityNotices;
import io.rondo.member.Exclusions;
import io.rondo.member.MemberRequesters;
import io.rondo.member.People;
import io.rondo.member.admin.Announcements;
import io.rondo.member.chat.MemberFeature;
import io.rondo.member.chat.MemberRooms;
import io.rondo.member.link.CodeLimits;
import io.rondo.member.link.Codes;
import io.rondo.member.link.LinkMessages;
import io.rondo.member.link.Links;
import io.rondo.member.profile.Profiles;
import io.rondo.member.union.Unions;
import io.rondo.mirror.CardPins;
import io.rondo.mirror.MirrorFeature;
import io.rondo.mirror.ParticipantRoles;
import io.rondo.mirror.ServerEvents;
import io.rondo.moderation.Moderation;
import io.rondo.moderation.ModerationFeature;
import io.rondo.pairing.FlowEngine;
import io.rondo.plan.PlanFeature;
import io.rondo.protocol.PublicCommands;
import io.rondo.quest.QuestRoom;
import io.rondo.quest.chat.QuestFeature;
import io.rondo.registration.Admission;
import io.rondo.registration.Draws;
import io.rondo.registration.Line;
import io.rondo.registration.NoShows;
import io.rondo.registration.Places;
import io.rondo.registration.RegistrationFeature;
import io.rondo.registration.Registrations;
import io.rondo.registration.Reminders;
import io.rondo.registration.SeatNeeds;
import io.rondo.registration.rule.RuleNotes;
import io.rondo.registration.rule.Rules;
import io.rondo.registration.rule.Slots;
import io.rondo.registration.rule.Tags;
import io.rondo.relay.Relay;
import io.rondo.relay.RelayFeature;
import io.rondo.result.ResultFeature;
import io.rondo.result.Statistics;
import io.rondo.role.RoleFeature;
import io.rondo.role.RoleGrants;
import io.rondo.round.Avoidance;
import io.rondo.round.Evenings;
import io.rondo.round.Neighbours;
import io.rondo.round.PairOfPeople;
import io.rondo.round.chat.RoundFeature;
import io.rondo.rule.RuleFeature;
import io.rondo.rule.RuleRooms;
import io.rondo.safety.Safety;
import io.rondo.safety.SafetyFeature;
import io.rondo.secret.MasterKey;
import io.rondo.series.SeriesFeature;
import io.rondo.series.SeriesLimits;
import io.rondo.template.TemplateFeature;
import io.rondo.template.Templates;
import io.rondo.tx.Transactor;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The one list of capabilities, and how they know one another. A new capability is its folder's name in {@link #NAMES} and a
 * line in {@link #all}. Safe to use from several threads.
 */
public final class Features {

    /** The folders of the capabilities that have words. */
    public static final List<String> NAMES = List.of(
            "chat",
            "member",
            "event",
            "registration",
            "rule",
            "template",
            "round",
            "plan",
            "result",
            "calendar",
            "safety",
            "moderation",
            "relay",
            "role",
            "mirror",
            "ledger",
            "quest",
            "series",
            "intro");

    private final Ports ports;
    private final Bundles bundles = new Bundles(NAMES);
    private final Communities communities = new Communities();
    private final People people = new People();
    private final Exclusions exclusions;
    private final MemberRequesters requesters;
    private final Profiles profiles;
    private final Deliveries deliveries;
    private final EventClock clock = new EventClock();
    private final Events events;
    private final EventNotices notices;
    private final Line line;
    private final Reminders reminders;
    private final NoShows noShows = new NoShows();
    private final Tags tags = new Tags();
    private final Rules rules = new Rules(tags);
    private final Slots slots = new Slots();
    private final Draws draws;
    private final ServerEvents serverEvents;
    private final CardPins pins;
    private final Admission admission;
    private final Registrations registrations;
    private final Calls calls;
    private final RoleGrants roles = new RoleGrants(people, communities);
    private final Ledger ledger = new Ledger();
    private final Currencies currencies = new Currencies();
    private final QuestRoom quests;
    private final Errands callErrands = new Errands(ErrandPatience.USUAL);
    private final CallPages callPages;
    private final Safety safety;
    private final Moderation moderation;
    private final Relay relay;
    private final Feeds feeds;
    private final Owners owners;
    private final Unions unions;
    private final Links links;
    private final SeriesFeature series;
    private final Catalogue catalogue;
    private final ButtonCodec codec;
    private final Dispatcher dispatcher;
    private final List<Subscription> subscriptions;

    /**
     * What the core needs from outside.
     *
     * @param deliveries stores what is to be sent
     * @param calls the call providers, best first
     * @param version what {@code /about} says of the program
     * @param publicUrl where people reach this installation
     */
    public record Ports(
            Transactor transactor,
            Deliveries deliveries,
            MasterKey key,
            CallProviders calls,
            EventLimits limits,
            String version,
            URI publicUrl) {

        /** Of an installation that only this machine reaches. */
        public Ports(
                Transactor transactor,
                Deliveries deliveries,
                MasterKey key,
                CallProviders calls,
                EventLimits limits,
                String version) {
            this(transactor, deliveries, key, calls, limits, version, URI.create("http://localhost:8080"));
        }
    }

    public Features(Ports ports) {
        this.ports = ports;
        deliveries = ports.deliveries();
        exclusions = new Exclusions(ports.key().authenticator("exclusion", 32));
        requesters = new MemberRequesters(communities, people, exclusions);
        profiles = new Profiles(ports.key().box("profile"));
        quests = new QuestRoom(new QuestRoom.Neighbours(
                people, communities, requesters, new CommunityNotices(people, bundles, deliveries), ledger, roles));
        events = new Events(clock, ports.calls(), ports.limits());
        notices = new EventNotices(people, communities, bundles, deliveries);
        line = new Line(events, notices, people, rules, slots);
        reminders = new Reminders(events, notices, people);
        admission = new Admission(events, rules, slots, line, profiles, reminders, List.of(noShows));
        draws = new Draws(events, rules, line, notices, reminders);
        serverEvents = new ServerEvents(events, notices, communities, people);
        pins = new CardPins(communities, people, new CommunityNotices(people, bundles, deliveries), deliveries);
        registrations = new Registrations(events, line, admission, draws, reminders);
        calls = new Calls(ports.calls());
        callPages = new CallPages(new CallKeys(ports.key().authenticator("call", 16)));
        Neighbours rooms = new Neighbours(events, clock, notices, registrations, people, profiles, calls);
        // The evening asks safety who must stay apart, and safety asks the evening to take people apart.
        RoundFeature round = new RoundFeature(rooms, new FlowEngine(), avoidance());
        safety = new Safety(round.evenings(), ports.key().box("report"));
        moderation = new Moderation(
                safety, people, events, registrations, ports.key().box("measure"));
        relay = new Relay(
                events, notices, registrations, safety, people, ports.key().box("relay"));
        series = new SeriesFeature(
                events,
                notices,
                registrations,
                rules,
                people,
                new CommunityNotices(people, bundles, deliveries),
                SeriesLimits.DEFAULT);
        feeds = new Feeds(communities, ports.key(), ports.publicUrl(), FeedLimits.DEFAULT);
        owners = new Owners(communities, events, registrations, tags, profiles, safety, moderation, ledger, quests);
        Codes codes = new Codes(ports.key().authenticator("one-time code", 32), CodeLimits.DEFAULT);
        unions = new Unions(communities, codes, owners.unitings());
        links = new Links(codes, owners.joinings());
        catalogue = new Catalogue(all(round));
        codec = new ButtonCodec(ports.transactor(), catalogue, ports.key().authenticator("button", 8));
        dispatcher = new Dispatcher(ports.transactor(), catalogue, requesters, bundles, codec);
        PublicCommands others =
                new PublicCommands(dispatcher, bundles, requesters, communities, events, registrations, deliveries);
        subscriptions = Stream.concat(
                        catalogue.features().stream().flatMap(feature -> feature.subscriptions().stream()),
                        others.subscriptions().stream())
                .toList();
    }

    /** Every capability, in the order in which {@code /help} and {@code /my} show them. */
    private List<Feature> all(RoundFeature round) {
        Evenings evenings = round.evenings();
        List<Feature> all = new ArrayList<>();
        SeatNeeds needs = new SeatNeeds(communities, profiles);
        all.add(new EventFeature(
                events,
                clock,
                notices,
                registrations,
                ports.calls(),
                series.recurrence(),
                communities,
                people,
                deliveries,
                new RuleNotes(rules, slots),
                List.of(draws, new ParticipantRoles(rules, registrations, roles), serverEvents, pins)));
        all.add(new RegistrationFeature(
                events,
                clock,
                notices,
                registrations,
                line,
                needs,
                people,
                profiles,
                reminders,
                new Places(rules, slots),
                draws,
                evenings,
                round));
        all.add(round);
        all.add(new TemplateFeature(new Templates(events, rules, slots), events, communities));
        all.add(new RuleFeature(new RuleRooms(
                events,
                rules,
                slots,
                tags,
                registrations,
                admission,
                draws,
                reminders,
                needs,
                people,
                serverEvents::notes)));
        all.add(series);
        all.add(new PlanFeature(events, registrations, people, round.planner()));
        all.add(new ResultFeature(events, people, new Statistics()));
        all.add(new CalendarFeature(feeds, communities));
        all.add(new CallFeature(ports.calls(), calls, round.callListener(), callErrands));
        CommunityNotices toMembers = new CommunityNotices(people, bundles, deliveries);
        ModerationFeature moderators = new ModerationFeature(
                safety,
                moderation,
                events,
                people,
                communities,
                toMembers,
                new ModerationFeature.ModeratorsLines(bundles, deliveries),
                noShows);
        all.add(new SafetyFeature(safety, moderators.desk(), people));
        all.add(moderators);
        all.add(new IntroFeature(
                new IntroFeature.Neighbours(
                        communities, people, profiles, safety, moderators.desk(), series.recurrence()),
                new IntroFeature.Ways(toMembers, bundles, deliveries),
                new FlowEngine(),
                ports.key().box("introduction"),
                IntroLimits.DEFAULT));
        all.add(new RelayFeature(relay, notices, people));
        all.add(new MirrorFeature(serverEvents, pins));
        all.add(new RoleFeature(roles, people, bundles, deliveries));
        all.add(new LedgerFeature(ledger, currencies, people));
        all.add(new QuestFeature(quests, currencies, toMembers));
        MemberRooms rooms = new MemberRooms(
                communities,
                people,
                profiles,
                unions,
                links,
                exclusions,
                new Announcements(communities, bundles, deliveries));
        LinkMessages linking = new LinkMessages(links, people, bundles, deliveries);
        all.add(new MemberFeature(rooms, requesters, linking, List.of(), owners.personalData()));
        all.add(new ChatFeature(List.copyOf(all), requesters, ports.version()));
        return all;
    }

    private Avoidance avoidance() {
        return (work, people) -> safety.apart(work, people).stream()
                .map(pair -> new PairOfPeople(pair.first(), pair.second()))
                .collect(Collectors.toUnmodifiableSet());
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

    public Links links() {
        return links;
    }

    public Unions unions() {
        return unions;
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

    public Calls calls() {
        return calls;
    }

    /** What providers are to be asked for over a network. */
    public Errands callErrands() {
        return callErrands;
    }

    /** What our own call page asks. */
    public CallPages callPages() {
        return callPages;
    }

    /** What the addresses of calendars ask. */
    public Feeds calendarFeeds() {
        return feeds;
    }

    public RoleGrants roles() {
        return roles;
    }

    /** What people have. */
    public Ledger ledger() {
        return ledger;
    }

    /** Events among Discord servers' own. */
    public ServerEvents serverEvents() {
        return serverEvents;
    }

    /** Live cards pinned on Telegram. */
    public CardPins pins() {
        return pins;
    }

    public QuestRoom quests() {
        return quests;
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
        return subscriptions;
    }
}
