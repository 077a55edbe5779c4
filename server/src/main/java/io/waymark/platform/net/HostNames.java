package io.waymark.platform.net;

/** Questions about host names. */
public final class HostNames {
  private HostNames() {}

  /**
   * Whether a host can have no certificate, so that links on it start with {@code http}: {@code
   * localhost}, names below it, and addresses. Text that is no host is none of these.
   *
   * @param host a name or an address, IPv6 with or without brackets; a port may follow, but an IPv6
   *     address without brackets has none
   */
  public static boolean isLoopbackOrIpLiteral(String host) {
    if (host.indexOf(':') != host.lastIndexOf(':') && !host.startsWith("[")) {
      return Ipv6.parse(host) != null;
    }
    WebUrl url = WebUrl.parse("http://" + host + "/");
    if (url == null || !url.pathname().equals("/") || !url.username().isEmpty()) {
      return false;
    }
    String name = withoutFinalDot(url.hostname());
    return name.startsWith("[")
        || name.equals("localhost")
        || name.endsWith(".localhost")
        || Ipv4.endsInNumber(name);
  }

  private static String withoutFinalDot(String name) {
    return name.endsWith(".") ? name.substring(0, name.length() - 1) : name;
  }
}
