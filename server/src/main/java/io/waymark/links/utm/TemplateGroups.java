package io.waymark.links.utm;

import java.time.Instant;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Partner groups as UTM templates need them, kept by whoever keeps programs (LNK-70, UI-6). */
public interface TemplateGroups {

  /** A partner group whose partners' links carry a template. */
  record Carrier(String id, String name, String slug) {}

  /** The oldest group that carries the template; null if none does. */
  @Nullable Carrier carrier(Handle handle, String templateId);

  /**
   * A template says something else: links of the partners of its groups follow. Whoever calls has
   * locked the template.
   *
   * @param before what it said, by the parameters' names; and {@code after} likewise
   * @return to be run after the commit, so that visitors go where the links lead then
   */
  Runnable changed(
      Handle handle,
      String workspaceId,
      String templateId,
      Map<String, String> before,
      Map<String, String> after,
      Instant now);
}
