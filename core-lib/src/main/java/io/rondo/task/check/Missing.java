package io.rondo.task.check;

/** What was missing for a task to be done. */
public enum Missing {
    /** There is no such account. */
    ACCOUNT,
    /** The account is too young. */
    AGE,
    /** The account has too few followers. */
    FOLLOWERS,
    /** None of the recent posts has the code. */
    CODE,
    /** None of the recent posts has the text. */
    TEXT,
    /** They are not among those who like the post. */
    LIKE,
    /** They neither reposted nor quoted it. */
    REPOST,
    /** None of the recent posts has the hashtag. */
    HASHTAG,
    /** The post that was handed in is not there. */
    POST,
    /** The post that was handed in is somebody else's. */
    AUTHOR
}
