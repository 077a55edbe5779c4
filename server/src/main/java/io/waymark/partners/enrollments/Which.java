package io.waymark.partners.enrollments;

import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.partners.programs.Program;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.schema.Fields;
import io.waymark.platform.schema.Shape;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Which partner is meant: by their id, else by that of the workspace's own system (B0).
 *
 * @param partnerId wins over the other
 */
record Which(@Nullable String partnerId, @Nullable String tenantId) {
  static final Fields FIELDS =
      Fields.of(
          field("partnerId", text().emptyAsNull().nullable())
              .described("The partner's id.")
              .optional(),
          field("tenantId", text().emptyAsNull().nullable())
              .described("Your own id of the partner, if you do not give the other.")
              .optional());

  static final Shape<Which> SHAPE = Shape.of(Which.class, FIELDS).named("WhichPartner");

  static Which partner(String id) {
    return new Which(id, null);
  }

  /**
   * Refuses to guess.
   *
   * @throws ApiProblem 400 if nobody is named
   */
  void check() {
    if (partnerId == null && tenantId == null) {
      throw ApiProblem.badRequest("Say which partner: give partnerId or tenantId.");
    }
  }

  /**
   * The partner in the program.
   *
   * @throws ApiProblem 400 if nobody is named, 404 if they are not in it
   */
  Enrollment enrolled(Handle handle, Program program) {
    check();
    Enrollment found = null;
    if (partnerId != null) {
      // Nothing that PostgreSQL holds has it.
      found =
          partnerId.indexOf('\0') >= 0
              ? null
              : EnrollmentTable.find(handle, program.id(), partnerId);
    } else if (tenantId != null) {
      found = EnrollmentTable.ofTenant(handle, program.id(), tenantId);
    }
    if (found == null) {
      throw ApiProblem.notFound("Partner not found in this program.");
    }
    return found;
  }
}
