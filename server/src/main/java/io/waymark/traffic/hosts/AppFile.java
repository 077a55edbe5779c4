package io.waymark.traffic.hosts;

import io.waymark.links.Domain;
import org.jspecify.annotations.Nullable;

/** The files in which a domain tells phones which apps may open its links (RED-4). */
enum AppFile {
  APPLE("/.well-known/apple-app-site-association", "{\"applinks\":{\"apps\":[],\"details\":[]}}") {
    @Override
    @Nullable String chosen(Domain domain) {
      return domain.apps().appleAppSiteAssociation();
    }
  },
  ANDROID("/.well-known/assetlinks.json", "[]") {
    @Override
    @Nullable String chosen(Domain domain) {
      return domain.apps().assetLinks();
    }
  };

  private final String path;
  private final String standard;

  AppFile(String path, String standard) {
    this.path = path;
    this.standard = standard;
  }

  /** What the domain's owner wrote, or null. */
  abstract @Nullable String chosen(Domain domain);

  /** The file at that path, or null if there is none. */
  static @Nullable AppFile at(@Nullable String path) {
    if (path == null || !path.startsWith("/.well-known/")) {
      return null;
    }
    for (var file : values()) {
      if (file.path.equals(path)) {
        return file;
      }
    }
    return null;
  }

  /**
   * The file's JSON for a domain: one that names no app if the owner wrote none.
   *
   * @param domain null if nobody registered it
   */
  String of(@Nullable Domain domain) {
    var chosen = domain == null ? null : chosen(domain);
    return chosen == null ? standard : chosen;
  }
}
