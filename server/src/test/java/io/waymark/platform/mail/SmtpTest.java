package io.waymark.platform.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.platform.mail.MailSettings.Login;
import io.waymark.platform.mail.MailSettings.Security;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.auth.EasyAuthenticationHandlerFactory;
import org.subethamail.smtp.auth.LoginFailedException;

/** Mails as a real mail server gets them. */
class SmtpTest {
  private static final Sender FROM = Sender.parse("Acme Links <links@acme.example>");
  private static final SSLSocketFactory SYSTEM = (SSLSocketFactory) SSLSocketFactory.getDefault();
  private static final String PASSWORD = "password";

  private static Mail mail(String to, String subject, String... paragraphs) {
    return new Mail(
        to, subject, List.of(paragraphs), "More", URI.create("https://app.example/x?a=1&b=2"));
  }

  private static QueuedMail queued(Mail mail) {
    return new QueuedMail("mail_1", mail, 0, Instant.parse("2026-11-21T10:00:00Z"), "l");
  }

  private static Smtp smtp(
      int port, Security security, @Nullable Login login, SSLSocketFactory tls) {
    var settings =
        new MailSettings("localhost", port, security, login, FROM, Duration.ofSeconds(5));
    return new Smtp(settings, tls);
  }

  private static Smtp plain(LocalMail server) {
    return smtp(server.port(), Security.NONE, null, SYSTEM);
  }

  @Test
  @DisplayName("one recipient, text and HTML, headers in every alphabet, the HTML escaped")
  void arrives() {
    try (var server = new LocalMail(0)) {
      var mail = mail("ann@example.com", "Grüße an <Ann>", "Hello & <b>welcome</b>", "“Bye”\nAnn");
      assertThat(plain(server).hand(queued(mail))).isEqualTo(new Transmission.Taken());
      var came = server.received().getFirst();
      assertThat(came.from()).isEqualTo("links@acme.example");
      assertThat(came.to()).isEqualTo("ann@example.com");
      assertThat(came.subject()).isEqualTo("Grüße an <Ann>");
      assertThat(came.header("From")).isEqualTo("Acme Links <links@acme.example>");
      assertThat(came.header("To")).isEqualTo("ann@example.com");
      assertThat(came.text())
          .isEqualTo(
              "Hello & <b>welcome</b>\n\n“Bye”\nAnn\n\nMore: https://app.example/x?a=1&b=2\n");
      assertThat(came.html())
          .contains("<p>Hello &amp; &lt;b&gt;welcome&lt;/b&gt;</p>", "<p>“Bye”<br>\nAnn</p>")
          .contains("<a href=\"https://app.example/x?a=1&amp;b=2\">More</a>");
    }
  }

  @Test
  @DisplayName("a mail that is sent again has the same Message-ID and date")
  void again() {
    try (var server = new LocalMail(0)) {
      var mail = queued(mail("ann@example.com", "s", "t"));
      plain(server).hand(mail);
      plain(server).hand(mail);
      assertThat(server.received())
          .hasSize(2)
          .allSatisfy(
              came -> {
                assertThat(came.header("Message-ID")).isEqualTo("<mail_1@acme.example>");
                assertThat(came.header("Date")).startsWith("Sat, 21 Nov 2026 ");
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@example.com\r\nBcc: b@example.com",
        "a@example.com, b@example.com",
        "a@example.com b@example.com",
        "all:a@example.com,b@example.com;",
        "nobody",
        ""
      })
  @DisplayName("what is not one address is no recipient")
  void oneRecipient(String to) {
    try (var server = new LocalMail(0)) {
      assertThat(plain(server).hand(queued(mail(to, "s", "t"))))
          .isInstanceOf(Transmission.Refused.class);
      assertThat(server.received()).isEmpty();
    }
  }

  @Test
  @DisplayName("a subject cannot add headers, recipients or text")
  void subjectIsOneLine() {
    try (var server = new LocalMail(0)) {
      var mail = mail("a@example.com", "x\r\nBcc: b@example.com\r\n\r\ntext", ".\r\nRSET\r\n.");
      assertThat(plain(server).hand(queued(mail))).isEqualTo(new Transmission.Taken());
      assertThat(server.received()).hasSize(1);
      var came = server.received().getFirst();
      assertThat(came.header("Subject")).isEqualTo("x Bcc: b@example.com text");
      assertThat(came.text()).startsWith(".\nRSET\n.\n");
      assertThat(new String(came.bytes(), StandardCharsets.UTF_8)).doesNotContain("\nBcc:");
    }
  }

  @Test
  @DisplayName("a no for ever is told from a no for now, and both from nobody at all")
  void refusals() {
    var mail = queued(mail("a@example.com", "s", "t"));
    Smtp smtp;
    try (var server = new LocalMail(0)) {
      smtp = plain(server);
      server.saying(
          _ -> {
            throw new RejectException(550, "no such mailbox");
          });
      assertThat(smtp.hand(mail))
          .isInstanceOfSatisfying(
              Transmission.Refused.class,
              refused -> assertThat(refused.reason()).contains("no such mailbox"));
      server.saying(
          _ -> {
            throw new RejectException(451, "try later");
          });
      assertThat(smtp.hand(mail))
          .isInstanceOfSatisfying(
              Transmission.Postponed.class,
              postponed -> assertThat(postponed.reason()).contains("try later"));
      server.saying(
          _ -> {
            throw new RejectException(530, "log in first");
          });
      assertThat(smtp.hand(mail))
          .as("the operator can do something about it")
          .isInstanceOf(Transmission.Postponed.class);
    }
    assertThat(smtp.hand(mail)).isInstanceOf(Transmission.Postponed.class);
  }

  @Test
  @DisplayName("STARTTLS and TLS with a user name; strangers' certificates are not trusted")
  void encrypted(@TempDir Path folder) throws Exception {
    var context = context(folder.resolve("store.p12"));
    var users =
        new EasyAuthenticationHandlerFactory(
            (user, password, _) -> {
              if (!user.equals("acme") || !password.equals("secret")) {
                throw new LoginFailedException("no");
              }
            });
    var mail = queued(mail("a@example.com", "s", "t"));
    var ours = context.getSocketFactory();
    var login = new Login("acme", "secret");
    try (var server =
        new LocalMail(
            0,
            b ->
                b.enableTLS()
                    .requireTLS()
                    .startTlsSocketFactory(context)
                    .authenticationHandlerFactory(users)
                    .requireAuth())) {
      var port = server.port();
      assertThat(smtp(port, Security.STARTTLS, login, ours).hand(mail))
          .isEqualTo(new Transmission.Taken());
      assertThat(smtp(port, Security.STARTTLS, new Login("acme", "wrong"), ours).hand(mail))
          .isEqualTo(
              new Transmission.Postponed(
                  "the mail server does not accept the user name and password"));
      assertThat(smtp(port, Security.STARTTLS, login, SYSTEM).hand(mail))
          .as("a certificate nobody vouches for")
          .isInstanceOf(Transmission.Postponed.class);
      assertThat(smtp(port, Security.NONE, null, ours).hand(mail))
          .isInstanceOf(Transmission.Postponed.class);
      assertThat(server.received()).hasSize(1);
    }
    try (var server =
        new LocalMail(0, b -> b.serverSocketFactory(context).authenticationHandlerFactory(users))) {
      assertThat(smtp(server.port(), Security.TLS, login, ours).hand(mail))
          .isEqualTo(new Transmission.Taken());
      assertThat(server.received()).hasSize(1);
    }
  }

  @Test
  @DisplayName("STARTTLS is required: to a server that offers none, nothing is said")
  void noDowngrade() {
    try (var server = new LocalMail(0)) {
      var smtp = smtp(server.port(), Security.STARTTLS, new Login("acme", "secret"), SYSTEM);
      assertThat(smtp.hand(queued(mail("a@example.com", "s", "t"))))
          .isInstanceOf(Transmission.Postponed.class);
      assertThat(server.received()).isEmpty();
    }
  }

  /** One that has a certificate for localhost, and trusts no other. */
  private static SSLContext context(Path file) throws Exception {
    var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
    var command =
        "-genkeypair -alias own -keyalg EC -dname CN=localhost -ext san=dns:localhost"
            + " -storetype PKCS12 -storepass "
            + PASSWORD
            + " -keystore "
            + file;
    var line = new java.util.ArrayList<>(List.of(keytool));
    line.addAll(List.of(command.split(" ")));
    assertThat(new ProcessBuilder(line).inheritIO().start().waitFor()).isZero();
    var store = KeyStore.getInstance("PKCS12");
    try (var bytes = Files.newInputStream(file)) {
      store.load(bytes, PASSWORD.toCharArray());
    }
    var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    keys.init(store, PASSWORD.toCharArray());
    var anchors = KeyStore.getInstance("PKCS12");
    anchors.load(null, null);
    anchors.setCertificateEntry("own", store.getCertificate("own"));
    var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    trust.init(anchors);
    var context = SSLContext.getInstance("TLS");
    context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
    return context;
  }
}
