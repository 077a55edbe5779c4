package io.waymark.traffic.tracking;

import com.fasterxml.jackson.databind.node.ObjectNode;
import org.jspecify.annotations.Nullable;

/** Whose links pages were reached by, as whoever keeps partner programs knows it (partners C1). */
public interface ClickPartners {

  /**
   * What a page is told.
   *
   * @param discount what the visitor pays less; null for nothing
   */
  record Shown(ObjectNode partner, @Nullable ObjectNode discount) {}

  /** The partner of a link; null if it is nobody's any more. */
  @Nullable Shown of(String linkId);
}
