package io.waymark.links;

import static io.waymark.identity.Permission.LINKS_WRITE;
import static io.waymark.platform.schema.Schemas.json;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.identity.WorkspaceOperations.WithoutKey;
import io.waymark.links.AnonymousLinks.Address;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Body;
import io.waymark.platform.http.Operation;
import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.http.RateLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** How links of nobody are made and claimed. */
final class AnonymousOperations {
  private static final String HEADER = "dub-anonymous-link-creation";
  private static final int A_DAY = 10;
  private static final int MOST = 100;

  private final AnonymousLinks links;
  private final LinkView view;
  private final RateLimiter limiter;

  AnonymousOperations(AnonymousLinks links, LinkView view, RateLimits limits) {
    this.links = links;
    this.view = view;
    this.limiter = limits.limiter("links without a key", A_DAY, Duration.ofDays(1));
  }

  /** What {@code POST /links} does for callers without a key who say that they know (G14). */
  WithoutKey<LinkRequest> creation() {
    return new WithoutKey<>(
        HEADER,
        exchange -> limiter.admitClient(exchange.clientAddress()).enforce(exchange),
        (request, exchange) -> Answer.ok(view.render(links.create(request))));
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .post("/links/sync", "claimLinks")
            .tag("Links")
            .summary("Claim links made without a key")
            .description(
                "An array of `{domain, key}`: those that belong to nobody become the workspace's.")
            .needs(LINKS_WRITE)
            .answers(200, LinkAnswers.LINKS)
            .body(json(), (caller, body, exchange) -> claim(caller, body)));
  }

  /** Refusals are plain text here. */
  private Answer claim(Caller caller, JsonNode body) {
    try {
      var claimed = links.claim(caller, addresses(body));
      return claimed.isEmpty()
          ? plain(200, "No links to claim.")
          : Answer.ok(claimed.stream().map(view::render).toList());
    } catch (ApiProblem problem) {
      return plain(problem.code().status(), problem.text());
    }
  }

  private static List<Address> addresses(JsonNode body) {
    if (!body.isArray() || body.size() > MOST) {
      throw ApiProblem.badRequest("Expected an array of at most %d links.".formatted(MOST));
    }
    var addresses = new ArrayList<Address>();
    for (var each : body) {
      var domain = each.path("domain").textValue();
      var key = each.path("key").textValue();
      if (domain == null || key == null) {
        throw ApiProblem.badRequest("Expected objects with the texts domain and key.");
      }
      addresses.add(new Address(domain, key));
    }
    return addresses;
  }

  private static Answer plain(int status, String text) {
    return new Answer(
        status, new Body.Bytes("text/plain; charset=utf-8", text.getBytes(UTF_8)), Map.of());
  }
}
