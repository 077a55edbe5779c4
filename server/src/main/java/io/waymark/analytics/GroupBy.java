package io.waymark.analytics;

import java.util.Optional;
import java.util.stream.Stream;

/** What an answer has one element for (B5). */
public enum GroupBy {
  COUNT("count"),
  TIMESERIES("timeseries"),
  CONTINENTS("continents"),
  COUNTRIES("countries"),
  REGIONS("regions"),
  CITIES("cities"),
  DEVICES("devices"),
  BROWSERS("browsers"),
  OS("os"),
  TRIGGERS("triggers"),
  REFERERS("referers"),
  REFERER_URLS("referer_urls"),
  TOP_LINKS("top_links"),
  TOP_URLS("top_urls"),
  TOP_BASE_URLS("top_base_urls"),
  UTM_SOURCES("utm_sources"),
  UTM_MEDIUMS("utm_mediums"),
  UTM_CAMPAIGNS("utm_campaigns"),
  UTM_TERMS("utm_terms"),
  UTM_CONTENTS("utm_contents"),
  TOP_DOMAINS("top_domains"),
  TOP_FOLDERS("top_folders"),
  TOP_LINK_TAGS("top_link_tags"),
  TOP_PARTNERS("top_partners"),
  TOP_GROUPS("top_groups"),
  TOP_PARTNER_TAGS("top_partner_tags");

  private final String label;

  GroupBy(String label) {
    this.label = label;
  }

  /** The published name, such as {@code top_links}. */
  public String label() {
    return label;
  }

  /** Whether it is by what links are today, beside the links themselves (A10). */
  boolean ofLinks() {
    return switch (this) {
      case TOP_DOMAINS, TOP_FOLDERS, TOP_LINK_TAGS, TOP_PARTNERS, TOP_GROUPS, TOP_PARTNER_TAGS ->
          true;
      default -> false;
    };
  }

  /** The grouping of that label, or of the deprecated {@code trigger}, if there is one. */
  public static Optional<GroupBy> labelled(String label) {
    return label.equals("trigger")
        ? Optional.of(TRIGGERS)
        : Stream.of(values()).filter(group -> group.label.equals(label)).findFirst();
  }
}
