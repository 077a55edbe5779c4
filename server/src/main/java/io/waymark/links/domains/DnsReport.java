package io.waymark.links.domains;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the DNS says of a domain, and what it should say (DOM-10, DOM-11).
 *
 * @param message what to do, or null if there is nothing to do
 * @param apex whether the domain is registered as such, so that it cannot be an alias
 * @param records what has to be entered; of those that are alternatives one is enough
 */
public record DnsReport(
    DnsStatus status, @Nullable String message, boolean apex, List<Wanted> records) {

  public DnsReport {
    records = List.copyOf(records);
  }

  /** What a record is for. */
  public enum Purpose {
    ROUTING,
    OWNERSHIP
  }

  /**
   * A record to enter.
   *
   * @param name within the zone of the registrable domain, {@code @} for the domain itself
   * @param host the whole name
   * @param required false for a proof of ownership that nobody asks for
   * @param found what is there now
   */
  public record Wanted(
      Purpose purpose,
      String type,
      String name,
      String host,
      String value,
      boolean required,
      List<String> found) {
    public Wanted {
      found = List.copyOf(found);
    }
  }
}
