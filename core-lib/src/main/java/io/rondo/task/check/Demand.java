package io.rondo.task.check;

import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import java.time.Duration;

/** What is to be true of somebody's activity. */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "type")
@JsonSubTypes({
    @JsonSubTypes.Type(value = Demand.Account.class, name = "username"),
    @JsonSubTypes.Type(value = Demand.Code.class, name = "code"),
    @JsonSubTypes.Type(value = Demand.Text.class, name = "tweet"),
    @JsonSubTypes.Type(value = Demand.Like.class, name = "like"),
    @JsonSubTypes.Type(value = Demand.Repost.class, name = "retweet"),
    @JsonSubTypes.Type(value = Demand.Hashtag.class, name = "hashtag"),
})
public sealed interface Demand {

    /** The account exists and is older and followed by more than that. */
    record Account(Duration olderThan, int moreFollowersThan) implements Demand {}

    /** A recent post of theirs contains their own activity code. */
    record Code(String code) implements Demand {}

    /** A recent post of theirs contains the text. */
    record Text(String text) implements Demand {}

    /** They like the post. The post is its id on X, its {@code at://} address on Bluesky. */
    record Like(String post) implements Demand {}

    /** They reposted or quoted the post. The post is its id on X, its {@code at://} address on Bluesky. */
    record Repost(String post) implements Demand {}

    /** A recent post of theirs carries the hashtag. The tag comes without its sign. */
    record Hashtag(String tag) implements Demand {}
}
