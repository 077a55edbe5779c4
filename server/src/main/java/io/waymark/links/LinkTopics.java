package io.waymark.links;

/** The topics under which changes of links go to the outbox (LNK-37). */
public final class LinkTopics {
  /** A link was made, alone; the payload is the link as {@link LinkViews} shows it. */
  public static final String CREATED = "link.created";

  /** A link was changed, alone; the payload is the link as it is now. */
  public static final String UPDATED = "link.updated";

  /** A link was deleted, alone; the payload is the link as it was. */
  public static final String DELETED = "link.deleted";

  private LinkTopics() {}
}
