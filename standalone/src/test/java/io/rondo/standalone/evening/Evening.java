package io.rondo.standalone.evening;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the people of an evening see of their rounds, as they see it, and what they answer about each other. */
final class Evening {

    private static final Pattern ROUND = Pattern.compile("^Round (\\d+) of \\d+ with (\\w+)");
    private static final Pattern RATING = Pattern.compile("^That was (\\w+)\\. Would you like to meet again\\?");
    private static final Pattern MATCH = Pattern.compile("(?m)^You and (\\w+) both said yes\\.");

    private final Guests guests;
    private final List<String> people;
    private final Map<String, Set<String>> likes;
    private final List<Meeting> meetings = new ArrayList<>();
    private final Set<String> answered = new HashSet<>();

    /** Somebody is shown a call with somebody in a round. */
    record Meeting(int round, String who, String partner, String call) {

        /** The same, as the partner is shown it. */
        @SuppressWarnings("ArgumentSelectionDefectChecker") // the two change places
        Meeting seenByThePartner() {
            return new Meeting(round, partner, who, call);
        }
    }

    /** Two people, names in order. */
    record Couple(String one, String other) {
        static Couple of(String a, String b) {
            return a.compareTo(b) < 0 ? new Couple(a, b) : new Couple(b, a);
        }
    }

    /** @param likes to whom each says yes; to everyone else it is "not this time" */
    Evening(Guests guests, List<String> people, Map<String, Set<String>> likes) {
        this.guests = guests;
        this.people = people;
        this.likes = likes;
    }

    /** Everyone looks at what they are shown now, and answers what they are asked about their partners. */
    void lookAndRate() {
        look();
        people.forEach(this::rate);
    }

    void look() {
        for (String who : people) {
            for (Note note : guests.seenBy(who)) {
                Matcher round = ROUND.matcher(note.text());
                if (round.find() && note.links().containsKey("Open the call")) {
                    Meeting meeting = new Meeting(
                            Integer.parseInt(round.group(1)),
                            who,
                            round.group(2),
                            note.links().get("Open the call"));
                    if (!meetings.contains(meeting)) {
                        meetings.add(meeting);
                    }
                }
            }
        }
    }

    /** Answers every question about a partner that waits for this person. */
    void rate(String who) {
        for (Note note : guests.seenBy(who)) {
            Matcher rating = RATING.matcher(note.text());
            if (rating.find() && note.offers("Yes") && answered.add(who + note.id())) {
                guests.presses(who, note, answerOf(who, rating.group(1)));
            }
        }
    }

    /** What that person says about the other. */
    String answerOf(String who, String partner) {
        return likes.getOrDefault(who, Set.of()).contains(partner) ? "Yes" : "Not this time";
    }

    List<Meeting> meetings() {
        return List.copyOf(meetings);
    }

    /** The calls of each couple. */
    Map<Couple, Set<String>> calls() {
        Map<Couple, Set<String>> calls = new LinkedHashMap<>();
        meetings.forEach(
                meeting -> calls.computeIfAbsent(Couple.of(meeting.who(), meeting.partner()), _ -> new TreeSet<>())
                        .add(meeting.call()));
        return calls;
    }

    /** Everyone with whom this person is told to have a mutual yes. */
    Set<String> toldOf(String who) {
        Set<String> told = new TreeSet<>();
        for (Note note : guests.seenBy(who)) {
            Matcher match = MATCH.matcher(note.text());
            while (match.find()) {
                told.add(match.group(1));
            }
        }
        return told;
    }

    /** With whom this person has a mutual yes by what both say. */
    Set<String> mutualWith(String who) {
        Set<String> mutual = new TreeSet<>();
        for (String other : people) {
            if (!other.equals(who)
                    && answerOf(who, other).equals("Yes")
                    && answerOf(other, who).equals("Yes")) {
                mutual.add(other);
            }
        }
        return mutual;
    }
}
