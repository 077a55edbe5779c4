package io.waymark.partners.enrollments;

import io.waymark.analytics.programs.ProgramLookup;
import io.waymark.conversions.programs.CustomerPrograms;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.LinkPrograms;
import io.waymark.links.PartnerLinks;
import io.waymark.links.images.Images;
import io.waymark.links.images.RemotePictures;
import io.waymark.platform.http.Operation;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.text.Ids;
import io.waymark.traffic.tracking.ClickPartners;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Everything about partners in a program, put together. */
public final class EnrollmentSlice {
  private final PartnerOperations partners;
  private final DiscountCodeOperations codes;

  /**
   * @param remote fetches partners' pictures, which {@code images} gives addresses of ours
   * @param threads for what has time until after the answer
   */
  public EnrollmentSlice(
      Jdbi jdbi,
      PartnerLinks links,
      Outbox outbox,
      Images images,
      RemotePictures remote,
      Executor threads,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    var news = new EnrollmentNews(outbox);
    var discountCodes = new DiscountCodes(jdbi, news, ids, clock, random);
    this.codes = new DiscountCodeOperations(discountCodes);
    this.partners =
        new PartnerOperations(
            new Enrolling(
                jdbi,
                links,
                new DefaultKeys(random),
                discountCodes,
                new PartnerPictures(jdbi, images, remote, threads, clock),
                news,
                ids,
                clock),
            new PartnerList(jdbi, clock),
            new PartnerLinkDesk(jdbi, links),
            new Sanctions(jdbi, links, discountCodes, clock));
  }

  /** What links have to know of programs. */
  public static LinkPrograms ofLinks(Outbox outbox, InstantSource clock) {
    return new ProgramLinks(new EnrollmentNews(outbox), clock);
  }

  /** What pages are told of the partners whose links led to them. */
  public static ClickPartners ofClicks(Jdbi jdbi) {
    return new VisitedPartners(jdbi);
  }

  /** Which partners brought customers. */
  public static CustomerPrograms ofCustomers() {
    return new CustomersPartners();
  }

  /** Who is in a program, and in which group. */
  public static ProgramLookup ofAnalytics(Jdbi jdbi) {
    return new AnalysedPartners(jdbi);
  }

  /** The API's operations on partners, their links and their discount codes. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return Stream.of(partners.declare(workspace), codes.declare(workspace))
        .flatMap(List::stream)
        .toList();
  }
}
