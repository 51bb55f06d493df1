package io.rondo;

import io.rondo.calendar.FeedUniting;
import io.rondo.event.EventData;
import io.rondo.event.EventJoining;
import io.rondo.event.EventUniting;
import io.rondo.event.Events;
import io.rondo.intro.IntroData;
import io.rondo.intro.IntroJoining;
import io.rondo.intro.IntroUniting;
import io.rondo.ledger.Ledger;
import io.rondo.ledger.LedgerData;
import io.rondo.ledger.LedgerJoining;
import io.rondo.ledger.LedgerUniting;
import io.rondo.member.Communities;
import io.rondo.member.PersonalData;
import io.rondo.member.link.Joining;
import io.rondo.member.link.MemberJoining;
import io.rondo.member.profile.ProfileJoining;
import io.rondo.member.profile.Profiles;
import io.rondo.member.union.MemberUniting;
import io.rondo.member.union.Uniting;
import io.rondo.mirror.MirrorData;
import io.rondo.mirror.MirrorJoining;
import io.rondo.moderation.Moderation;
import io.rondo.moderation.ModerationData;
import io.rondo.moderation.ModerationJoining;
import io.rondo.moderation.ModerationUniting;
import io.rondo.quest.QuestData;
import io.rondo.quest.QuestRoom;
import io.rondo.registration.DrawData;
import io.rondo.registration.NoShowUniting;
import io.rondo.registration.RegistrationData;
import io.rondo.registration.RegistrationJoining;
import io.rondo.registration.Registrations;
import io.rondo.registration.rule.Tags;
import io.rondo.relay.RelayData;
import io.rondo.relay.RelayJoining;
import io.rondo.role.RoleData;
import io.rondo.role.RoleJoining;
import io.rondo.role.RoleUniting;
import io.rondo.round.RoundJoining;
import io.rondo.round.chat.RatingData;
import io.rondo.rule.RuleData;
import io.rondo.rule.RuleJoining;
import io.rondo.rule.RuleUniting;
import io.rondo.safety.Safety;
import io.rondo.safety.SafetyData;
import io.rondo.safety.SafetyJoining;
import io.rondo.safety.SafetyUniting;
import io.rondo.series.SeriesData;
import io.rondo.series.SeriesJoining;
import io.rondo.series.SeriesUniting;
import io.rondo.task.check.CheckData;
import io.rondo.task.check.CheckJoining;
import io.rondo.task.check.CheckUniting;
import io.rondo.template.TemplateData;
import io.rondo.template.TemplateJoining;
import io.rondo.template.TemplateUniting;
import java.util.List;

/**
 * Which rooms answer for the rows that name people: what they keep of a person, what two histories become, and what two
 * communities become. A room with such rows stands in each list; a test compares them with the schema. Safe to use from
 * several threads.
 */
record Owners(
        Communities communities,
        Events events,
        Registrations registrations,
        Tags tags,
        Profiles profiles,
        Safety safety,
        Moderation moderation,
        Ledger ledger,
        QuestRoom quests) {

    /** What each room keeps about people, for {@code /privacy}; the members' own room adds itself. */
    List<PersonalData> personalData() {
        return List.of(
                new RegistrationData(events, registrations),
                new DrawData(),
                new MirrorData(),
                new RuleData(tags),
                new TemplateData(),
                new RatingData(),
                new RelayData(),
                new SafetyData(safety),
                new ModerationData(moderation),
                new RoleData(),
                new QuestData(),
                new CheckData(),
                new LedgerData(ledger),
                new SeriesData(),
                new IntroData(),
                new EventData());
    }

    /** What each room does when two people become one, in the order in which locks are taken. */
    List<Joining> joinings() {
        return List.of(
                new EventJoining(),
                new SeriesJoining(),
                new IntroJoining(),
                new RegistrationJoining(events),
                new RuleJoining(tags),
                new TemplateJoining(),
                new MirrorJoining(),
                new RoundJoining(),
                new RelayJoining(),
                new SafetyJoining(safety),
                new ModerationJoining(),
                new RoleJoining(),
                quests.joining(),
                new CheckJoining(),
                new LedgerJoining(ledger),
                new ProfileJoining(profiles),
                new MemberJoining());
    }

    /** What each room does when two communities become one. */
    List<Uniting> unitings() {
        return List.of(
                new EventUniting(events),
                new SeriesUniting(),
                new IntroUniting(),
                new MemberUniting(communities),
                new FeedUniting(),
                new SafetyUniting(),
                new RoleUniting(),
                quests.uniting(),
                new CheckUniting(),
                new LedgerUniting(ledger),
                new ModerationUniting(),
                new RuleUniting(tags),
                new TemplateUniting(),
                new NoShowUniting());
    }
}
