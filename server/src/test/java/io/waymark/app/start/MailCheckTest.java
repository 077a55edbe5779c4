package io.waymark.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.app.config.ConfigLoader;
import io.waymark.app.config.ConfigResult;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class MailCheckTest {
  private static final String HOST = "mail.host";
  private static final String FROM = "mail.from";
  private static final String USER = "mail.username";
  private static final String PASSWORD = "mail.password";

  private static Optional<String> problem(Map<String, String> flags) {
    return MailCheck.problem(
        ((ConfigResult.Loaded) ConfigLoader.load(flags, Map.of(), null)).config());
  }

  @Test
  void mailIsOffUnlessThereIsAHost() {
    assertThat(problem(Map.of())).isEmpty();
    assertThat(problem(Map.of(FROM, "a@b.co")))
        .contains("mail.host is not set, although other settings of mail are");
  }

  @Test
  void mailsAreFromSomebody() {
    assertThat(problem(Map.of(HOST, "smtp.b.co")))
        .contains("mail.from is not set: mails have to be from somebody");
    assertThat(problem(Map.of(HOST, "smtp.b.co", FROM, "B <a@b.co>"))).isEmpty();
  }

  @Test
  void userNameAndPasswordBelongTogether() {
    for (var only : new String[] {USER, PASSWORD}) {
      assertThat(problem(Map.of(HOST, "smtp.b.co", FROM, "a@b.co", only, "x")))
          .contains("mail.username and mail.password belong together: only one of them is set");
    }
    assertThat(problem(Map.of(HOST, "smtp.b.co", FROM, "a@b.co", USER, "x", PASSWORD, "y")))
        .isEmpty();
  }

  @Test
  void passwordsAreNotSentInTheClear() {
    assertThat(
            problem(
                Map.of(
                    HOST,
                    "smtp.b.co",
                    FROM,
                    "a@b.co",
                    USER,
                    "x",
                    PASSWORD,
                    "y",
                    "mail.security",
                    "none")))
        .contains("mail.password would be sent in the clear: set mail.security to starttls or tls");
  }

  @Test
  void aSenderThatIsNoneIsRefused() {
    for (var from : new String[] {"a", "a@b.co, c@d.co", "\"A\" <a@b.co>", "<>"}) {
      assertThat(ConfigLoader.load(Map.of(HOST, "smtp.b.co", FROM, from), Map.of(), null))
          .isInstanceOfSatisfying(
              ConfigResult.Rejected.class,
              rejected ->
                  assertThat(rejected.problems())
                      .singleElement()
                      .asString()
                      .contains("mail.from", "links@example.com"));
    }
  }
}
