package io.rondo.quest.rule;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What happens to people that quests may count. */
public enum Trigger {
    SIGNED_IN("UserSignIn"),
    /** A person's first sign-in ever, which is a sign-in, too. */
    NEW_SIGN_IN("NewUserSignIn"),
    MESSAGE_SENT("MessageSent"),
    REACTION_GIVEN("ReactionGiven"),
    VOICE_MINUTES("VoiceMinutes"),
    EVENT_ATTENDED("EventAttended"),
    MET_SOMEONE("pair_met"),
    MATCHED("Matched"),
    TASK_VERIFIED("TaskVerified"),
    GAME_WON("GameWon"),
    MEMBER_INVITED("MemberInvited"),
    /** Anything that another program tells of, by the filter {@code name}. */
    CUSTOM("Custom"),
    /** An admin granted what was missing of one quest, named by the attribute {@code quest}; no quest is made for it. */
    QUEST_GRANTED("QuestGranted");

    private final String otherName;

    Trigger(String otherName) {
        this.otherName = otherName;
    }

    /** How it is written in options, in messages and in {@code domain_events}. */
    public String key() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Both names under which messages tell of it. */
    public List<String> types() {
        return List.of(key(), otherName);
    }

    public static List<String> keys() {
        return Arrays.stream(values())
                .filter(trigger -> trigger != QUEST_GRANTED)
                .map(Trigger::key)
                .toList();
    }

    /** @throws IllegalArgumentException for an unknown key */
    public static Trigger of(String key) {
        return valueOf(key.toUpperCase(Locale.ROOT));
    }

    /** The trigger of a message's or an event's type. */
    public static Optional<Trigger> ofType(String type) {
        return Arrays.stream(values())
                .filter(trigger -> trigger.types().contains(type))
                .findFirst();
    }

    /** Whether a quest on this trigger counts that which happened. */
    public boolean counts(Trigger happened) {
        return this == happened || this == SIGNED_IN && happened == NEW_SIGN_IN;
    }
}
