package io.rondo.quest.rule;

/**
 * A quest as its admin wrote it: what a version of it keeps, and what an exported file holds.
 *
 * @param autoClaim whether the reward is booked at once; else the person claims it
 */
public record Definition(String name, String description, Rule rule, Terms terms, Rewards rewards, boolean autoClaim) {

    public static final int LONGEST_NAME = 80;
    public static final int LONGEST_DESCRIPTION = 300;

    public Definition with(Rewards newRewards) {
        return new Definition(name, description, rule, terms, newRewards, autoClaim);
    }

    public Definition with(Rule newRule) {
        return new Definition(name, description, newRule, terms, rewards, autoClaim);
    }

    public Definition with(Terms newTerms) {
        return new Definition(name, description, rule, newTerms, rewards, autoClaim);
    }

    public Definition autoClaimed() {
        return new Definition(name, description, rule, terms, rewards, true);
    }
}
