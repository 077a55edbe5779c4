package io.waymark.partners.enrollments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.Caller;
import io.waymark.partners.programs.Program;
import io.waymark.partners.programs.ProgramTable;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Makes, lists and deletes discount codes (B6). */
final class DiscountCodes {
  private final Jdbi jdbi;
  private final EnrollmentNews news;
  private final Ids ids;
  private final InstantSource clock;
  private final RandomGenerator random;

  DiscountCodes(
      Jdbi jdbi, EnrollmentNews news, Ids ids, InstantSource clock, RandomGenerator random) {
    this.jdbi = jdbi;
    this.news = news;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /**
   * A page of codes.
   *
   * @throws ApiProblem 404 for a partner or a discount that the program does not have
   */
  List<ObjectNode> list(Caller caller, DiscountCodeFilter filter) {
    return jdbi.withHandle(
        handle -> {
          var program = ProgramTable.of(handle, caller.workspace().id());
          if (filter.partnerId() != null) {
            Which.partner(filter.partnerId()).enrolled(handle, program);
          }
          if (filter.discountId() != null
              && DiscountCodeTable.discount(handle, program.id(), filter.discountId()) == null) {
            throw ApiProblem.notFound("Discount not found.");
          }
          return DiscountCodeTable.list(
                  handle,
                  program.id(),
                  filter.partnerId(),
                  filter.discountId(),
                  filter.pageSize(),
                  filter.offset())
              .stream()
              .map(DiscountCode::view)
              .toList();
        });
  }

  /**
   * Makes a code of a partner's link. Of two creators of one code, one gets it.
   *
   * @throws ApiProblem 404 for a partner who is not in the program; 400 if the link is not theirs,
   *     has a code already, or they have no discount; 409 if the code is in use
   */
  ObjectNode create(Caller caller, DiscountCodeRequest request) {
    try {
      return jdbi.inTransaction(handle -> create(handle, caller, request)).view();
    } catch (UnableToExecuteStatementException refused) {
      if (Constraint.refused(refused, DiscountCodeTable.LINK)) {
        throw linkHasCode();
      }
      throw refused;
    }
  }

  private DiscountCode create(Handle handle, Caller caller, DiscountCodeRequest request) {
    var program = ProgramTable.of(handle, caller.workspace().id());
    var enrollment = Which.partner(request.partnerId()).enrolled(handle, program);
    var link = link(handle, program, enrollment.partnerId(), request.linkId());
    var discountId = enrollment.discountId();
    var discount =
        discountId == null ? null : DiscountCodeTable.discount(handle, program.id(), discountId);
    if (discount == null) {
      throw ApiProblem.badRequest("This partner has no discount that a code could be for.");
    }
    if (link.hasCode()) {
      throw linkHasCode();
    }
    var wanted = request.code();
    var attempts =
        wanted == null ? CodeText.attempts(link.partnerName(), discount, random) : List.of(wanted);
    var made = insert(handle, program, enrollment, request.linkId(), discount, attempts);
    if (made == null) {
      throw ApiProblem.conflict("This code is in use already. Choose another one.");
    }
    return made;
  }

  private static ApiProblem linkHasCode() {
    return ApiProblem.badRequest("This link has a discount code already.");
  }

  private record PartnersLink(String partnerName, boolean hasCode) {}

  private static PartnersLink link(
      Handle handle, Program program, String partnerId, String linkId) {
    return handle
        .createQuery(
            """
            select p.name, exists (select from discount_codes c where c.link_id = l.id) as has_code
            from links l join partners p on p.id = l.partner_id
            where l.id = :id and l.project_id = :workspaceId and l.program_id = :programId
              and l.partner_id = :partnerId
            for share of l
            """)
        .bind("id", linkId)
        .bind("workspaceId", program.workspaceId())
        .bind("programId", program.id())
        .bind("partnerId", partnerId)
        .map((row, _) -> new PartnersLink(row.getString("name"), row.getBoolean("has_code")))
        .findOne()
        .orElseThrow(() -> ApiProblem.badRequest("This link is not one of the partner's."));
  }

  /**
   * Gives a partner who was enrolled a code for their first link, if their group has it so (A7).
   * Without a free one they get none.
   */
  void provision(
      Handle handle, Program program, Enrollment enrollment, String partnerName, String linkId) {
    var discountId = enrollment.discountId();
    var discount =
        discountId == null ? null : DiscountCodeTable.discount(handle, program.id(), discountId);
    if (discount != null) {
      var attempts = CodeText.attempts(partnerName, discount, random);
      insert(handle, program, enrollment, linkId, discount, attempts);
    }
  }

  private @Nullable DiscountCode insert(
      Handle handle,
      Program program,
      Enrollment enrollment,
      String linkId,
      DiscountCode.Discount discount,
      List<String> attempts) {
    var now = now();
    for (var text : attempts) {
      var code =
          new DiscountCode(
              ids.next("dcode_"), text, enrollment.partnerId(), linkId, null, discount);
      if (DiscountCodeTable.insert(handle, code, program.id(), now)) {
        tell(handle, program.workspaceId(), EnrollmentNews.CODE_CREATED, List.of(code), now);
        return code;
      }
    }
    return null;
  }

  /**
   * Deletes a code.
   *
   * @param idOrCode its id, or the code itself
   * @return its id
   * @throws ApiProblem 404 if the program has none such
   */
  String delete(Caller caller, String idOrCode) {
    return jdbi.inTransaction(
        handle -> {
          var program = ProgramTable.of(handle, caller.workspace().id());
          // Nothing that PostgreSQL holds has it.
          var code =
              idOrCode.indexOf('\0') >= 0
                  ? null
                  : DiscountCodeTable.delete(handle, program.id(), idOrCode);
          if (code == null) {
            throw ApiProblem.notFound("Discount code not found.");
          }
          tell(handle, program.workspaceId(), EnrollmentNews.CODE_DELETED, List.of(code), now());
          return code.id();
        });
  }

  /** Takes a partner's codes out of use; nobody else can have them (B1.7). */
  void disable(Handle handle, Program program, String partnerId, Instant now) {
    var codes = DiscountCodeTable.disable(handle, program.id(), partnerId, now);
    tell(handle, program.workspaceId(), EnrollmentNews.CODE_DELETED, codes, now);
  }

  /** Puts a partner's codes for their discount in use again. */
  void enable(Handle handle, Program program, Enrollment enrollment, Instant now) {
    var codes =
        DiscountCodeTable.enable(
            handle, program.id(), enrollment.partnerId(), enrollment.discountId());
    tell(handle, program.workspaceId(), EnrollmentNews.CODE_CREATED, codes, now);
  }

  private void tell(
      Handle handle, String workspaceId, String topic, List<DiscountCode> codes, Instant now) {
    if (!codes.isEmpty()) {
      news.write(
          handle, workspaceId, topic, now, () -> codes.stream().map(DiscountCode::news).toList());
    }
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }
}
