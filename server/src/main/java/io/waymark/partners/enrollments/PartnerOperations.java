package io.waymark.partners.enrollments;

import static io.waymark.identity.Permission.LINKS_WRITE;
import static io.waymark.platform.schema.Schemas.either;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.json;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;

import io.waymark.identity.Caller;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.LinkProps;
import io.waymark.platform.http.Answer;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.Operation;
import io.waymark.platform.schema.Shape;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.stream.Stream;

/** The API's operations on partners and their links (B1). */
final class PartnerOperations {
  private static final String HEADING = "Partners";
  private static final String ALL = "/partners";
  private static final String ONE = "/partners/{partnerId}";
  private static final String LINKS = "/partners/links";

  private static final Shape<?> NAMED =
      Shape.untyped(field("partnerId", text()).described("The partner's id."));

  private final Enrolling enrolling;
  private final PartnerList partners;
  private final PartnerLinkDesk links;
  private final Sanctions sanctions;

  PartnerOperations(
      Enrolling enrolling, PartnerList partners, PartnerLinkDesk links, Sanctions sanctions) {
    this.enrolling = enrolling;
    this.partners = partners;
    this.links = links;
    this.sanctions = sanctions;
  }

  List<Operation> declare(WorkspaceOperations operations) {
    return Stream.of(ofPartners(operations), ofLinks(operations), ofStatus(operations))
        .flatMap(List::stream)
        .toList();
  }

  private List<Operation> ofPartners(WorkspaceOperations operations) {
    return List.of(
        operations
            .post(ALL, "createPartner")
            .tag(HEADING)
            .summary("Enroll a partner")
            .description(
                "Makes somebody a partner of the program, with the links of their group. Who is one"
                    + " already stays as they are.")
            .answers(201, EnrolledView.ENROLLED)
            .first(Writers::check)
            .body(
                PartnerRequest.SHAPE,
                (caller, request, exchange) -> Answer.json(201, enrolling.enroll(caller, request))),
        operations
            .get(ALL, "listPartners")
            .tag(HEADING)
            .summary("List partners")
            .description("Those whose links sold most first, a page at a time.")
            .answers(200, list(EnrolledView.LISTED))
            .query(
                PartnerFilter.SHAPE,
                (caller, filter, exchange) -> Answer.ok(partners.list(caller, filter))),
        operations
            .get(ALL + "/count", "getPartnersCount")
            .tag(HEADING)
            .summary("Count partners")
            .description("All together, or by status, country or group.")
            .answers(200, either(integer(), list(json())))
            .query(
                PartnerCountFilter.SHAPE,
                (caller, filter, exchange) -> Answer.ok(partners.count(caller, filter))),
        operations
            .get(ONE, "getPartner")
            .tag(HEADING)
            .summary("Show a partner")
            .description("Whatever their status.")
            .answers(200, EnrolledView.ALONE)
            .path((caller, exchange) -> Answer.ok(partners.get(caller, id(exchange)))),
        operations
            .patch(ONE, "updatePartner")
            .tag(HEADING)
            .summary("Change a partner")
            .description("Only what the body names changes: your own id of them, and their links'.")
            .answers(200, EnrolledView.ALONE)
            .first(Writers::check)
            .body(
                PartnerChange.SHAPE,
                (caller, change, exchange) ->
                    partners.update(caller, id(exchange), change).answer(view -> view)));
  }

  private List<Operation> ofLinks(WorkspaceOperations operations) {
    return List.of(
        operations
            .get(LINKS, "retrievePartnerLinks")
            .tag(HEADING)
            .summary("List a partner's links")
            .description("All of them, oldest first.")
            .answers(200, list(EnrolledView.LINK))
            .first(Writers::check)
            .query(Which.SHAPE, (caller, which, exchange) -> Answer.ok(links.list(caller, which))),
        operations
            .post(LINKS, "createPartnerLink")
            .tag(HEADING)
            .summary("Create a partner's link")
            .description("On the program's domain, to where links of the partner's group may lead.")
            .answers(201, LinkProps.ANSWER)
            .first(Writers::check)
            .body(
                PartnerLinkRequest.CREATE,
                (caller, request, exchange) -> Answer.json(201, links.create(caller, request))),
        operations
            .put(LINKS + "/upsert", "upsertPartnerLink")
            .tag(HEADING)
            .summary("Create or change a partner's link")
            .description("Changes a link of theirs that leads to `url` already, or makes one.")
            .needs(LINKS_WRITE)
            .answers(200, LinkProps.ANSWER)
            .first(Writers::check)
            .body(
                PartnerLinkRequest.UPSERT,
                (caller, request, exchange) -> links.upsert(caller, request)));
  }

  private List<Operation> ofStatus(WorkspaceOperations operations) {
    return List.of(
        operations
            .post(ALL + "/ban", "banPartner")
            .tag(HEADING)
            .summary("Ban a partner")
            .description(
                "Their links lead nowhere, their codes are out of use, and what is not paid for"
                    + " yet is canceled.")
            .answers(200, NAMED)
            .first(Writers::check)
            .body(
                BanRequest.SHAPE,
                (caller, request, exchange) -> named(sanctions.ban(caller, request))),
        change(
            operations,
            "/deactivate",
            "deactivatePartner",
            "Deactivate a partner",
            "Their links are over and their codes out of use; what they have earned stays.",
            sanctions::deactivate),
        change(
            operations,
            "/unban",
            "unbanPartner",
            "End a partner's ban",
            "What the ban took from them is theirs again.",
            sanctions::unban),
        change(
            operations,
            "/reactivate",
            "reactivatePartner",
            "Reactivate a partner",
            "Takes somebody in again who was deactivated.",
            sanctions::reactivate));
  }

  private static Operation change(
      WorkspaceOperations operations,
      String path,
      String id,
      String summary,
      String description,
      BiFunction<Caller, Which, String> deed) {
    return operations
        .post(ALL + path, id)
        .tag(HEADING)
        .summary(summary)
        .description(description)
        .answers(200, NAMED)
        .first(Writers::check)
        .body(Which.SHAPE, (caller, which, exchange) -> named(deed.apply(caller, which)));
  }

  private static Answer named(String partnerId) {
    return Answer.ok(Map.of("partnerId", partnerId)).about(partnerId);
  }

  private static String id(Exchange exchange) {
    return exchange.pathParameter("partnerId");
  }
}
