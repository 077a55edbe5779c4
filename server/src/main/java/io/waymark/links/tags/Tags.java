package io.waymark.links.tags;

import java.util.*;
import org.jdbi.v3.core.Handle;

/** stub */
public final class Tags {
  public List<Tag> byIds(Handle h, String w, Collection<String> ids) {
    return List.of();
  }

  public List<Tag> byNames(Handle h, String w, Collection<String> n) {
    return List.of();
  }

  public Map<String, List<Tag>> ofLinks(Handle h, Collection<String> ids) {
    return Map.of();
  }

  public List<Tag> createMissing(Handle h, String w, Collection<String> n, java.time.Instant now) {
    return List.of();
  }

  public void attach(Handle h, String l, List<String> t) {}

  public void attachAll(Handle h, Map<String, List<String>> m) {}
}
