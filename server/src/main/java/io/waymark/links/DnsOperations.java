package io.waymark.links;

import static io.waymark.identity.Permission.DOMAINS_READ;
import static io.waymark.identity.Permission.DOMAINS_WRITE;
import static io.waymark.platform.schema.Schemas.commaSeparated;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.domains.DnsReport;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Schema;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The API's operations on names outside: what the DNS says of domains, which domains are there for
 * everybody, and the registration of new ones, which this server does not offer (DOM-11…14).
 */
final class DnsOperations {
  private static final String TAG = "Domains";
  private static final String TOP_LEVEL = ".link";

  private static final Shape<?> REPORT =
      Shape.untyped(
          field("status", text()).described("What the DNS says of the domain, in short."),
          field("response", json()).described("Why, which records are wanted, and what is there."),
          field("domainConnect", json().nullable()).described("Always null."));

  private static final Shape<?> AVAILABILITY =
      Shape.untyped(
          field("status", text()).described("`invalid`, `conflict`, `has site` or `available`."));

  /** Which of the domains for everybody a caller looks for. */
  record Search(@Nullable String search) {
    static final Shape<Search> SHAPE =
        Shape.of(
            Search.class,
            field("search", text().max(1_000))
                .described("Only domains whose name contains this text.")
                .optional());
  }

  /** Which of the domains for everybody a workspace wants to be offered. */
  record Choice(List<String> defaultDomains) {
    static final Shape<Choice> SHAPE =
        Shape.of(
                Choice.class,
                field("defaultDomains", list(text().max(190)).max(1_000))
                    .described("The names of the domains to be offered."))
            .named("DefaultDomains");
  }

  /** Names whose registration a caller asks about; only some could be registered. */
  record Names(List<String> domains) {
    static final Shape<Names> SHAPE =
        Shape.of(Names.class, field("domains", names()).described("The names to ask about."));

    private static Schema<List<String>> names() {
      return commaSeparated()
          .mapped(
              all ->
                  all.stream()
                      .map(name -> name.toLowerCase(Locale.ROOT))
                      .filter(name -> name.endsWith(TOP_LEVEL))
                      .toList());
    }
  }

  /** A name to register. */
  record Registration(String domain) {
    static final Shape<Registration> SHAPE =
        Shape.of(
                Registration.class,
                field(
                        "domain",
                        text()
                            .min(1)
                            .endingWith(TOP_LEVEL)
                            .mapped(name -> name.toLowerCase(Locale.ROOT)))
                    .described("The name to register."))
            .named("Registration");
  }

  private final DomainChecks checks;
  private final OfferedDomains offered;

  DnsOperations(DomainChecks checks, OfferedDomains offered) {
    this.checks = checks;
    this.offered = offered;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return List.of(
        operations
            .get("/domains/{slug}/verify", "verifyDomain")
            .tag(TAG)
            .summary("Verify a domain")
            .description("Asks the DNS whether the domain leads here, and remembers the answer.")
            .needs(DOMAINS_READ)
            .answers(200, REPORT)
            .path(
                (caller, exchange) ->
                    Answer.ok(render(checks.verify(caller, exchange.pathParameter("slug"))))),
        operations
            .get("/domains/{slug}/validate", "validateDomain")
            .tag(TAG)
            .summary("Check the name of a new domain")
            .description("Whether it could be added, and whether a site is there now.")
            .needs(DOMAINS_READ)
            .answers(200, AVAILABILITY)
            .path(
                (caller, exchange) -> {
                  var slug = exchange.pathParameter("slug");
                  return Answer.ok(render(slug, checks.availability(slug)));
                }),
        operations
            .get("/domains/default", "listDefaultDomains")
            .tag(TAG)
            .summary("List domains for everybody")
            .description("Those that the workspace wants to be offered.")
            .needs(DOMAINS_READ)
            .answers(200, list(text()))
            .query(
                Search.SHAPE,
                (caller, query, exchange) -> Answer.ok(offered.list(caller, query.search()))),
        operations
            .patch("/domains/default", "updateDefaultDomains")
            .tag(TAG)
            .summary("Choose domains for everybody")
            .description("Those that the workspace wants to be offered.")
            .needs(DOMAINS_WRITE)
            .answers(200, list(text()))
            .body(
                Choice.SHAPE,
                (caller, choice, exchange) ->
                    Answer.ok(offered.choose(caller, choice.defaultDomains()))),
        operations
            .get("/domains/status", "checkDomainStatus")
            .tag(TAG)
            .summary("Ask whether names can be registered")
            .description("This server does not register names.")
            .needs(DOMAINS_READ)
            .answers(200, list(json()))
            .query(
                Names.SHAPE,
                (caller, names, exchange) -> {
                  if (names.domains().isEmpty()) {
                    throw ApiProblem.badRequest(
                        "Give at least one name that ends with %s.".formatted(TOP_LEVEL));
                  }
                  throw noRegistration();
                }),
        operations
            .post("/domains/register", "registerDomain")
            .tag(TAG)
            .summary("Register a name")
            .description("This server does not register names.")
            .needs(DOMAINS_WRITE)
            .answers(201, json())
            .body(
                Registration.SHAPE,
                (caller, name, exchange) -> {
                  throw noRegistration();
                }));
  }

  private static ApiProblem noRegistration() {
    return ApiProblem.forbidden(
        "This server does not register names. Add a domain that you have registered elsewhere.");
  }

  private static ObjectNode render(String slug, DomainChecks.Availability availability) {
    var view = JsonNodeFactory.instance.objectNode().put("status", availability.label());
    var message =
        switch (availability) {
          case INVALID -> "%s cannot be a domain of short links.".formatted(slug);
          case CONFLICT -> "%s is already in use.".formatted(slug);
          case HAS_SITE ->
              "%s leads to a site now, which its visitors would no longer reach.".formatted(slug);
          case AVAILABLE -> null;
        };
    return message == null ? view : view.put("message", message);
  }

  private static ObjectNode render(DnsReport report) {
    var view = JsonNodeFactory.instance.objectNode().put("status", report.status().label());
    var response = view.putObject("response").put("message", report.message());
    response.put("apex", report.apex());
    var records = response.putArray("records");
    for (var wanted : report.records()) {
      var record =
          records
              .addObject()
              .put("purpose", wanted.purpose().name().toLowerCase(Locale.ROOT))
              .put("type", wanted.type())
              .put("name", wanted.name())
              .put("host", wanted.host())
              .put("value", wanted.value())
              .put("required", wanted.required());
      wanted.found().forEach(record.putArray("found")::add);
    }
    view.putNull("domainConnect");
    return view;
  }
}
