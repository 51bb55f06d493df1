package io.rondo.moderation;

import io.rondo.registration.Registrations;
import io.rondo.safety.Safety;

/**
 * What a community knows of somebody.
 *
 * @param warnings and exclusions that were not taken back
 */
public record History(Safety.Standing reports, int warnings, int exclusions, Registrations.Attendance attendance) {}
