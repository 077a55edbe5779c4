package io.waymark.partners.enrollments;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.Caller;
import io.waymark.links.PartnerLinks;
import io.waymark.links.PartnerLinks.Owner;
import io.waymark.links.PartnerLinks.Wanted;
import io.waymark.partners.programs.Program;
import io.waymark.partners.programs.ProgramTable;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.ApiProblem;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/** Shows, makes and changes links of single partners (B1.3 to B1.5). */
final class PartnerLinkDesk {
  private final Jdbi jdbi;
  private final PartnerLinks links;

  PartnerLinkDesk(Jdbi jdbi, PartnerLinks links) {
    this.jdbi = jdbi;
    this.links = links;
  }

  /**
   * The partner's links.
   *
   * @throws ApiProblem see {@link Which#enrolled}
   */
  List<ObjectNode> list(Caller caller, Which which) {
    return jdbi.withHandle(
        handle -> {
          var program = ProgramTable.of(handle, caller.workspace().id());
          var partnerId = which.enrolled(handle, program).partnerId();
          return EnrolledTable.links(handle, program, List.of(partnerId))
              .getOrDefault(partnerId, List.of());
        });
  }

  /**
   * Makes a link, whatever the partner's status.
   *
   * @throws ApiProblem 400 if the program is not set up, nobody is named, or the group's links may
   *     not lead there; 404 if the partner is not in the program, or in no group; else as the
   *     creation of any link
   */
  ObjectNode create(Caller caller, PartnerLinkRequest request) {
    PartnerLinks.checkLimit(caller);
    var plan =
        jdbi.inTransaction(
            handle -> {
              var program = ProgramTable.of(handle, caller.workspace().id());
              var domain = domain(program);
              request.which().check();
              return plan(handle, program, domain, request);
            });
    return links.create(caller, plan.wanted());
  }

  /**
   * Changes the partner's link with that destination, or makes one.
   *
   * @throws ApiProblem as {@link #create}
   */
  Answer upsert(Caller caller, PartnerLinkRequest request) {
    var plan =
        jdbi.inTransaction(
            handle -> {
              request.which().check();
              var program = ProgramTable.of(handle, caller.workspace().id());
              return plan(handle, program, domain(program), request);
            });
    return links.upsert(caller, plan.wanted(), plan.destinations());
  }

  /**
   * A link as it would be.
   *
   * @param destinations by which it may be there already
   */
  private record Plan(Wanted wanted, List<String> destinations) {}

  private static Plan plan(
      Handle handle, Program program, String domain, PartnerLinkRequest request) {
    var enrollment = request.which().enrolled(handle, program);
    var groupId = enrollment.groupId();
    if (groupId == null) {
      throw ApiProblem.notFound("This partner is in no group.");
    }
    var terms = GroupTerms.of(handle, program, groupId);
    var bare = destination(request.url(), program, terms);
    var owner =
        new Owner(
            domain,
            program.id(),
            enrollment.partnerId(),
            enrollment.tenantId(),
            program.defaultFolderId());
    var full = terms.campaign().applied(bare);
    return new Plan(
        new Wanted(owner, full, request.key(), request.comments(), request.props()),
        Stream.of(bare, full).distinct().toList());
  }

  private static String domain(Program program) {
    if (program.domain() == null || program.url() == null) {
      throw ApiProblem.badRequest(
          "The program needs a domain and a url before partners can have links.");
    }
    return program.domain();
  }

  private static String destination(@Nullable String wanted, Program program, GroupTerms terms) {
    if (wanted != null) {
      AllowedDestination.check(terms.additionalLinks(), wanted);
      return wanted;
    }
    return terms.defaultLinks().isEmpty()
        ? Objects.requireNonNull(program.url())
        : terms.defaultLinks().getFirst().url();
  }
}
