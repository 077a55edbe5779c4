package io.waymark.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.waymark.app.OperatorCommand;
import io.waymark.identity.signin.AuthenticatorApp;
import io.waymark.platform.mail.LocalMail;
import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** People hear of what an operator did to their accounts. */
@QuarkusTest
@QuarkusTestResource(value = MailedServer.class, restrictToAnnotatedClass = true)
class OperatorMailsTest extends ApiTest {
  private static final String PASSWORD = "correct horse battery";

  private static String run(String in, String... arguments) {
    var config = ConfigProvider.getConfig();
    var ran =
        OperatorCommand.run(
            Map.of(
                "WAYMARK_DATABASE_URL",
                text(config, "quarkus.datasource.jdbc.url").replaceFirst("^jdbc:", ""),
                "WAYMARK_DATABASE_USER",
                text(config, "quarkus.datasource.username"),
                "WAYMARK_DATABASE_PASSWORD",
                text(config, "quarkus.datasource.password"),
                "WAYMARK_DATA",
                text(config, "waymark.data"),
                "WAYMARK_MAIL_HOST",
                "localhost",
                "WAYMARK_MAIL_FROM",
                "Waymark <links@acme.example>",
                "WAYMARK_MAIL_SECURITY",
                "none",
                "WAYMARK_APP_URL",
                "https://app.acme.example"),
            in,
            false,
            arguments);
    assertThat(ran.code()).as(ran.err()).isZero();
    return ran.out();
  }

  private static String text(Config config, String key) {
    return config.getValue(key, String.class);
  }

  private List<String> subjects(LocalMail mail) {
    return mail.received().stream()
        .filter(each -> each.to().equals(workspace.email()))
        .map(LocalMail.Received::subject)
        .toList();
  }

  @Test
  @DisplayName(
      "a second factor and a password that an operator takes away are told by mail and in the log")
  void tells() throws InterruptedException {
    var browser = Browser.of(api, workspace);
    var secret =
        browser
            .post("/user/second-factor", "{\"password\":\"%s\"}".formatted(workspace.password()))
            .json()
            .path("secret")
            .asText();
    try (var mail = new LocalMail(MailedServer.port())) {
      browser.post(
          "/user/second-factor/confirm",
          "{\"code\":\"%s\"}".formatted(new AuthenticatorApp(secret).code(0)));
      await("mail", () -> subjects(mail).size() == 1);

      run("", "user", "disable-totp", workspace.email());
      await("mail", () -> subjects(mail).size() == 2);
      assertThat(subjects(mail).getLast()).isEqualTo("Signing in takes no code any more");

      run("", "user", "disable-totp", workspace.email());
      run(PASSWORD + "\n", "user", "password", workspace.email());
      await("mail", () -> subjects(mail).size() == 3);
      assertThat(subjects(mail).getLast())
          .as("where no code was asked for, there was nothing to tell")
          .isEqualTo("Your password was changed");
    }
    var entries = api.get("/api/audit-logs?target=" + workspace.userId()).json();
    assertThat(entries.findValuesAsText("action"))
        .startsWith("changePassword", "removeSecondFactor", "confirmSecondFactor");
    assertThat(entries.get(0).path("userId").asText()).isEqualTo("operator");
    assertThat(entries.get(0).path("keyId").asText()).isEqualTo("operator");
    assertThat(entries.get(0).toString()).doesNotContain("correct horse");
  }
}
