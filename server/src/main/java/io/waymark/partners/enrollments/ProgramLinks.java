package io.waymark.partners.enrollments;

import io.waymark.links.LinkPrograms;
import io.waymark.partners.programs.ProgramTable;
import io.waymark.platform.http.ApiProblem;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/** What links have to know of programs, looked up in their own transaction (LNK-25). */
final class ProgramLinks implements LinkPrograms {
  private final EnrollmentNews news;
  private final InstantSource clock;

  ProgramLinks(EnrollmentNews news, InstantSource clock) {
    this.news = news;
    this.clock = clock;
  }

  @Override
  public Place place(
      Handle handle,
      String workspaceId,
      String programId,
      @Nullable String partnerId,
      @Nullable String tenantId) {
    var program = ProgramTable.find(handle, workspaceId);
    if (program == null || !program.id().equals(programId)) {
      throw ApiProblem.notFound("Program not found.");
    }
    if (partnerId != null) {
      var enrollment = EnrollmentTable.find(handle, programId, partnerId);
      if (enrollment == null) {
        throw ApiProblem.notFound("Partner not found in this program.");
      }
      return new Place(programId, partnerId, enrollment.tenantId(), program.defaultFolderId());
    }
    var enrollment =
        tenantId == null ? null : EnrollmentTable.ofTenant(handle, programId, tenantId);
    return new Place(
        programId,
        enrollment == null ? null : enrollment.partnerId(),
        tenantId,
        program.defaultFolderId());
  }

  @Override
  public void leaving(Handle handle, String workspaceId, Collection<String> linkIds) {
    if (ProgramTable.find(handle, workspaceId) == null) {
      return;
    }
    var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    var codes = DiscountCodeTable.ofLinks(handle, linkIds);
    if (!codes.isEmpty()) {
      news.write(
          handle,
          workspaceId,
          EnrollmentNews.CODE_DELETED,
          now,
          () -> codes.stream().map(DiscountCode::news).toList());
    }
    DiscountCodeTable.deleteOfLinks(handle, linkIds);
    handle
        .createUpdate("delete from partner_default_links where link_id = any(:ids)")
        .bindArray("ids", String.class, linkIds)
        .execute();
  }
}
