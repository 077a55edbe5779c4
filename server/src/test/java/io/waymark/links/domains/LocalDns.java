package io.waymark.links.domains;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A DNS server on the loopback address. Its zone is in system properties, so that a test and the
 * server under test share it though their classes have different loaders.
 */
public final class LocalDns implements AutoCloseable {
  private static final String ZONE = "test.dns.";
  private static final String FAILS = "fails";

  private final DatagramSocket socket;

  public LocalDns() throws IOException {
    socket = new DatagramSocket(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), 0));
    Thread.ofPlatform().daemon().name("local DNS").start(this::serve);
  }

  /** Where it listens, as the configuration writes it. */
  public String address() {
    return "127.0.0.1:" + socket.getLocalPort();
  }

  /** Makes the name have these records of a type, instead of those it had. */
  public static void set(String name, Dns.Type type, String... values) {
    System.setProperty(property(name, type), String.join(" ", values));
  }

  /** Makes questions about the name fail. */
  public static void fail(String name) {
    System.setProperty(ZONE + FAILS + "." + name, "");
  }

  private static String property(String name, Dns.Type type) {
    return ZONE + type + "." + name;
  }

  private static List<String> values(String name, Dns.Type type) {
    var text = System.getProperty(property(name, type), "");
    return text.isEmpty() ? List.of() : List.of(text.split(" ", -1));
  }

  private static boolean known(String name) {
    for (var type : Dns.Type.values()) {
      if (System.getProperty(property(name, type)) != null) {
        return true;
      }
    }
    return false;
  }

  private void serve() {
    var buffer = new byte[1500];
    while (!socket.isClosed()) {
      try {
        var packet = new DatagramPacket(buffer, buffer.length);
        socket.receive(packet);
        var answer = answer(ByteBuffer.wrap(buffer, 0, packet.getLength()));
        socket.send(new DatagramPacket(answer, answer.length, packet.getSocketAddress()));
      } catch (IOException e) {
        if (!socket.isClosed()) {
          throw new UncheckedIOException(e);
        }
      }
    }
  }

  private record Entry(String name, int type, byte[] data) {}

  private static byte[] answer(ByteBuffer question) throws IOException {
    var id = question.getShort();
    question.position(12);
    var name = name(question);
    var type = question.getShort();
    var entries = new ArrayList<Entry>();
    var code = 0;
    if (System.getProperty(ZONE + FAILS + "." + name) != null) {
      code = 2;
    } else if (!known(name)) {
      code = 3;
    } else {
      collect(name, type, entries);
    }
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.writeShort(id);
    out.writeShort(0x8180 | code);
    out.writeShort(1);
    out.writeShort(entries.size());
    out.writeInt(0);
    out.write(wire(name));
    out.writeShort(type);
    out.writeShort(1);
    for (var entry : entries) {
      out.write(wire(entry.name()));
      out.writeShort(entry.type());
      out.writeShort(1);
      out.writeInt(60);
      out.writeShort(entry.data().length);
      out.write(entry.data());
    }
    return bytes.toByteArray();
  }

  private static void collect(String name, int type, List<Entry> entries) throws IOException {
    for (var kind : Dns.Type.values()) {
      if (code(kind) == type) {
        for (var value : values(name, kind)) {
          entries.add(new Entry(name, type, data(kind, value)));
        }
      }
    }
    var alias = values(name, Dns.Type.CNAME);
    if (entries.isEmpty() && !alias.isEmpty()) {
      entries.add(new Entry(name, code(Dns.Type.CNAME), wire(alias.getFirst())));
      collect(alias.getFirst(), type, entries);
    }
  }

  private static int code(Dns.Type type) {
    return switch (type) {
      case A -> 1;
      case CNAME -> 5;
      case TXT -> 16;
      case AAAA -> 28;
    };
  }

  private static byte[] data(Dns.Type type, String value) throws IOException {
    return switch (type) {
      case A, AAAA -> InetAddress.ofLiteral(value).getAddress();
      case CNAME -> wire(value);
      case TXT -> {
        var text = value.getBytes(StandardCharsets.US_ASCII);
        var data = new ByteArrayOutputStream();
        data.write(text.length);
        data.write(text);
        yield data.toByteArray();
      }
    };
  }

  private static String name(ByteBuffer question) {
    var labels = new ArrayList<String>();
    for (int length = question.get(); length > 0; length = question.get()) {
      var label = new byte[length];
      question.get(label);
      labels.add(new String(label, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT));
    }
    return String.join(".", labels);
  }

  private static byte[] wire(String name) throws IOException {
    var out = new ByteArrayOutputStream();
    for (var label : name.split("\\.", -1)) {
      out.write(label.length());
      out.write(label.getBytes(StandardCharsets.US_ASCII));
    }
    out.write(0);
    return out.toByteArray();
  }

  @Override
  public void close() {
    socket.close();
  }
}
