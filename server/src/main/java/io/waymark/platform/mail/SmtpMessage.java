package io.waymark.platform.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.UnsupportedEncodingException;
import java.util.Date;

/** A mail as it goes over the wire: the same in every attempt, {@code Message-ID} and date too. */
final class SmtpMessage extends MimeMessage {
  private final String messageId;

  private SmtpMessage(Session session, String messageId) {
    super(session);
    this.messageId = messageId;
  }

  /**
   * @throws MessagingException if the recipient's address is none
   */
  static SmtpMessage of(Session session, Sender from, QueuedMail queued) throws MessagingException {
    var mail = queued.mail();
    var message = new SmtpMessage(session, "<%s@%s>".formatted(queued.id(), from.domain()));
    message.setFrom(address(from));
    message.setRecipient(Message.RecipientType.TO, recipient(mail.to()));
    message.setSubject(mail.subject(), UTF_8.name());
    message.setSentDate(Date.from(queued.createdAt()));
    // Nobody's holiday notice is of interest.
    message.setHeader("Auto-Submitted", "auto-generated");
    var plain = new MimeBodyPart();
    plain.setText(MailText.plain(mail), UTF_8.name());
    var html = new MimeBodyPart();
    html.setText(MailText.html(mail), UTF_8.name(), "html");
    message.setContent(new MimeMultipart("alternative", plain, html));
    message.saveChanges();
    return message;
  }

  /** One address and nothing else: no list, no group, no name, no line break. */
  private static InternetAddress recipient(String to) throws AddressException {
    var address = new InternetAddress(to, true);
    if (address.isGroup() || !to.equals(address.getAddress())) {
      throw new AddressException("not one address");
    }
    return address;
  }

  private static InternetAddress address(Sender from) throws MessagingException {
    try {
      return from.name().isEmpty()
          ? new InternetAddress(from.address(), true)
          : new InternetAddress(from.address(), from.name(), UTF_8.name());
    } catch (UnsupportedEncodingException e) {
      throw new IllegalStateException("every Java knows UTF-8", e);
    }
  }

  @Override
  protected void updateMessageID() throws MessagingException {
    setHeader("Message-ID", messageId);
  }
}
