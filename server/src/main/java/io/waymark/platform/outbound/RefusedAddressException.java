package io.waymark.platform.outbound;

import java.net.UnknownHostException;

/** The address must not be asked. Of the kind that name look-ups may throw. */
final class RefusedAddressException extends UnknownHostException {
  private static final long serialVersionUID = 1L;

  RefusedAddressException(String host) {
    super(host + " is not an address of the public internet, nor of a network in outbound.allow");
  }
}
