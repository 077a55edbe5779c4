package io.waymark.app.archiving;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.StandardProtocolFamily;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Where a server takes orders from commands on the same machine: a socket in its data folder that
 * only its owner can reach, in a folder that only its owner can enter. There is no other way to it.
 */
public final class ControlSocket implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ControlSocket.class);
  private static final int LONGEST_ORDER = 64 * 1024;
  private static final int MOST_CALLS = 8;

  private final Path socket;
  private final ServerSocketChannel channel;
  private final Clerk clerk;
  private final Semaphore calls = new Semaphore(MOST_CALLS);

  private ControlSocket(Path socket, ServerSocketChannel channel, Clerk clerk) {
    this.socket = socket;
    this.channel = channel;
    this.clerk = clerk;
  }

  /**
   * Begins to take orders. A socket that is there already is one that a server left that was
   * killed: the caller has the data folder.
   */
  public static ControlSocket open(Path data, Clerk clerk) throws IOException {
    var socket = ControlAddress.socket(data);
    var folder = Files.createDirectories(socket.resolveSibling(""));
    if (Files.isSymbolicLink(folder) || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new IOException(folder + " is no folder");
    }
    allow(folder, "rwx------");
    Files.deleteIfExists(socket);
    var channel = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
    try (var way = ControlAddress.to(socket)) {
      channel.bind(way.address());
      allow(socket, "rw-------");
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
    var control = new ControlSocket(socket, channel, clerk);
    Thread.ofPlatform().daemon().name("control").start(control::listen);
    return control;
  }

  private static void allow(Path path, String permissions) throws IOException {
    if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
    }
  }

  private void listen() {
    while (channel.isOpen()) {
      try {
        var caller = channel.accept();
        if (calls.tryAcquire()) {
          // Platform threads: the event store's library holds on to whoever calls it.
          Thread.ofPlatform().daemon().name("order-", 0).start(() -> answer(caller));
        } else {
          caller.close();
        }
      } catch (AsynchronousCloseException closed) {
        return;
      } catch (IOException e) {
        LOG.warnf(e, "no order can be taken at %s", socket);
        return;
      }
    }
  }

  private void answer(SocketChannel caller) {
    try (caller) {
      var line = line(Channels.newInputStream(caller));
      var answers = new Answers(Channels.newOutputStream(caller));
      answers.send(ControlMessage.ended(answered(line, answers)));
    } catch (IOException e) {
      LOG.debugf(e, "a command went away");
    } finally {
      calls.release();
    }
  }

  private int answered(String line, Teller teller) {
    try {
      var order = ControlMessage.JSON.readValue(line, ArchiveOrder.class);
      return clerk.carryOut(order, teller);
    } catch (JsonProcessingException e) {
      teller.complain("the server does not know this order: is it of another version?");
      return Clerk.FAILED;
    } catch (RuntimeException e) {
      LOG.errorf(e, "an order failed: %s", line);
      teller.complain("it failed, as the server's log says: " + e.getMessage());
      return Clerk.FAILED;
    }
  }

  private static String line(InputStream in) throws IOException {
    var bytes = new ByteArrayOutputStream();
    for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      if (bytes.size() == LONGEST_ORDER) {
        throw new IOException("an order is longer than any");
      }
      bytes.write(next);
    }
    return bytes.toString(UTF_8);
  }

  /** Sends lines; whoever went away hears no more, and what was ordered is done all the same. */
  private record Answers(OutputStream out) implements Teller {
    @Override
    public void say(String line) {
      send(ControlMessage.said(line));
    }

    @Override
    public void complain(String line) {
      send(ControlMessage.complained(line));
    }

    void send(ControlMessage message) {
      try {
        out.write((ControlMessage.JSON.writeValueAsString(message) + "\n").getBytes(UTF_8));
      } catch (IOException gone) {
        LOG.debugf(gone, "nobody hears: %s", message);
      }
    }
  }

  /** Takes no more orders. */
  @Override
  public void close() {
    try {
      channel.close();
      Files.deleteIfExists(socket);
    } catch (IOException e) {
      LOG.debugf(e, "%s could not be removed", socket);
    }
  }
}
