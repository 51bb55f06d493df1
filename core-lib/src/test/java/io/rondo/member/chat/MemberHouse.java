package io.rondo.member.chat;

import io.rondo.chat.Answer;
import io.rondo.chat.Command;
import io.rondo.chat.Conversation;
import io.rondo.chat.Feature;
import io.rondo.chat.Incoming;
import io.rondo.chat.Place;
import io.rondo.chat.Platform;
import io.rondo.chat.Requester;
import io.rondo.chat.dispatch.AnswerWriter;
import io.rondo.chat.dispatch.Answered;
import io.rondo.chat.dispatch.ButtonCodec;
import io.rondo.chat.dispatch.Catalogue;
import io.rondo.chat.dispatch.ChatFeature;
import io.rondo.chat.dispatch.Dispatcher;
import io.rondo.chat.reply.Action;
import io.rondo.chat.reply.Button;
import io.rondo.chat.reply.Reply;
import io.rondo.chat.words.Bundles;
import io.rondo.delivery.Deliveries;
import io.rondo.member.Members;
import io.rondo.member.Members.Speaker;
import io.rondo.member.PersonalData;
import io.rondo.member.admin.Announcements;
import io.rondo.member.link.CodeLimits;
import io.rondo.member.link.Codes;
import io.rondo.member.link.LinkMessages;
import io.rondo.member.link.Links;
import io.rondo.member.link.MemberJoining;
import io.rondo.member.profile.Needs;
import io.rondo.member.profile.ProfileJoining;
import io.rondo.member.profile.Profiles;
import io.rondo.member.union.MemberUniting;
import io.rondo.member.union.Unions;
import io.rondo.secret.MasterKey;
import io.rondo.town.Shown;
import io.rondo.tx.Bell;
import io.rondo.tx.Json;
import io.rondo.tx.UnitOfWork;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** The members' commands behind a real dispatcher, beside a mixer that asks for what its seats need. */
final class MemberHouse implements AutoCloseable {

    private static final MasterKey KEY = MasterKey.parse(MasterKey.generate());

    final Members members = new Members();
    final Profiles profiles = new Profiles(KEY.box("profile"));
    final Bundles bundles = new Bundles(List.of("chat", "member", "party"));
    /** What a seat at the mixer needs. */
    Needs needs = new Needs(Needs.Sides.TWO_SIDED, 18, false, List.of());

    private final List<UUID> erasedElsewhere = new ArrayList<>();
    private final Catalogue catalogue;
    private final ButtonCodec codec;
    private final Dispatcher dispatcher;

    MemberHouse() {
        Codes codes = new Codes(KEY.authenticator("one-time code", 32), CodeLimits.DEFAULT);
        Unions unions = new Unions(members.communities, codes, List.of(new MemberUniting(members.communities)));
        Links links = new Links(codes, List.of(new ProfileJoining(profiles), new MemberJoining()));
        Feature member = new MemberFeature(
                new MemberRooms(
                        members.communities,
                        members.people,
                        profiles,
                        unions,
                        links,
                        members.exclusions,
                        new Announcements(members.communities, bundles, new Deliveries(new Bell()))),
                members.requesters,
                new LinkMessages(links, members.people, bundles, new Deliveries(new Bell())),
                List.of(),
                List.of(new LetterBox()));
        Feature mixer = new Mixer();
        catalogue = new Catalogue(
                List.of(new ChatFeature(List.of(member, mixer), members.requesters, "test"), member, mixer));
        codec = new ButtonCodec(members.transactor, catalogue, KEY.authenticator("button", 8));
        dispatcher = new Dispatcher(
                members.transactor, catalogue, members.requesters, bundles, codec, EnumSet.allOf(Platform.class));
    }

    @Override
    public void close() {
        members.close();
    }

    Catalogue catalogue() {
        return catalogue;
    }

    List<UUID> erasedElsewhere() {
        return erasedElsewhere;
    }

    long count(String fromWhere) {
        try (var connection = members.database.dataSource().getConnection();
                var rows = connection.createStatement().executeQuery("SELECT count(*) FROM " + fromWhere)) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }

    Voice voice(Speaker speaker) {
        return new Voice(speaker);
    }

    /** Someone who uses the house: each answer is kept, and the next press is on it. */
    final class Voice {

        private final Speaker speaker;
        private Answered answered = new Answered(Reply.nothing(), Answer.PRIVATE);

        private Voice(Speaker speaker) {
            this.speaker = speaker;
        }

        Voice says(String line) {
            return send(new Incoming.Input.Line(line, true), Optional.empty());
        }

        /** Has before them what the other one has: a button that was passed on. */
        Voice sees(Voice other) {
            answered = other.answered;
            return this;
        }

        Voice presses(String label) {
            Action action = Shown.buttons(answered.reply()).stream()
                    .filter(button -> button.label().equals(label))
                    .map(button -> ((Button.Press) button).action())
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no [" + label + "] on: " + text() + " " + labels()));
            return send(new Incoming.Input.Press(codec.encode(action)), Optional.of("m1"));
        }

        Voice submits(String field, String answer) {
            return submits(Map.of(field, answer));
        }

        Voice submits(Map<String, String> answers) {
            Action submit = ((Reply.Form) answered.reply()).submit();
            return send(new Incoming.Input.Submission(submit, answers), Optional.of("m1"));
        }

        String text() {
            return Shown.text(answered.reply());
        }

        List<String> labels() {
            return Shown.labels(answered.reply());
        }

        Answered answered() {
            return answered;
        }

        Requester requester() {
            return members.hear(speaker);
        }

        private Voice send(Incoming.Input input, Optional<String> messageId) {
            Incoming plain = speaker.incoming(input);
            Incoming.Chat chat = plain.chat();
            answered = dispatcher.dispatch(
                    new Incoming(
                            plain.requestId(),
                            plain.platform(),
                            plain.sender(),
                            new Incoming.Chat(
                                    chat.place(),
                                    chat.externalId(),
                                    chat.title(),
                                    chat.place() == Place.GROUP ? Optional.of("topic-7") : Optional.empty(),
                                    messageId),
                            input),
                    AnswerWriter.NONE);
            return this;
        }
    }

    /** Stands for an event: it gives a seat to whoever lacks nothing. */
    private final class Mixer implements Feature {
        @Override
        public String name() {
            return "party";
        }

        @Override
        public List<Command> commands() {
            return List.of(
                    Command.typed("register", this::register),
                    Command.typed(
                            "event create",
                            conversation -> Reply.text(conversation.words().text("party.made"))));
        }

        private Reply register(Conversation conversation) {
            return profiles.missing(conversation, needs, Action.of("register"))
                    .orElseGet(() -> Reply.text(conversation.words().text("party.in")));
        }
    }

    /** Stands for another room that keeps something about people. */
    private final class LetterBox implements PersonalData {
        @Override
        public String section() {
            return "letters";
        }

        @Override
        public Set<String> columns() {
            return Set.of();
        }

        @Override
        public JsonNode export(UnitOfWork work, UUID personId) {
            return Json.tree(Map.of("letters", 2));
        }

        @Override
        public void erase(UnitOfWork work, UUID personId) {
            erasedElsewhere.add(personId);
        }

        @Override
        public void eraseIn(UnitOfWork work, UUID communityId, UUID personId) {
            erasedElsewhere.add(communityId);
        }
    }
}
