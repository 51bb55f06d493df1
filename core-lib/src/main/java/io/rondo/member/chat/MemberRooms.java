package io.rondo.member.chat;

import io.rondo.member.Communities;
import io.rondo.member.Exclusions;
import io.rondo.member.People;
import io.rondo.member.admin.Announcements;
import io.rondo.member.link.Links;
import io.rondo.member.profile.Profiles;
import io.rondo.member.union.Unions;

/** The use cases that the members' commands stand on. */
public record MemberRooms(
        Communities communities,
        People people,
        Profiles profiles,
        Unions unions,
        Links links,
        Exclusions exclusions,
        Announcements announcements) {}
