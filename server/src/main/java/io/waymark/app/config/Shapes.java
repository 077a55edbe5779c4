package io.waymark.app.config;

/** Regular expressions of textual values. */
final class Shapes {

  /** A host name, an IPv4 address, or an IPv6 address without brackets. */
  static final String HOST = "[A-Za-z0-9]([A-Za-z0-9._-]{0,252})|[0-9A-Fa-f:.]*:[0-9A-Fa-f:.]*";

  /** A host name in lower case, with or without a port. */
  static final String HOST_AND_PORT = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?(:[1-9][0-9]{0,4})?";

  /** A host name in lower case. */
  static final String HOST_NAME = "[a-z0-9]([a-z0-9.-]{0,251}[a-z0-9])?";

  /** A host name or an IPv4 address, or an IPv6 address in brackets, with or without a port. */
  static final String RESOLVER =
      "([A-Za-z0-9]([A-Za-z0-9.-]{0,252})|\\[[0-9A-Fa-f:.]+\\])(:[1-9][0-9]{0,4})?";

  /** The address of something on the web. */
  static final String ADDRESS = "https?://[^\\s]{1,2000}";

  /** The address of an API, which paths are put behind. */
  static final String API = "https?://[^\\s?#]{1,500}";

  /** The name of a header, a token of RFC 9110. */
  static final String HEADER = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}";

  /** A folder, or a bucket with or without a prefix. */
  static final String BACKUP_PLACE =
      "s3://[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](/[A-Za-z0-9!_.*'()/-]{0,500})?|(?!s3:)(?!s3$)\\S.{0,500}";

  private Shapes() {}
}
