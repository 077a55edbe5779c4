package io.waymark.traffic.geo;

import org.jspecify.annotations.Nullable;

/**
 * The one header that carries the client's address, and how its elements are written. Only one is
 * ever read: a proxy that writes one of them passes on whatever the client put into the others.
 *
 * @param name the header's name
 * @param forwarded whether it is written like RFC 7239's {@code Forwarded}; otherwise it is a list
 *     of addresses like {@code X-Forwarded-For}, or a single one
 */
public record AddressHeader(String name, boolean forwarded) {
  /** The usual one. */
  public static final AddressHeader X_FORWARDED_FOR = new AddressHeader("X-Forwarded-For", false);

  /** The standard one, RFC 7239. */
  public static final AddressHeader FORWARDED = new AddressHeader("Forwarded", true);

  /**
   * Reads the name of a header.
   *
   * @throws IllegalArgumentException if it is not one
   */
  public static AddressHeader parse(String name) {
    var text = name.strip();
    if (!HeaderNames.valid(text)) {
      throw new IllegalArgumentException(
          "client address header: \"" + name + "\" is not the name of a header");
    }
    return text.equalsIgnoreCase(FORWARDED.name) ? FORWARDED : new AddressHeader(text, false);
  }

  /** The address in one element of the header, or null if it names none. */
  @Nullable IpAddress address(String element) {
    var node = forwarded ? ForwardedElement.node(element) : element.strip();
    return node == null ? null : NodeName.address(node);
  }
}
