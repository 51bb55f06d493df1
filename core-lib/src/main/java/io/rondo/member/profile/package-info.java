/**
 * Profiles: what people say of themselves, with the consents and the age rules that pairing strangers needs.
 *
 * <p>Read {@link io.rondo.member.profile.Profiles} first; {@link io.rondo.member.profile.MissingQuestions} asks for what a
 * registration needs.
 */
@NullMarked
package io.rondo.member.profile;

import org.jspecify.annotations.NullMarked;
