package io.waymark.links;

import io.waymark.platform.http.ApiProblem;
import org.jspecify.annotations.Nullable;

/** How a caller names one link (LNK-48). */
public sealed interface Selector {
  /** The caller's own id, without the {@code ext_} it is given with. */
  record ByExternalId(String externalId) implements Selector {}

  record ById(String id) implements Selector {}

  record ByAddress(String domain, String key) implements Selector {}

  /** By id, or by external id if it begins with {@code ext_}. */
  static Selector byId(String reference) {
    return reference.startsWith("ext_")
        ? new ByExternalId(reference.substring(4))
        : new ById(reference);
  }

  /**
   * The first of link id, external id, domain and key that is given.
   *
   * @param key null for the domain's own link
   * @throws ApiProblem 400 if none is given, or if an external id lacks its {@code ext_}; 404 for a
   *     key alone
   */
  static Selector of(
      @Nullable String linkId,
      @Nullable String externalId,
      @Nullable String domain,
      @Nullable String key) {
    if (linkId != null) {
      return byId(linkId);
    }
    if (externalId != null) {
      if (!externalId.startsWith("ext_")) {
        throw ApiProblem.badRequest(
            "An externalId must begin with ext_: write externalId=ext_%s.".formatted(externalId));
      }
      return byId(externalId);
    }
    if (domain != null) {
      return new ByAddress(domain, key == null ? Link.ROOT : key);
    }
    if (key != null) {
      throw ApiProblem.notFound("Link not found.");
    }
    throw ApiProblem.badRequest("Say which link: give domain and key, linkId, or externalId.");
  }
}
