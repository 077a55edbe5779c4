package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import io.waymark.identity.Scopes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Every operation of the route table × role × scope × another workspace's ids. */
@QuarkusTest
class AuthorisationMatrixTest extends ApiTest {
  private static final Set<String> WRITTEN_BY_MEMBERS =
      Set.of("links.write", "tags.write", "folders.write", "groups.write", "integrations.write");

  /** Areas that the scopes for everything do not cover. */
  private static final Set<String> APART =
      Set.of("webhooks", "tokens", "oauth_apps", "integrations");

  /**
   * @param permission what the caller must be allowed to, or null for membership alone
   */
  private record Route(String method, String path, @Nullable String permission) {
    Api.Reply call(Api caller, String filled, String body) {
      return caller.send(method, "/api" + filled, method.equals("GET") ? null : body, Map.of());
    }

    Api.Reply call(Api caller, String workspace) {
      var own = path.replace("{idOrSlug}", workspace);
      return call(caller, own.replaceAll("\\{[^}]*}", "none"), "{}");
    }
  }

  /** What asks for a key or a session, as the document tells everybody. */
  private List<Route> routes() {
    var routes = new ArrayList<Route>();
    api.as((String) null)
        .get("/api")
        .json()
        .path("paths")
        .properties()
        .forEach(
            path ->
                path.getValue()
                    .properties()
                    .forEach(
                        operation -> {
                          var security = operation.getValue().at("/security/0/apiKey");
                          if (!security.isMissingNode()) {
                            routes.add(
                                new Route(
                                    operation.getKey().toUpperCase(Locale.ROOT),
                                    path.getKey(),
                                    security.path(0).asText(null)));
                          }
                        }));
    assertThat(routes).hasSizeGreaterThan(15);
    return routes;
  }

  @Test
  @DisplayName("b.2: without a key, or with one that nobody has, nothing is answered")
  void withoutAKey() {
    for (var route : routes()) {
      assertThat(route.call(api.as((String) null), workspace.slug()).status())
          .as(route.toString())
          .isEqualTo(401);
      assertThat(route.call(api.as("dub_nobodyHasThisKey12345"), workspace.slug()).status())
          .as(route.toString())
          .isEqualTo(401);
    }
  }

  @Test
  @DisplayName("b.4, G13: role and scopes decide, for every operation")
  void rolesAndScopes() {
    var scopes = new ArrayList<@Nullable String>(Scopes.names());
    scopes.add(null);
    var mistakes = new ArrayList<String>();
    var routes = routes();
    // it would take the others' workspace away; MembersTest tries it
    routes.removeIf(
        route -> route.method().equals("DELETE") && route.path().equals("/workspaces/{idOrSlug}"));
    for (var role : Role.values()) {
      var member = workspaces.member(workspace, role);
      for (var scope : scopes) {
        var key = workspaces.key(workspace.id(), member, scope == null ? null : List.of(scope));
        var caller = api.as(key);
        for (var route : routes) {
          var reply = route.call(caller, workspace.slug());
          var refused = reply.status() == 403 && reply.message().contains("Missing permission: ");
          if (refused == allowed(role, scope, route.permission())) {
            mistakes.add(role + " " + scope + " " + route + ": " + reply.status());
          }
          if (reply.status() >= 500) {
            mistakes.add(route + " fails: " + reply.text());
          }
        }
      }
    }

    assertThat(mistakes).isEmpty();
  }

  /** The contract's own words, not the code's. */
  private static boolean allowed(Role role, @Nullable String scope, @Nullable String permission) {
    if (permission == null) {
      return true;
    }
    var reading = permission.endsWith(".read");
    var byRole =
        role == Role.OWNER
            || reading
            || (role == Role.MEMBER && WRITTEN_BY_MEMBERS.contains(permission));
    var area = permission.substring(0, permission.indexOf('.'));
    var byScope =
        switch (scope) {
          case null -> true;
          case "apis.all" -> !APART.contains(area);
          case "apis.read" -> reading && !APART.contains(area);
          default -> scope.equals(permission) || (reading && scope.equals(area + ".write"));
        };
    return byRole && byScope;
  }

  /** What a workspace has, by the path parameter that names it, and a body that would change it. */
  private Map<String, String> belongings() {
    var has = new TreeMap<String, String>();
    has.put("/links/{linkId}", made("/api/links", "{\"url\":\"https://a.com\"}"));
    has.put("/tags/{id}", made("/api/tags", "{\"name\":\"t\"}"));
    has.put("/folders/{id}", made("/api/folders", "{\"name\":\"f\"}"));
    has.put("/utm/{id}", made("/api/utm", "{\"name\":\"u\"}"));
    has.put(
        "/webhooks/{webhookId}",
        made("/api/webhooks", "{\"name\":\"w\",\"url\":\"https://a.com\",\"triggers\":[]}"));
    has.put("/customers/{id}", made("/api/customers", "{\"externalId\":\"c\",\"country\":\"DE\"}"));
    has.put(
        "/oauth/apps/{appId}",
        made(
            "/api/oauth/apps",
            "{\"name\":\"a\",\"slug\":\"matrix\",\"developer\":\"d\",\"website\":\"https://a.com\","
                + "\"redirectUris\":[\"https://a.com/back\"]}"));
    var domain = workspace.slug().toLowerCase(Locale.ROOT) + ".example";
    api.post("/api/domains", "{\"slug\":\"%s\"}".formatted(domain));
    made(
        "/api/program",
        "{\"name\":\"p\",\"domain\":\"%s\",\"url\":\"https://a.com\"}".formatted(domain));
    has.put(
        "/groups/{groupIdOrSlug}",
        made("/api/groups", "{\"name\":\"g\",\"slug\":\"g\",\"color\":null}"));
    has.put(
        "/rewards/{rewardId}",
        made("/api/rewards", "{\"event\":\"sale\",\"type\":\"flat\",\"amountInCents\":1}"));
    has.put("/discounts/{discountId}", made("/api/discounts", "{\"amount\":1}"));
    has.put("/tokens/{id}", api.get("/api/tokens").json().path(0).path("id").asText());
    has.put("/integrations/inbound/{id}", made("/api/integrations/inbound", "{\"name\":\"i\"}"));
    has.put("/logs/{logId}", Objects.requireNonNull(api.get("/api/tags").header("X-Request-Id")));
    var partner = api.post("/api/partners", "{\"email\":\"p@a.com\"}").json();
    has.put("/partners/{partnerId}", partner.path("id").asText());
    has.put(
        "/discount-codes/{idOrCode}",
        made(
            "/api/discount-codes",
            "{\"partnerId\":\"%s\",\"linkId\":\"%s\"}"
                .formatted(partner.path("id").asText(), partner.at("/links/0/id").asText())));
    has.put("/commissions/{id}", commission(partner.path("id").asText()));
    has.put("/dashboards/{id}", made("/api/dashboards?linkId=" + has.get("/links/{linkId}"), ""));
    return has;
  }

  private String commission(String partnerId) {
    api.post(
        "/api/commissions",
        "{\"type\":\"custom\",\"partnerId\":\"%s\",\"amount\":5}".formatted(partnerId));
    return api.get("/api/commissions").json().path(0).path("id").asText();
  }

  private String made(String path, String body) {
    return api.post(path, body).json().path("id").asText();
  }

  private static String body(Route route) {
    return switch (route.path()) {
      case "/links/{linkId}" -> "{\"url\":\"https://evil.com\"}";
      case "/links/{linkId}/transfer" -> "{\"newWorkspaceId\":\"ws_none\"}";
      case "/partners/{partnerId}" -> "{\"tenantId\":\"evil\"}";
      case "/webhooks/{webhookId}/test" -> "{\"trigger\":\"link.created\"}";
      case "/dashboards/{id}" -> "{\"showConversions\":false,\"doIndex\":true,\"password\":null}";
      case "/groups/{groupIdOrSlug}/partners" -> "{\"partnerIds\":[\"pn_1\"]}";
      case "/groups/{groupIdOrSlug}/default-links" ->
          "{\"domain\":\"a.com\",\"url\":\"https://evil.com\"}";
      case "/discounts/{discountId}" -> "{\"autoProvision\":true}";
      default -> "{\"name\":\"evil\",\"role\":\"viewer\"}";
    };
  }

  @Test
  @DisplayName("another workspace's ids are refused by every operation, and nothing changes")
  void foreignIds() {
    var has = belongings();
    var before = snapshot();
    var stranger = api.as(workspaces.create());
    for (var route : routes()) {
      for (var belonging : has.entrySet()) {
        if (route.path().startsWith(belonging.getKey()) && !belonging.getValue().isEmpty()) {
          var filled = route.path().replaceFirst("\\{[^}]*}", belonging.getValue());
          var reply = route.call(stranger, filled.replaceAll("\\{[^}]*}", "none"), body(route));
          assertThat(reply.status()).as(route + " " + reply.text()).isIn(401, 403, 404);
        }
      }
    }

    assertThat(snapshot()).isEqualTo(before);
  }

  private List<JsonNode> snapshot() {
    var all = new ArrayList<JsonNode>();
    for (var list :
        List.of(
            "links",
            "tags",
            "folders",
            "utm",
            "dashboards",
            "webhooks",
            "tokens",
            "oauth/apps",
            "customers",
            "integrations/inbound",
            "program",
            "groups",
            "rewards",
            "discounts",
            "partners",
            "discount-codes",
            "commissions")) {
      all.add(api.get("/api/" + list).json());
    }
    return all;
  }
}
