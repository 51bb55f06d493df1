package io.rondo.rule;

import io.rondo.event.Events;
import io.rondo.member.People;
import io.rondo.registration.Admission;
import io.rondo.registration.Draws;
import io.rondo.registration.Registrations;
import io.rondo.registration.Reminders;
import io.rondo.registration.SeatNeeds;
import io.rondo.registration.rule.Rules;
import io.rondo.registration.rule.Slots;
import io.rondo.registration.rule.Tags;

/** The rooms that this one stands on. */
public record RuleRooms(
        Events events,
        Rules rules,
        Slots slots,
        Tags tags,
        Registrations registrations,
        Admission admission,
        Draws draws,
        Reminders reminders,
        SeatNeeds needs,
        People people) {}
