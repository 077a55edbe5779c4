package io.waymark.platform.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.util.List;
import java.util.Properties;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.SMTPServer;

/** A mail server on this machine that keeps what it is given. */
public final class LocalMail implements AutoCloseable {
  private final List<Received> received = new CopyOnWriteArrayList<>();
  private final SMTPServer server;
  private volatile Verdict verdict = _ -> {};

  /** A mail as it came over the wire. */
  public record Received(String from, String to, byte[] bytes) {
    MimeMessage message() {
      try {
        var session = Session.getInstance(new Properties());
        return new MimeMessage(session, new ByteArrayInputStream(bytes));
      } catch (MessagingException e) {
        throw new AssertionError(e);
      }
    }

    /** The only header of a name, as it was sent. */
    public String header(String name) {
      try {
        var all = message().getHeader(name);
        if (all == null || all.length != 1) {
          throw new AssertionError("not exactly one " + name);
        }
        return all[0];
      } catch (MessagingException e) {
        throw new AssertionError(e);
      }
    }

    public String subject() {
      try {
        return message().getSubject();
      } catch (MessagingException e) {
        throw new AssertionError(e);
      }
    }

    /** The part for those who read text. */
    public String text() {
      return part(0);
    }

    public String html() {
      return part(1);
    }

    private String part(int index) {
      try {
        var parts = (Multipart) message().getContent();
        return ((String) parts.getBodyPart(index).getContent()).replace("\r\n", "\n");
      } catch (MessagingException | IOException e) {
        throw new AssertionError(e);
      }
    }
  }

  /** Says what becomes of a mail to an address, once all of it has come. */
  @FunctionalInterface
  public interface Verdict {
    void on(String to) throws RejectException;
  }

  public LocalMail(int port) {
    this(port, builder -> builder);
  }

  LocalMail(int port, UnaryOperator<SMTPServer.Builder> more) {
    var builder =
        SMTPServer.port(port)
            .bindAddress(InetAddress.getLoopbackAddress())
            .messageHandler(
                (_, from, to, bytes) -> {
                  verdict.on(to);
                  received.add(new Received(from, to, bytes));
                });
    server = more.apply(builder).build();
    server.start();
  }

  public int port() {
    return server.getPortAllocated();
  }

  /** What is said from now on; at first, yes. */
  public LocalMail saying(Verdict next) {
    verdict = next;
    return this;
  }

  /** What came and was taken, in its order. */
  public List<Received> received() {
    return received;
  }

  @Override
  public void close() {
    server.stop();
  }
}
