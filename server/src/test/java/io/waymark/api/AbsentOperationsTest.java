package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What callers hear of operations that there are not, Dub's among them. */
@QuarkusTest
class AbsentOperationsTest extends ApiTest {

  private Api.Reply ask(Api caller, String method, String path) {
    return caller.send(method, "/api" + path, method.equals("GET") ? null : "{}", Map.of());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "GET|/workspaces/{w}/billing/invoices|Nothing is sold here",
        "GET|/workspaces/{w}/billing/invoices/inv_1|Nothing is sold here",
        "POST|/workspaces/{w}/billing/upgrade|Nothing is sold here",
        "DELETE|/workspaces/{w}/billing/payment-methods|Nothing is sold here",
        "GET|/workspaces/{w}/saml|OpenID Connect",
        "POST|/workspaces/{w}/saml|OpenID Connect",
        "DELETE|/workspaces/{w}/scim|OpenID Connect",
        "POST|/workspaces/{w}/support/slack-invite|Whoever runs this server",
        "POST|/ai/completion|language models",
        "POST|/ai/support-chat/upload|language models",
        "POST|/workspaces/{w}/import/elsewhere|import/csv",
        "POST|/domains/client/register|POST /domains",
      })
  @DisplayName("what is left out of Dub's operations is 404 with the reason, whoever asks")
  void leftOut(String method, String path, String reason) {
    var asked = path.replace("{w}", workspace.slug());
    for (var caller : new Api[] {api, api.as((String) null)}) {
      var reply = ask(caller, method, asked);
      assertThat(reply.status()).as(asked + reply.text()).isEqualTo(404);
      assertThat(reply.code()).isEqualTo("not_found");
      assertThat(reply.json().at("/error/doc_url").asText()).isNotEmpty();
      assertThat(reply.message())
          .startsWith("There is no operation " + method + " " + asked + ". ")
          .contains(reason);
    }
  }

  @Test
  @DisplayName("of any other, the way to those that there are")
  void unknown() {
    var reply = ask(api, "GET", "/teapots/short-and-stout?handle=1");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.message())
        .startsWith("There is no operation GET /teapots/short-and-stout. ")
        .endsWith("/api/docs.");
    assertThat(ask(api, "GET", "/" + "x".repeat(3_000)).message()).hasSizeLessThan(300);
    assertThat(ask(api, "GET", "/%3Cscript%3E%0d%0a").status()).isEqualTo(404);
  }
}
