package io.waymark.app.config;

import java.util.Set;
import java.util.regex.Pattern;

/** Variables that begin like Waymark's configuration without being part of it. */
final class OtherVariables {

  /** The variable that names the configuration file. */
  static final String FILE = "WAYMARK_CONFIG";

  private static final Set<String> LAUNCHER =
      Set.of(FILE, "WAYMARK_HOME", "WAYMARK_JAVA_OPTS", "WAYMARK_JVM_FOLDERS", "WAYMARK_SHARED");

  /** What commands for the API read: never configuration of a server. */
  private static final Set<String> COMMANDS =
      Set.of("WAYMARK_SERVER", "WAYMARK_API_KEY", "WAYMARK_WORKSPACE");

  /** What Kubernetes tells every container about a service that is called "waymark". */
  private static final Pattern KUBERNETES =
      Pattern.compile(
          "WAYMARK_SERVICE_(HOST|PORT(_\\w+)?)=.*"
              + "|WAYMARK_PORT_\\d+_(TCP|UDP|SCTP)(_(PROTO|PORT|ADDR))?=.*"
              + "|WAYMARK_PORT=(tcp|udp|sctp)://.*",
          Pattern.DOTALL);

  private OtherVariables() {}

  static boolean includes(String name, String value) {
    return LAUNCHER.contains(name)
        || COMMANDS.contains(name)
        || KUBERNETES.matcher(name + "=" + value).matches();
  }
}
