package io.waymark.traffic.redirect;

import io.waymark.links.CachedLink;
import io.waymark.links.Domain;
import io.waymark.platform.net.SearchParams;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Decides what a visitor gets, in the order of RED-11…30: whether the link works for them at all,
 * then, by {@link SendingRules}, where it leads. A pure function: the same arguments give the same
 * decision.
 */
final class RedirectRules {
  static final String NO_TRACK = "dub-no-track";
  static final String PASSWORD = "pw";
  private static final SearchParams NO_PARAMETERS = new SearchParams();

  private final PasswordTokens passwords;
  private final SendingRules sending;
  private final String legalWorkspace;

  /**
   * @param legalWorkspace the workspace whose links are banned (RED-16); empty for none
   */
  RedirectRules(PasswordTokens passwords, SendingRules sending, String legalWorkspace) {
    this.passwords = passwords;
    this.sending = sending;
    this.legalWorkspace = legalWorkspace;
  }

  /** Makes an id for a visitor who brings none (RED-20). */
  @FunctionalInterface
  interface NewClickId {
    /**
     * Makes one.
     *
     * @param needed whether the destination is told the id
     */
    String next(boolean needed);
  }

  /**
   * @param domain the domain asked for, or null if nobody registered it
   * @param link the link found, or null
   * @param workspaceDomains the short domains of the link's workspace, for {@code redir_url}
   * @param random draws the variant of an A/B test
   */
  Decision decide(
      VisitorRequest visitor,
      @Nullable Domain domain,
      @Nullable CachedLink link,
      Set<String> workspaceDomains,
      NewClickId newClickId,
      RandomGenerator random) {
    if (link == null) {
      return notFound(domain);
    }
    var password = link.password();
    if (visitor.inspect() && password == null) {
      return new Decision.Inspect(link);
    }
    var query = visitor.query();
    var parameters = query == null || query.isEmpty() ? NO_PARAMETERS : SearchParams.parse(query);
    if (password != null) {
      var supplied = parameters.get(PASSWORD);
      if (!admitted(visitor, link, password, supplied)) {
        return new Decision.AskPassword(link, supplied != null);
      }
      if (supplied != null) {
        parameters.delete(PASSWORD);
      }
    }
    if (!legalWorkspace.isEmpty() && link.workspaceId().equals(legalWorkspace)) {
      return new Decision.Banned();
    }
    if (link.disabled()) {
      return notFound(domain);
    }
    if (link.expired(visitor.now())) {
      return expired(link, domain);
    }
    var target = Targets.choose(link, visitor.cookies(), visitor.now(), random);
    if (target == null && !link.url().isEmpty()) {
      // Stored before such destinations were refused, or by an import.
      return notFound(domain);
    }
    return sending.decide(visitor, domain, link, target, parameters, workspaceDomains, newClickId);
  }

  private boolean admitted(
      VisitorRequest visitor, CachedLink link, String password, @Nullable String supplied) {
    return supplied != null
        ? passwords.matches(password, supplied)
        : passwords.admits(visitor.cookies(), link.id(), password);
  }

  private static Decision notFound(@Nullable Domain domain) {
    return new Decision.NotFound(location(domain == null ? null : domain.notFoundUrl()));
  }

  private static Decision expired(CachedLink link, @Nullable Domain domain) {
    var own = location(link.expiredUrl());
    return own != null
        ? new Decision.Expired(302, own, indexed(link, domain))
        : new Decision.Expired(
            307, location(domain == null ? null : domain.expiredUrl()), indexed(link, domain));
  }

  /** Whether search engines may list the link: if it says so, or is on a server's own domain. */
  static boolean indexed(CachedLink link, @Nullable Domain domain) {
    return link.doIndex() || (domain != null && domain.projectId() == null);
  }

  /** Addresses are stored as they were written, which need not be fit for a header. */
  private static @Nullable String location(@Nullable String text) {
    var url = Targets.followable(text);
    return url == null ? null : url.href();
  }
}
