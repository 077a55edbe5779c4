package io.waymark.platform.net;

import org.jspecify.annotations.Nullable;

/** A URL while it is being parsed, and its serialiser. */
final class UrlParts {
  private static final int ABSENT = -1;

  String scheme = "";
  String username = "";
  String password = "";
  @Nullable String host;
  int port = ABSENT;
  boolean opaquePath;
  final StringBuilder path = new StringBuilder();
  @Nullable String query;
  @Nullable String fragment;

  boolean isSpecial() {
    return Scheme.isSpecial(scheme);
  }

  void copyAuthority(WebUrl base) {
    username = base.username();
    password = base.password();
    host = base.hostOrNull();
    port = base.portNumber();
  }

  void copyPath(WebUrl base) {
    opaquePath = base.hasOpaquePath();
    path.setLength(0);
    path.append(base.pathname());
  }

  /** Removes the last segment, but never the drive letter of a file URL. */
  void shortenPath() {
    boolean onlyDrive = scheme.equals("file") && path.length() == 3 && isNormalisedDrive(path, 1);
    if (!onlyDrive) {
      path.setLength(Math.max(0, path.lastIndexOf("/")));
    }
  }

  /** Whether {@code C:} is at this place and is the whole segment. */
  static boolean isNormalisedDrive(CharSequence path, int at) {
    return path.length() >= at + 2
        && Ascii.isLetter(path.charAt(at))
        && path.charAt(at + 1) == ':'
        && (path.length() == at + 2 || path.charAt(at + 2) == '/');
  }

  WebUrl build() {
    var out = new StringBuilder(scheme.length() + path.length() + 64);
    out.append(scheme).append(':');
    int hostStart = ABSENT;
    int hostEnd = ABSENT;
    int usernameEnd = ABSENT;
    if (host != null) {
      out.append("//").append(username);
      usernameEnd = out.length();
      if (!password.isEmpty()) {
        out.append(':').append(password);
      }
      if (!username.isEmpty() || !password.isEmpty()) {
        out.append('@');
      }
      hostStart = out.length();
      out.append(host);
      hostEnd = out.length();
      if (port >= 0) {
        out.append(':').append(port);
      }
    } else if (!opaquePath && path.length() > 1 && path.charAt(1) == '/') {
      // Without this the path would read as a host.
      out.append("/.");
    }
    int pathStart = out.length();
    out.append(path);
    int queryStart = ABSENT;
    if (query != null) {
      queryStart = out.length();
      out.append('?').append(query);
    }
    int fragmentStart = ABSENT;
    if (fragment != null) {
      fragmentStart = out.length();
      out.append('#').append(fragment);
    }
    return new WebUrl(
        out.toString(),
        scheme.length(),
        usernameEnd,
        hostStart,
        hostEnd,
        port,
        pathStart,
        queryStart,
        fragmentStart);
  }
}
