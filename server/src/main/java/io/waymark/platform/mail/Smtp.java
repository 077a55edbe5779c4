package io.waymark.platform.mail;

import io.waymark.platform.mail.MailSettings.Security;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import java.net.SocketException;
import java.util.Properties;
import java.util.Set;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/**
 * A mail server that is spoken to by SMTP, over a connection of its own for each mail. The
 * certificate of an encrypted one has to be valid and of the host's name. Unlike everything else
 * the server calls this is chosen by the operator, so it may be in a closed network.
 */
final class Smtp implements Transport {
  private static final Logger LOG = Logger.getLogger(Smtp.class);

  /** Answers that are about us and not about the mail: a matter for the operator (RFC 4954). */
  private static final Set<Integer> ABOUT_US = Set.of(530, 534, 535, 538);

  private final MailSettings settings;
  private final Session session;

  /**
   * @param tls makes encrypted connections
   */
  Smtp(MailSettings settings, SSLSocketFactory tls) {
    this.settings = settings;
    this.session = Session.getInstance(properties(settings, tls));
  }

  private static Properties properties(MailSettings settings, SSLSocketFactory tls) {
    var timeout = String.valueOf(settings.timeout().toMillis());
    var starttls = settings.security() == Security.STARTTLS;
    var properties = new Properties();
    properties.put("mail.smtp.connectiontimeout", timeout);
    properties.put("mail.smtp.timeout", timeout);
    // A mail that was taken is taken, whatever becomes of the farewell.
    properties.put("mail.smtp.quitwait", "false");
    properties.put("mail.smtp.ssl.enable", String.valueOf(settings.security() == Security.TLS));
    properties.put("mail.smtp.starttls.enable", String.valueOf(starttls));
    properties.put("mail.smtp.starttls.required", String.valueOf(starttls));
    properties.put("mail.smtp.ssl.socketFactory", tls);
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.ssl.protocols", "TLSv1.2 TLSv1.3");
    properties.put("mail.smtp.auth", String.valueOf(settings.login() != null));
    properties.put("mail.smtp.localhost", settings.from().domain());
    properties.put("mail.smtp.from", settings.from().address());
    return properties;
  }

  @Override
  public Transmission hand(QueuedMail mail) {
    try {
      var message = SmtpMessage.of(session, settings.from(), mail);
      var connection = session.getTransport("smtp");
      try {
        hand(message, connection);
      } finally {
        close(connection);
      }
      return new Transmission.Taken();
    } catch (AddressException e) {
      return new Transmission.Refused("its recipient has no valid address");
    } catch (MessagingException e) {
      return failed(e);
    }
  }

  private void hand(SmtpMessage message, jakarta.mail.Transport connection)
      throws MessagingException {
    var login = settings.login();
    connection.connect(
        settings.host(),
        settings.port(),
        login == null ? null : login.username(),
        login == null ? null : login.password());
    connection.sendMessage(message, message.getAllRecipients());
  }

  private static void close(jakarta.mail.Transport connection) {
    try {
      connection.close();
    } catch (MessagingException e) {
      LOG.debugf(e, "the farewell to the mail server failed");
    }
  }

  private static Transmission failed(MessagingException failure) {
    var reason = reason(failure);
    return refusal(failure) ? new Transmission.Refused(reason) : new Transmission.Postponed(reason);
  }

  /** Whether the mail server has said for ever no, to the recipient or the message. */
  private static boolean refusal(Exception failure) {
    for (@Nullable Exception each = failure; each != null; each = next(each)) {
      var code =
          switch (each) {
            case SMTPAddressFailedException address -> address.getReturnCode();
            case SMTPSenderFailedException _ -> 0;
            case SMTPSendFailedException send -> send.getReturnCode();
            default -> 0;
          };
      if (code >= 500 && !ABOUT_US.contains(code)) {
        return true;
      }
    }
    return false;
  }

  private static @Nullable Exception next(Exception failure) {
    return failure instanceof MessagingException messaging ? messaging.getNextException() : null;
  }

  private static String reason(MessagingException failure) {
    if (failure instanceof AuthenticationFailedException) {
      return "the mail server does not accept the user name and password";
    }
    Exception last = failure;
    var deeper = next(failure);
    while (deeper != null && !(deeper instanceof SocketException)) {
      last = deeper;
      deeper = next(deeper);
    }
    return String.valueOf(last.getMessage()).strip().replaceAll("\\s+", " ");
  }
}
