package io.rondo.quest.rule;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.annotation.JsonTypeName;
import java.util.List;
import java.util.function.Predicate;

/** What a person must have or be before a quest counts for them. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "is")
public sealed interface Prerequisite {

    /** All of them. */
    @JsonTypeName("all")
    record All(List<Prerequisite> of) implements Prerequisite {
        public All {
            of = List.copyOf(of);
        }
    }

    /** One of them at least. */
    @JsonTypeName("any")
    record Any(List<Prerequisite> of) implements Prerequisite {
        public Any {
            of = List.copyOf(of);
        }
    }

    /** Completed another quest of the community, by its name. */
    @JsonTypeName("quest")
    record QuestDone(String name) implements Prerequisite {}

    /** Was given a Discord role by us, by the platform's id. */
    @JsonTypeName("role")
    record HasRole(String role) implements Prerequisite {}

    @JsonTypeName("level")
    record Level(int least) implements Prerequisite {}

    /** A member for so many days. */
    @JsonTypeName("member")
    record MemberFor(int days) implements Prerequisite {}

    /** Whether it holds, given what holds of the single conditions. */
    default boolean holds(Predicate<Prerequisite> single) {
        return switch (this) {
            case All(List<Prerequisite> of) -> of.stream().allMatch(one -> one.holds(single));
            case Any(List<Prerequisite> of) -> of.stream().anyMatch(one -> one.holds(single));
            default -> single.test(this);
        };
    }
}
