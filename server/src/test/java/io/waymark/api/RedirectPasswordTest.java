package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.junit.QuarkusTest;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
class RedirectPasswordTest extends VisitorTest {
  private void protectedLink(String more) {
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\",\"password\":\"open sesame\"" + more + "}");
  }

  @Test
  @DisplayName("RED-14, 15, decision 8: a password is asked for, and remembered by a signed cookie")
  void password() {
    protectedLink("");
    var path = "/" + workspace.slug();
    var form = api.visit(path, IP);
    assertThat(form.status()).isEqualTo(200);
    assertThat(form.text()).contains("type=\"password\"").doesNotContain("sesame");
    assertThat(form.header("X-Robots-Tag")).isEqualTo("googlebot: noindex");
    assertThat(form.header("Set-Cookie")).isNull();
    assertThat(api.visit(path + "?pw=open%20sesame&a=1", IP).header("Location"))
        .isEqualTo("https://x.com/?a=1");
    assertThat(api.visit(path + "?pw=wrong", IP).text()).isNotEqualTo(form.text());
    assertThat(api.post(path, "password=wrong").text()).isNotEqualTo(form.text());
    var right = api.post(path + "?a=1", "password=open+sesame");
    assertThat(right.status()).isEqualTo(303);
    assertThat(right.header("Location")).isEqualTo(path);
    var cookie = right.header("Set-Cookie");
    assertThat(cookie)
        .startsWith("dub_password_" + id + "=")
        .contains("; Path=" + path + ";")
        .contains("HttpOnly")
        .doesNotContain("sesame")
        .doesNotContain("Max-Age")
        .doesNotContain("; Secure");
    var visit = Map.of("Cookie", cookie.split(";", 2)[0]);
    assertThat(api.send("GET", path, null, visit).status()).isEqualTo(302);
    change("{\"password\":\"new\"}");
    assertThat(api.send("GET", path, null, visit).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("RED-15: behind TLS, the cookie keeps to TLS")
  void secure() {
    protectedLink("");
    var headers = Map.of("X-Forwarded-Proto", "https");
    var right = api.send("POST", "/" + workspace.slug(), "password=open+sesame", headers);
    assertThat(right.header("Set-Cookie")).contains("; Secure");
  }

  @Test
  @DisplayName("RED-15: the cookie returns to root links and to case-sensitive domains (defect 21)")
  void cookiePaths() {
    var domain = domain("");
    sql("update domains set case_sensitive = true where slug = ?", domain);
    protectedLink(",\"domain\":\"" + domain + "\"");
    var path = "/" + workspace.slug();
    var host = Map.of("Host", domain);
    var right = api.send("POST", path, "password=open+sesame", host);
    assertThat(right.header("Set-Cookie")).contains("; Path=" + path + ";");
    assertThat(visit(domain, path, "Cookie", right.header("Set-Cookie").split(";", 2)[0]).status())
        .isEqualTo(302);
    sql(
        "update links set password = (select password from links where id = ?), url = 'https://r.com/'"
            + " where domain = ? and key = '_root'",
        id,
        domain);
    var root = api.send("POST", "/", "password=open+sesame", host);
    assertThat(root.status()).isEqualTo(303);
    assertThat(root.header("Location")).isEqualTo("/");
    assertThat(root.header("Set-Cookie")).contains("; Path=/;");
    var visit = visit(domain, "/", "Cookie", root.header("Set-Cookie").split(";", 2)[0]);
    assertThat(visit.status()).isEqualTo(301);
    assertThat(visit.header("Location")).isEqualTo("https://r.com/");
  }

  @Test
  @DisplayName("RED-15: after thirty wrong passwords no further one is looked at, right or wrong")
  void guessing() {
    protectedLink("");
    var path = "/" + workspace.slug();
    var cookie = api.post(path, "password=open+sesame").header("Set-Cookie").split(";", 2)[0];
    for (var i = 0; i < 40; i++) {
      assertThat(api.post(path, "password=open+sesame").status()).as("right ones").isEqualTo(303);
    }
    for (var i = 0; i < 30; i++) {
      assertThat(api.post(path, "password=guess" + i).status()).isEqualTo(200);
    }
    var tooMany = api.post(path, "password=open+sesame");
    assertThat(tooMany.status()).isEqualTo(429);
    assertThat(tooMany.header("Retry-After")).isEqualTo("600");
    assertThat(api.send("GET", path, null, Map.of("Cookie", cookie)).status())
        .as("who knew it before is let in")
        .isEqualTo(302);
    assertThat(api.visit(path + "?pw=open+sesame", IP).status())
        .as("who was sent an address with it is let in")
        .isEqualTo(302);
  }

  @Test
  @DisplayName("RED-15: guessing by address is counted by visitor")
  void guessingByAddress() {
    protectedLink("");
    var path = "/" + workspace.slug();
    for (var i = 0; i < 30; i++) {
      assertThat(api.visit(path + "?pw=guess" + i, IP).status()).isEqualTo(200);
    }
    assertThat(api.visit(path + "?pw=open+sesame", IP).status()).isEqualTo(429);
    assertThat(api.visit(path + "?%70w=open+sesame", IP).status()).isEqualTo(429);
    assertThat(api.visit(path + "?pw=open+sesame", "203.0.113.8").status()).isEqualTo(302);
  }

  @Test
  @DisplayName("RED-15: nothing else is posted to a short link; keys named password are ordinary")
  void otherPosts() {
    link("{\"url\":\"https://x.com/\",\"key\":\"%s\"}");
    assertThat(api.post("/" + workspace.slug(), "password=x").status()).isEqualTo(405);
    assertThat(api.post("/robots.txt", "password=x").status()).isEqualTo(405);
    link("{\"url\":\"https://x.com/\",\"key\":\"password/%s\"}");
    assertThat(api.visit("/password/" + workspace.slug(), IP).status()).isEqualTo(302);
  }
}
