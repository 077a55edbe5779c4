package io.waymark.identity;

import static java.util.stream.Collectors.toUnmodifiableMap;

import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a caller may do in a workspace (api-contract b.4, G13). */
public enum Permission {
  LINKS_READ("links.read"),
  LINKS_WRITE("links.write"),
  TAGS_READ("tags.read"),
  TAGS_WRITE("tags.write"),
  FOLDERS_READ("folders.read"),
  FOLDERS_WRITE("folders.write"),
  DOMAINS_READ("domains.read"),
  DOMAINS_WRITE("domains.write"),
  GROUPS_READ("groups.read"),
  GROUPS_WRITE("groups.write"),
  WORKSPACES_READ("workspaces.read"),
  WORKSPACES_WRITE("workspaces.write"),
  WEBHOOKS_READ("webhooks.read"),
  WEBHOOKS_WRITE("webhooks.write"),
  TOKENS_READ("tokens.read"),
  TOKENS_WRITE("tokens.write"),
  OAUTH_APPS_READ("oauth_apps.read"),
  OAUTH_APPS_WRITE("oauth_apps.write"),
  INTEGRATIONS_READ("integrations.read"),
  INTEGRATIONS_WRITE("integrations.write"),
  ANALYTICS_READ("analytics.read");

  private static final Map<String, Permission> BY_LABEL =
      Arrays.stream(values()).collect(toUnmodifiableMap(Permission::label, p -> p));

  private final String label;

  Permission(String label) {
    this.label = label;
  }

  /** The published name, such as {@code links.read}. */
  public String label() {
    return label;
  }

  /** Whether it only lets its holder look. */
  public boolean readOnly() {
    return label.endsWith(".read");
  }

  /** The permission of that name, or null. */
  public static @Nullable Permission of(String label) {
    return BY_LABEL.get(label);
  }
}
