package io.waymark.app.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.waymark.app.config.Config;
import io.waymark.app.config.ConfigLoader;
import io.waymark.app.config.ConfigResult;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TlsCheckTest {
  @TempDir private Path folder;
  private String certificate = "";
  private String key = "";

  @BeforeEach
  void files() throws Exception {
    certificate = Files.writeString(folder.resolve("a.pem"), "certificate").toString();
    key = Files.writeString(folder.resolve("b.pem"), "key").toString();
  }

  private static Config config(Map<String, String> flags) {
    return ((ConfigResult.Loaded) ConfigLoader.load(flags, Map.of(), null)).config();
  }

  @Test
  void nobodyHasToHaveTls() {
    assertThat(TlsCheck.problem(config(Map.of()))).isEmpty();
  }

  @Test
  void certificateAndKeyBelongTogether() {
    for (var only : new String[] {"tls.certificate", "tls.key"}) {
      assertThat(TlsCheck.problem(config(Map.of(only, certificate))))
          .contains("tls.certificate and tls.key belong together: only one of them is set");
    }
  }

  @Test
  void filesThatCannotBeReadAreNamed() {
    var missing = folder.resolve("none.pem").toString();
    assertThat(TlsCheck.problem(config(Map.of("tls.certificate", certificate, "tls.key", missing))))
        .contains("tls.key: " + missing + " is no file that can be read");
    assertThat(TlsCheck.problem(config(Map.of("tls.certificate", missing, "tls.key", key))))
        .contains("tls.certificate: " + missing + " is no file that can be read");
  }

  @Test
  void thePortHasToBeFreeAndItsOwn() throws Exception {
    try (var taken = new ServerSocket(0)) {
      var port = String.valueOf(taken.getLocalPort());
      var flags = Map.of("tls.certificate", certificate, "tls.key", key, "tls.port", port);
      assertThat(TlsCheck.problem(config(flags)).orElse(""))
          .startsWith("port " + port + " is in use");
    }
    var flags = Map.of("tls.certificate", certificate, "tls.key", key, "tls.port", "8080");
    assertThat(TlsCheck.problem(config(flags)))
        .contains("HTTP and HTTPS cannot share port 8080: choose another tls.port");
  }
}
