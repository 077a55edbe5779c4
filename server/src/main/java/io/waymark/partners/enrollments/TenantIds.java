package io.waymark.partners.enrollments;

import io.waymark.links.PartnerLinks;
import io.waymark.partners.programs.Program;
import io.waymark.platform.http.ApiProblem;
import java.time.Instant;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** The ids that partners have in the workspace's own system, and so do their links (A3). */
final class TenantIds {
  private TenantIds() {}

  /**
   * Gives a partner and all their links a tenant id.
   *
   * @param tenantId null for none
   * @throws ApiProblem 409 if another partner of the program has it
   */
  static void change(
      Handle handle, Program program, String partnerId, @Nullable String tenantId, Instant now) {
    PartnerLinks.lock(handle, program.workspaceId(), program.id(), partnerId);
    var enrollment = EnrollmentTable.lock(handle, program.id(), partnerId);
    var holder = tenantId == null ? null : EnrollmentTable.ofTenant(handle, program.id(), tenantId);
    if (enrollment == null || (holder != null && !holder.partnerId().equals(partnerId))) {
      throw taken();
    }
    EnrollmentTable.rename(handle, enrollment.id(), tenantId, now);
    PartnerLinks.rename(handle, program.workspaceId(), program.id(), partnerId, tenantId, now);
  }

  static ApiProblem taken() {
    return ApiProblem.conflict("Another partner of the program has this tenantId.");
  }
}
