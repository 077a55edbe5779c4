package io.waymark.app.remote;

import io.waymark.app.config.ConfigLoader;
import io.waymark.app.config.ConfigResult;
import io.waymark.app.start.PublicAddresses;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Finds out which server is meant, and with which key: options win over the environment. A login
 * counts where neither server nor key is named; without one it is the server of this machine's
 * configuration.
 */
record TargetFinder(Map<String, String> environment, Logins logins) {
  private static final int LONGEST_KEY = 1_000;

  Target find(Line line) throws WrongUse, IOException {
    var named = Optional.ofNullable(key(line)).or(() -> variable("WAYMARK_API_KEY"));
    var key = named.isPresent() ? checked(named.get()) : null;
    var server = server(line);
    var login =
        server.isPresent()
            ? logins.at(server.get().toString())
            // a key that was not made for the server of the login must not get there
            : local(line) || key != null ? Optional.<Logins.Login>empty() : logins.current();
    var api =
        server.isPresent()
            ? server.get()
            : login.isPresent() ? URI.create(login.get().server()) : ownServer(line);
    if (login.isEmpty()) {
      login = logins.at(api.toString());
    }
    var workspace =
        Optional.ofNullable(line.value(OwnOption.WORKSPACE))
            .or(() -> variable("WAYMARK_WORKSPACE"));
    return new Target(
        api,
        key != null ? key : login.map(Logins.Login::key).orElse(null),
        workspace.isPresent()
            ? workspace.get()
            // a workspace belongs to the key that it was given with
            : key != null ? null : login.map(Logins.Login::workspace).orElse(null));
  }

  private Optional<URI> server(Line line) throws WrongUse {
    var option = line.value(OwnOption.SERVER);
    var written =
        option != null
            ? Optional.of(option)
            : local(line) ? Optional.<String>empty() : variable("WAYMARK_SERVER");
    return written.isPresent() ? Optional.of(Target.address(written.get())) : Optional.empty();
  }

  /** Whether the line itself says that the server is this machine's. */
  private static boolean local(Line line) {
    return line.has(OwnOption.PORT) || line.has(OwnOption.CONFIG);
  }

  private URI ownServer(Line line) throws WrongUse {
    var flags = new HashMap<String, String>();
    var port = line.value(OwnOption.PORT);
    if (port != null) {
      flags.put("http.port", port);
    }
    var file = line.value(OwnOption.CONFIG);
    var path = file == null ? null : Handed.path("config", file);
    return switch (ConfigLoader.load(flags, environment, path)) {
      case ConfigResult.Loaded loaded -> PublicAddresses.of(loaded.config()).api();
      case ConfigResult.Rejected rejected ->
          throw new WrongUse(String.join("\n", rejected.problems()));
    };
  }

  private static @Nullable String key(Line line) throws WrongUse, IOException {
    var file = line.value(OwnOption.API_KEY_FILE);
    var written = line.value(OwnOption.API_KEY);
    if (file != null && written != null) {
      throw new WrongUse("give --api-key-file or --api-key, not both");
    }
    return file == null
        ? written
        : new String(Handed.file("api-key-file", file), StandardCharsets.UTF_8);
  }

  /** Without the end of its line. What does not do is not repeated. */
  static String checked(String written) throws WrongUse {
    var key = written.strip();
    if (key.isEmpty()
        || key.length() > LONGEST_KEY
        || key.chars().anyMatch(each -> each <= ' ' || each > '~')) {
      throw new WrongUse("that is no API key: it is empty, too long, or has other characters");
    }
    return key;
  }

  private Optional<String> variable(String name) {
    return Optional.ofNullable(environment.get(name))
        .map(String::strip)
        .filter(it -> !it.isEmpty());
  }
}
