package io.waymark.platform.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class PostgresConnectionTest {
  private static final int CLEARTEXT_PASSWORD = 3;

  @Test
  void whoeverTakesThePortLearnsNoPassword() throws Exception {
    try (var impostor = new ServerSocket(0, 1, InetAddress.ofLiteral("127.0.0.1"))) {
      var learnt = CompletableFuture.supplyAsync(() -> askForPassword(impostor));
      var connection =
          new PostgresConnection(impostor.getLocalPort(), "database", "role", "secret");
      assertThatThrownBy(() -> TestPostgres.connect(connection)).isInstanceOf(SQLException.class);
      assertThat(learnt.join()).isEmpty();
    }
  }

  /** Gives what the client answers. */
  private static byte[] askForPassword(ServerSocket impostor) {
    try (var client = impostor.accept();
        var input = new DataInputStream(client.getInputStream())) {
      input.skipNBytes(input.readInt() - (long) Integer.BYTES);
      var question = ByteBuffer.allocate(9).put((byte) 'R').putInt(8).putInt(CLEARTEXT_PASSWORD);
      client.getOutputStream().write(question.array());
      return input.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void itsTextLeavesThePasswordOut() {
    var connection = new PostgresConnection(5432, "database", "role", "secret");
    assertThat(connection.to("other")).hasToString("role@127.0.0.1:5432/other");
    assertThat(connection.jdbcUrl()).doesNotContain("secret");
  }
}
