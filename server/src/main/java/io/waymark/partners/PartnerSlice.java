package io.waymark.partners;

import io.waymark.analytics.programs.PartnerEarnings;
import io.waymark.analytics.programs.ProgramLookup;
import io.waymark.conversions.programs.CustomerPrograms;
import io.waymark.conversions.programs.PartnerPrograms;
import io.waymark.identity.WorkspaceOperations;
import io.waymark.links.LinkPrograms;
import io.waymark.links.PartnerLinks;
import io.waymark.links.ProgramLinks;
import io.waymark.links.images.Images;
import io.waymark.links.images.RemotePictures;
import io.waymark.links.utm.TemplateGroups;
import io.waymark.partners.commissions.CommissionSlice;
import io.waymark.partners.enrollments.EnrollmentSlice;
import io.waymark.partners.programs.ProgramSlice;
import io.waymark.partners.rewards.RewardSlice;
import io.waymark.platform.http.Operation;
import io.waymark.platform.mail.Mails;
import io.waymark.platform.outbox.Outbox;
import io.waymark.platform.text.Ids;
import io.waymark.traffic.tracking.ClickPartners;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jdbi.v3.core.Jdbi;

/** Everything about partner programs, put together. */
public final class PartnerSlice {
  private final ProgramSlice programs;
  private final RewardSlice rewards;
  private final EnrollmentSlice enrollments;
  private final CommissionSlice commissions;

  /**
   * @param outbox is told of what somebody wants to hear of
   * @param mails takes what owners of workspaces have to hear
   * @param app the dashboard's public address
   * @param remote fetches partners' pictures, which {@code images} gives addresses of ours
   * @param threads for what has time until after the answer
   * @param random makes what nobody must be able to guess
   */
  public PartnerSlice(
      Jdbi jdbi,
      ProgramLinks programLinks,
      PartnerLinks partnerLinks,
      Outbox outbox,
      Mails mails,
      URI app,
      Images images,
      RemotePictures remote,
      Executor threads,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    this.rewards = new RewardSlice(jdbi, outbox, mails, app, ids, clock);
    this.programs = new ProgramSlice(jdbi, programLinks, rewards.terms(), ids, clock, random);
    this.enrollments =
        new EnrollmentSlice(
            jdbi, partnerLinks, outbox, images, remote, threads, ids, clock, random);
    this.commissions = new CommissionSlice(jdbi, outbox, rewards.withdrawals(), ids, clock);
  }

  /** What links have to know of programs. */
  public static LinkPrograms ofLinks(Outbox outbox, InstantSource clock) {
    return EnrollmentSlice.ofLinks(outbox, clock);
  }

  /** What UTM templates have to know of groups. */
  public static TemplateGroups ofTemplates(ProgramLinks links) {
    return ProgramSlice.ofTemplates(links);
  }

  /** What pages are told of the partners whose links led to them. */
  public static ClickPartners ofClicks(Jdbi jdbi) {
    return EnrollmentSlice.ofClicks(jdbi);
  }

  /** Which partners brought customers. */
  public static CustomerPrograms ofCustomers() {
    return EnrollmentSlice.ofCustomers();
  }

  /** Whom analytics find in a program. */
  public static ProgramLookup ofAnalytics(Jdbi jdbi) {
    return EnrollmentSlice.ofAnalytics(jdbi);
  }

  /** What partners have earned by sales. */
  public static PartnerEarnings earnings(Jdbi jdbi) {
    return CommissionSlice.earnings(jdbi);
  }

  /** What conversions tell partner programs. */
  public PartnerPrograms programs() {
    return commissions.programs();
  }

  /** The API's operations on programs, groups, rewards, partners, and what they earn. */
  public List<Operation> operations(WorkspaceOperations workspace) {
    return Stream.of(
            programs.operations(workspace),
            rewards.operations(workspace),
            enrollments.operations(workspace),
            commissions.operations(workspace))
        .flatMap(List::stream)
        .toList();
  }
}
