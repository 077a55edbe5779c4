package io.waymark.links.domains;

import java.util.List;

/** Asks the DNS. */
public interface Dns {

  /** The kinds of records that say where a domain leads and whose it is. */
  enum Type {
    A,
    AAAA,
    CNAME,
    TXT
  }

  /** What the DNS answers. */
  sealed interface Answer {}

  /** The records of the name, or of the one it is an alias of; empty if there are none. */
  record Records(List<String> values) implements Answer {
    public Records {
      values = List.copyOf(values);
    }
  }

  /** There is no such name. */
  record NoSuchName() implements Answer {}

  /** Nobody could be asked, or none would tell. */
  record Unknown(String reason) implements Answer {}

  /**
   * Looks a name up. Blocks for seconds at most.
   *
   * @param name a host name in ASCII, without a final dot
   */
  Answer lookUp(String name, Type type);
}
