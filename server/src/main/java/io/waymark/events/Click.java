package io.waymark.events;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One visit as it is stored (CLK-4, A2). Fields that are frozen here keep the value of the moment
 * of the click; domain, key, tags and folder of the link are resolved again when analytics are read
 * (A10).
 *
 * @param sequence the visit's position in the journal; unique, and the reason a replay changes
 *     nothing
 * @param timestamp when the visit arrived, to the microsecond
 * @param clickId 16 characters of {@code [0-9A-Za-z]}; a returning visitor's repeats carry the
 *     first click's id
 * @param workspaceId the link's workspace, or empty if it has none
 * @param domain the domain asked for, with its port if it has one
 * @param key the key asked for, {@code _root} for the domain itself
 * @param url the final destination with its parameters; empty for a domain without destination
 * @param identityHash hex SHA-256 of {@code <ip>-<user agent>}
 * @param ip the client's address; empty if unknown or if the country is one of the EU list (11.7)
 * @param qr whether the request carried {@code qr=1}
 * @param referer the referrer's host without {@code www.}, or {@code (direct)}
 * @param refererUrl the whole referrer, or {@code (direct)}
 * @param botReason why this is not counted, or null if it is
 */
public record Click(
    long sequence,
    Instant timestamp,
    String clickId,
    String workspaceId,
    String linkId,
    String domain,
    String key,
    String url,
    String identityHash,
    String ip,
    Place place,
    Agent agent,
    boolean qr,
    String referer,
    String refererUrl,
    Trigger trigger,
    @Nullable BotReason botReason)
    implements Event {

  @Override
  public Click click() {
    return this;
  }

  /** Whether the click counts: a person, and not again within the hour. */
  public boolean counted() {
    return botReason == null;
  }

  /** Whether a machine made the visit. */
  public boolean bot() {
    return botReason != null && botReason != BotReason.REPEAT && botReason != BotReason.SELF;
  }
}
