package io.waymark.traffic.tracking;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.events.Trigger;
import io.waymark.identity.AllowedHostnames;
import io.waymark.links.CachedLink;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Cors;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Hosts;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.PublicOperations;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Shape;
import io.waymark.traffic.deeplinks.DeferredLookup;
import io.waymark.traffic.redirect.RequestedLinks;
import io.waymark.traffic.tracking.Visitors.Arrival;
import java.util.List;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Declares the operations by which apps and pages tell of their visitors. */
final class TrackOperations {
  private static final String TAG = "Track";

  /** The reference sets no limit; this one only stops floods. */
  private static final int CALLS_IN_TEN_SECONDS = 100;

  private static final Pattern ENDING = Pattern.compile("/+$");

  private static final Shape<?> CLICK_ID =
      Shape.untyped(field("clickId", text()).described("The visitor's click id."))
          .named("TrackedClick");

  private static final Shape<?> CLICK =
      Shape.untyped(
              field("clickId", text()).described("The visitor's click id."),
              field(
                      "partner",
                      Shape.untyped(
                          field("id", text()),
                          field("name", text()),
                          field("image", text().nullable()),
                          field("groupId", text().nullable()),
                          field("tenantId", text().nullable())))
                  .described("Whose link led here; only of links of partners.")
                  .optional(),
              field(
                      "discount",
                      Shape.untyped(
                              field("id", text()),
                              field("amount", integer()),
                              field("type", text()),
                              field("maxDuration", integer().nullable()),
                              field("couponId", text().nullable()),
                              field("couponTestId", text().nullable()))
                          .nullable())
                  .described("What the visitor pays less; only of links of partners.")
                  .optional())
          .named("TrackedPartnerClick");

  private static final Shape<?> OPENED =
      Shape.untyped(
              field("clickId", text().nullable())
                  .described("The click id, or null if no link led here."),
              field(
                      "link",
                      Shape.untyped(
                              field("id", text()),
                              field("domain", text()),
                              field("key", text()),
                              field("url", text()))
                          .nullable())
                  .described("The link that led here, or null."))
          .named("OpenedLink");

  private final RequestedLinks links;
  private final DeferredLookup deferred;
  private final Visitors visitors;
  private final Hosts hosts;
  private final Function<String, AllowedHostnames> hostnames;
  private final ClickPartners partners;

  /**
   * @param hostnames where the pages of a workspace are, by its id
   * @param partners whose links led to pages
   */
  TrackOperations(
      RequestedLinks links,
      DeferredLookup deferred,
      Visitors visitors,
      Hosts hosts,
      Function<String, AllowedHostnames> hostnames,
      ClickPartners partners) {
    this.links = links;
    this.deferred = deferred;
    this.visitors = visitors;
    this.hosts = hosts;
    this.hostnames = hostnames;
    this.partners = partners;
  }

  List<Operation> declare(PublicOperations operations) {
    return List.of(
        post(operations, "/track/open", "trackOpen", "Track an opened app")
            .description(
                "Called by apps: with the deep link that opened them, or, at their first start,"
                    + " with the domain whose links open them.")
            .answers(200, OPENED)
            .body(OpenRequest.SHAPE, this::open),
        post(operations, "/track/click", "trackClick", "Track a click")
            .description("Called by scripts on pages that a link led to without a redirect.")
            .answers(200, CLICK)
            .body(ClickRequest.SHAPE, this::click),
        post(operations, "/track/visit", "trackVisit", "Track a page view")
            .description("Called by scripts on pages that have a short link each.")
            .answers(200, CLICK_ID)
            .body(PageRequest.SHAPE, this::page));
  }

  private static PublicOperations.Draft post(
      PublicOperations operations, String path, String id, String summary) {
    return operations
        .post(path, id)
        .tag(TAG)
        .summary(summary)
        .shared(Cors.TRACKING)
        .allowing(CALLS_IN_TEN_SECONDS);
  }

  private Answer open(OpenRequest request, Exchange exchange) {
    if (request.deepLink() != null) {
      return openedBy(request.deepLink(), exchange);
    }
    var domain = request.dubDomain() == null ? "" : hosts.domain(request.dubDomain());
    var known = deferred.last(exchange.clientAddress(), domain);
    return known == null
        ? opened(null, null)
        : opened(known.clickId(), link(known.linkId(), known.domain(), known.key(), known.url()));
  }

  /** An app does not get past what would stop its user in a browser. */
  private Answer openedBy(String deepLink, Exchange exchange) {
    var url = WebUrl.parse(deepLink);
    if (url == null) {
      throw new IllegalStateException("the shape accepts addresses only");
    }
    var found = links.at(hosts.domain(Hosts.normalised(url.host())), url.pathname());
    var link = tracked(found.link());
    if (found.barred()) {
      throw ApiProblem.notFound("Link not found.");
    }
    var clickId =
        visitors.arrive(
            exchange, new Arrival(link, found.key(), link.url(), null, Trigger.DEEPLINK));
    return opened(
        Visitors.untracked(exchange) ? null : clickId,
        link(link.id(), link.domain(), link.key(), link.url()));
  }

  private Answer click(ClickRequest request, Exchange exchange) {
    var found = links.named(hosts.domain(request.domain()), request.key());
    var link = tracked(found.link());
    if (visitors.known(exchange, link) == null) {
      hostnames.apply(link.workspaceId()).check(exchange);
    }
    var clickId =
        visitors.arrive(
            exchange,
            new Arrival(
                link,
                found.key(),
                pageOr(request.url(), link.url()),
                request.referrer(),
                Trigger.LINK));
    return ofPartner(clickId, link.partner() ? partners.of(link.id()) : null);
  }

  /** Only links of partners say more than the id; their discount is always there, or null. */
  private static Answer ofPartner(String clickId, ClickPartners.@Nullable Shown shown) {
    if (shown == null) {
      return clickId(clickId);
    }
    var answer = JsonNodeFactory.instance.objectNode().put("clickId", clickId);
    answer.set("partner", shown.partner());
    answer.set("discount", shown.discount());
    return Answer.ok(answer);
  }

  private Answer page(PageRequest request, Exchange exchange) {
    if (request.domain() == null || request.url() == null) {
      throw ApiProblem.badRequest("Both domain and url are required.");
    }
    var page = WebUrl.parse(request.url());
    if (page == null) {
      throw ApiProblem.badRequest("Invalid url: expected an absolute address.");
    }
    var found = at(hosts.domain(request.domain()), page.pathname());
    var link = tracked(found.link());
    var known = visitors.known(exchange, link);
    if (known != null) {
      return clickId(known);
    }
    // Pages elsewhere are not told that they do not count (D5).
    if (!hostnames.apply(link.workspaceId()).allow(exchange)) {
      return clickId(visitors.unrecorded());
    }
    return clickId(
        visitors.arrive(
            exchange,
            new Arrival(link, found.key(), page.href(), request.referrer(), Trigger.PAGEVIEW)));
  }

  /** Sites end addresses with a slash where keys of links have none (LNK-19). */
  private RequestedLinks.Requested at(String host, String path) {
    var found = links.at(host, path);
    var bare =
        found.link() == null && path.length() > 1 ? ENDING.matcher(path).replaceFirst("") : path;
    return bare.equals(path) ? found : links.at(host, bare.isEmpty() ? "/" : bare);
  }

  private static CachedLink tracked(@Nullable CachedLink link) {
    if (link == null) {
      throw ApiProblem.notFound("Link not found.");
    }
    if (link.workspaceId().isEmpty()) {
      throw ApiProblem.notFound("Link does not belong to a workspace.");
    }
    return link;
  }

  private static String pageOr(@Nullable String page, String otherwise) {
    var url = page == null ? null : WebUrl.parse(page);
    return url == null ? otherwise : url.href();
  }

  private static Answer clickId(String clickId) {
    return Answer.ok(JsonNodeFactory.instance.objectNode().put("clickId", clickId));
  }

  private static Answer opened(@Nullable String clickId, @Nullable ObjectNode link) {
    var answer = JsonNodeFactory.instance.objectNode().put("clickId", clickId);
    answer.set("link", link == null ? JsonNodeFactory.instance.nullNode() : link);
    return Answer.ok(answer);
  }

  private static ObjectNode link(String id, String domain, String key, String url) {
    return JsonNodeFactory.instance
        .objectNode()
        .put("id", id)
        .put("domain", domain)
        .put("key", key)
        .put("url", url);
  }
}
