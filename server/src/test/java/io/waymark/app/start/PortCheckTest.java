package io.waymark.app.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PortCheckTest {

  @Test
  void aFreePortHasNoProblem() throws Exception {
    int port;
    try (var socket = new ServerSocket(0)) {
      port = socket.getLocalPort();
    }

    assertThat(PortCheck.problem("0.0.0.0", port)).isEmpty();
  }

  @Test
  void theHolderOfAPortIsNamedWhereTheSystemTells() throws Exception {
    assumeThat(Files.isReadable(Path.of("/proc/net/tcp"))).isTrue();
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      assertThat(PortCheck.problem("0.0.0.0", socket.getLocalPort()))
          .hasValueSatisfying(
              problem ->
                  assertThat(problem)
                      .startsWith(
                          "port %d is in use by process %d ("
                              .formatted(socket.getLocalPort(), ProcessHandle.current().pid())));
    }
  }

  @Test
  void anAddressOfAnotherMachineIsExplained() {
    assertThat(PortCheck.problem("192.0.2.1", 8080))
        .hasValueSatisfying(
            problem -> assertThat(problem).contains("192.0.2.1").contains("--host"));
  }
}
