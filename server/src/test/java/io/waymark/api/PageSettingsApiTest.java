package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import io.waymark.identity.Role;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a workspace says of its pages: their key, and where they are (b.6). */
@QuarkusTest
class PageSettingsApiTest extends ApiTest {

  private Api.Reply patch(String body) {
    return api.patch("/api/workspaces/" + workspace.slug(), body);
  }

  private String key(String rest) {
    return "dub_pk_" + workspace.slug() + "_-" + rest;
  }

  private String hostnames() {
    return api.get("/api/workspaces/" + workspace.slug())
        .json()
        .path("allowedHostnames")
        .toString();
  }

  @Test
  @DisplayName("D0: a publishable key is set, replaced and taken away, and shown to members")
  void publishableKey() {
    var path = "/api/workspaces/" + workspace.slug();
    assertThat(api.get(path).json().path("publishableKey").isNull()).isTrue();
    var set = patch("{\"publishableKey\":\"%s\"}".formatted(key("aaaa")));
    assertThat(set.status()).as(set.text()).isEqualTo(200);
    assertThat(set.json().path("publishableKey").asText()).isEqualTo(key("aaaa"));
    assertThat(patch("{\"name\":\"Other\"}").json().path("publishableKey").asText())
        .isEqualTo(key("aaaa"));
    assertThat(
            api.send("PUT", path, "{\"publishableKey\":\"%s\"}".formatted(key("bbbb")), Map.of())
                .status())
        .isEqualTo(200);
    var viewer = api.as(workspaces.memberKey(workspace, Role.VIEWER)).get(path);
    assertThat(viewer.json().path("publishableKey").asText()).isEqualTo(key("bbbb"));
    assertThat(patch("{\"publishableKey\":null}").json().path("publishableKey").isNull()).isTrue();
    assertThat(api.get(path).json().path("publishableKey").isNull()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"\"",
        "\"dub_pk_123456789012345\"",
        "\"dub_pk_12345678901234567890123456789012345678901234567890123456789012345\"",
        "\"dub_pk_1234567890123456 \"",
        "\"dub_pk_1234567890123456.\"",
        "\"dub_1234567890123456789012\"",
        "\"DUB_PK_1234567890123456\"",
        "7"
      })
  @DisplayName("b.1: a publishable key is dub_pk_ and 16 to 64 letters, digits, - or _")
  void invalidKey(String key) {
    var refused = patch("{\"publishableKey\":%s}".formatted(key));
    assertThat(refused.status()).isEqualTo(422);
    assertThat(refused.message()).contains("publishableKey");
  }

  @Test
  @DisplayName("D0: no two workspaces have the same key, and nothing changes for who tries")
  void takenKey() {
    assertThat(patch("{\"publishableKey\":\"%s\"}".formatted(key("cccc"))).status()).isEqualTo(200);
    assertThat(patch("{\"publishableKey\":\"%s\"}".formatted(key("cccc"))).status()).isEqualTo(200);
    var other = workspaces.create();
    var path = "/api/workspaces/" + other.slug();
    var refused =
        api.as(other)
            .patch(path, "{\"name\":\"New\",\"publishableKey\":\"%s\"}".formatted(key("cccc")));
    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.code()).isEqualTo("conflict");
    assertThat(refused.message()).contains("publishable key");
    assertThat(api.as(other).get(path).json().path("name").asText()).isEqualTo("Test");
    patch("{\"publishableKey\":null}");
    assertThat(
            api.as(other)
                .patch(path, "{\"publishableKey\":\"%s\"}".formatted(key("cccc")))
                .status())
        .isEqualTo(200);
  }

  @Test
  @DisplayName("b.6: hostnames are replaced as a whole, kept when absent, gone with null")
  void allowedHostnames() {
    assertThat(hostnames()).isEqualTo("[]");
    patch(
        "{\"allowedHostnames\":[\" Shop.Example.COM \",\"localhost\",\"*.x.com\",\"localhost\"]}");
    assertThat(hostnames()).isEqualTo("[\"shop.example.com\",\"localhost\",\"*.x.com\"]");
    patch("{\"color\":\"#c2410c\"}");
    assertThat(hostnames()).isEqualTo("[\"shop.example.com\",\"localhost\",\"*.x.com\"]");
    patch("{\"allowedHostnames\":[\"bücher.example\"]}");
    assertThat(hostnames()).isEqualTo("[\"xn--bcher-kva.example\"]");
    patch("{\"allowedHostnames\":null}");
    assertThat(hostnames()).isEqualTo("[]");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "['a']",
        "['https://a.com']",
        "['a.com/x']",
        "['a.com:80']",
        "['a.com:8080']",
        "['*']",
        "['*.']",
        "['**.a.com']",
        "['a.*.com']",
        "['*.*.a.com']",
        "['user@a.com']",
        "['a..com']",
        "['127.0.0.1']",
        "['[::1]']",
        "['']",
        "['a b.com']",
        "['-a.com']",
        "[7]",
        "[null]",
        "'a.com'",
        "['a.com?']",
        "['a.com#']",
        "['a.com/']"
      },
      quoteCharacter = '"')
  @DisplayName("b.6: a hostname is a domain, localhost, or *. and one of these")
  void invalidHostname(String list) {
    var refused = patch("{\"allowedHostnames\":%s}".formatted(list.replace('\'', '"')));
    assertThat(refused.status()).as(refused.text()).isEqualTo(422);
    assertThat(refused.message()).contains("allowedHostnames");
    assertThat(hostnames()).isEqualTo("[]");
  }

  @Test
  @DisplayName("b.6: ten hostnames at most")
  void tooMany() {
    var ten =
        "\"h1.com\",\"h2.com\",\"h3.com\",\"h4.com\",\"h5.com\",\"h6.com\",\"h7.com\",\"h8.com\",\"h9.com\",\"h10.com\"";
    assertThat(patch("{\"allowedHostnames\":[%s]}".formatted(ten)).status()).isEqualTo(200);
    assertThat(patch("{\"allowedHostnames\":[%s,\"h11.com\"]}".formatted(ten)).status())
        .isEqualTo(422);
  }

  @Test
  @DisplayName("b.4: only owners change what pages may do")
  void permission() {
    var member = api.as(workspaces.memberKey(workspace, Role.MEMBER));
    var path = "/api/workspaces/" + workspace.slug();
    assertThat(member.patch(path, "{\"publishableKey\":null}").status()).isEqualTo(403);
    assertThat(member.patch(path, "{\"allowedHostnames\":[]}").status()).isEqualTo(403);
  }
}
