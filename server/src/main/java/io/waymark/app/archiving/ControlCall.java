package io.waymark.app.archiving;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.SocketException;
import java.net.StandardProtocolFamily;
import java.nio.channels.Channels;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** A command's line to the server that has a data folder. */
public final class ControlCall implements AutoCloseable {
  private final SocketChannel channel;

  private ControlCall(SocketChannel channel) {
    this.channel = channel;
  }

  /**
   * Reaches the server; empty if none listens there.
   *
   * @throws IOException if this user may not reach it
   */
  public static Optional<ControlCall> to(Path data) throws IOException {
    var socket = ControlAddress.socket(data);
    if (!Files.exists(socket)) {
      return Optional.empty();
    }
    var channel = SocketChannel.open(StandardProtocolFamily.UNIX);
    try (var way = ControlAddress.to(socket)) {
      channel.connect(way.address());
      return Optional.of(new ControlCall(channel));
    } catch (SocketException nobody) {
      channel.close();
      if (!Files.isWritable(socket)) {
        throw new IOException("this user may not use " + socket, nobody);
      }
      return Optional.empty();
    }
  }

  /**
   * Has an order carried out, however long it takes.
   *
   * @return the exit code
   * @throws IOException if the server ends before the order does
   */
  public int carryOut(ArchiveOrder order, Teller teller) throws IOException {
    var out = Channels.newOutputStream(channel);
    out.write(
        (ControlMessage.JSON.writerFor(ArchiveOrder.class).writeValueAsString(order) + "\n")
            .getBytes(UTF_8));
    var in = new BufferedReader(Channels.newReader(channel, UTF_8));
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var message = ControlMessage.JSON.readValue(line, ControlMessage.class);
      if (message.out() != null) {
        teller.say(message.out());
      }
      if (message.err() != null) {
        teller.complain(message.err());
      }
      if (message.exit() != null) {
        return message.exit();
      }
    }
    throw new IOException("the server ended before it was done; see its log");
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
