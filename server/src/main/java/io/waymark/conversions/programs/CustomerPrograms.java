package io.waymark.conversions.programs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Map;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** Which partners brought customers, as whoever keeps partner programs knows it (E). */
public interface CustomerPrograms {

  /** A partner in a program. */
  record Membership(String programId, String partnerId) {}

  /**
   * What is shown of one with a customer.
   *
   * @param tenantId the partner's id in the workspace's own system; null without
   * @param discount what the partner's customers pay less; null for nothing
   */
  record Shown(ObjectNode partner, @Nullable String tenantId, @Nullable ObjectNode discount) {}

  /** Those that are in the workspace's program. */
  Map<Membership, Shown> of(Handle handle, String workspaceId, Collection<Membership> memberships);
}
