package io.waymark.app.config;

import io.smallrye.config.WithDefault;
import java.util.Optional;

/** What nobody may link to, and keys that nobody gets (LNK-18). */
public interface BlockedConfig {
  @Meaning("Hosts that no link may lead to, nor to names below them, separated by commas.")
  @WithDefault("none")
  Words hosts();

  @Meaning("Texts that the host of a destination must not contain, separated by commas.")
  @WithDefault("none")
  Words terms();

  @Meaning("Hosts that links may lead to in spite of blocked.hosts and blocked.terms.")
  @WithDefault("none")
  Words except();

  @Meaning(
      "Regular expression of keys that links on the server's own domains must not have;"
          + " it is enough that a part of the key matches.")
  Optional<Regex> keys();

  @Meaning("Keys that nobody gets on the server's own domains, separated by commas.")
  @WithDefault("none")
  Words reservedKeys();
}
