package io.rondo.round;

import io.rondo.call.Calls;
import io.rondo.event.EventClock;
import io.rondo.event.EventNotices;
import io.rondo.event.Events;
import io.rondo.member.People;
import io.rondo.member.profile.Profiles;
import io.rondo.registration.Registrations;

/** The use cases of other rooms that the evening leans on. */
public record Neighbours(
        Events events,
        EventClock clock,
        EventNotices notices,
        Registrations registrations,
        People people,
        Profiles profiles,
        Calls calls) {}
