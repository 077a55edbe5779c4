package io.waymark.partners.programs;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.identity.Caller;
import io.waymark.links.ProgramLinks;
import io.waymark.links.ProgramLinks.Led;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.HandleCallback;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Lists, makes, changes and deletes the groups of a program, and moves partners (A4, B8). */
final class Groups {
  private static final String OLD_NAME = Group.DEFAULT_NAME + " (old)";

  private final Jdbi jdbi;
  private final ProgramLinks links;
  private final CampaignLinks campaigns;
  private final GroupTerms terms;
  private final Ids ids;
  private final InstantSource clock;
  private final RandomGenerator random;

  Groups(
      Jdbi jdbi,
      ProgramLinks links,
      GroupTerms terms,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    this.jdbi = jdbi;
    this.links = links;
    this.campaigns = new CampaignLinks(links);
    this.terms = terms;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  /** A group with what it pays, as the API shows that. */
  record Termed(Group group, ObjectNode terms) {}

  /** A group with all there is to know of it. */
  record Expanded(Termed termed, @Nullable GroupCampaign campaign, Program program) {}

  List<GroupTotals.Listed> list(Caller caller, GroupFilter filter) {
    return jdbi.withHandle(
        handle ->
            GroupTotals.list(
                handle, ProgramTable.of(handle, caller.workspace().id()).id(), filter));
  }

  long count(Caller caller, @Nullable String search) {
    return jdbi.withHandle(
        handle ->
            GroupTable.count(
                handle, ProgramTable.of(handle, caller.workspace().id()).id(), search));
  }

  /**
   * @throws ApiProblem 404, 403 if it is another program's
   */
  Expanded get(Caller caller, String idOrSlug) {
    return jdbi.withHandle(
        handle -> {
          var program = ProgramTable.of(handle, caller.workspace().id());
          var group = GroupTable.of(handle, program, idOrSlug);
          return new Expanded(
              termed(handle, group),
              GroupCampaign.find(handle, program.workspaceId(), group.utmTemplateId()),
              program);
        });
  }

  private Termed termed(Handle handle, Group group) {
    return new Termed(group, terms.shown(handle, group.id()));
  }

  /**
   * Makes a group like the default one, with links like its default links and without rewards.
   *
   * @throws ApiProblem 409 if the slug is taken
   */
  Termed create(Caller caller, GroupRequest.New request) {
    return unlessTaken(
        ApiProblem.conflict("A group with this slug exists already."),
        handle -> {
          var program = ProgramTable.changing(handle, caller.workspace().id());
          var like = GroupTable.of(handle, program, null);
          var now = now();
          var group =
              like.another(ids.next("grp_"), request.name(), request.slug(), request.color(), now);
          GroupTable.insert(handle, group);
          for (var link : DefaultLink.ofGroup(handle, like.id())) {
            DefaultLink.insert(
                handle,
                new DefaultLink(ids.next("pgdl_"), group.id(), link.url(), link.createdAt()));
          }
          return termed(handle, group);
        });
  }

  private record Update(Changed<Termed> group, Led led) {}

  /**
   * Changes what the request names. A change without effect leaves {@code updatedAt} alone. With
   * another UTM template, the links of the group's partners lose what the old one gave them and get
   * what the new one says.
   *
   * @throws ApiProblem 404, 403 for the group; 400 if the slug is taken or the default group's, or
   *     two additional links have one domain; 404 for an unknown template
   */
  Changed<Termed> update(Caller caller, String idOrSlug, GroupRequest.Change change) {
    checkDomains(change.additionalLinks().orNull());
    var update =
        unlessTaken(
            ApiProblem.badRequest("A group with this slug exists already."),
            handle -> {
              var program = ProgramTable.changing(handle, caller.workspace().id());
              var stored = GroupTable.of(handle, program, idOrSlug);
              return update(handle, program, stored, change);
            });
    links.forget(update.led());
    return update.group();
  }

  private Update update(Handle handle, Program program, Group stored, GroupRequest.Change change) {
    var now = now();
    var changed = change.to(stored, now, now);
    checkSlug(program, stored, changed.slug());
    var before = termed(handle, stored);
    var effective = !change.to(stored, now, stored.updatedAt()).equals(stored);
    var led = Led.NOTHING;
    if (effective) {
      led = campaign(handle, program, stored, changed);
      GroupTable.update(handle, changed);
    }
    everywhere(handle, change, changed);
    return new Update(
        new Changed<>(before, new Termed(effective ? changed : stored, before.terms())), led);
  }

  private static void everywhere(Handle handle, GroupRequest.Change change, Group group) {
    if (change.holdingPeriodDays() != null
        && Boolean.TRUE.equals(change.updateHoldingPeriodDaysForAllGroups())) {
      GroupTable.holdEverywhere(handle, group);
    }
    if (change.autoApprovePartners() != null
        && Boolean.TRUE.equals(change.updateAutoApprovePartnersForAllGroups())) {
      GroupTable.approveEverywhere(handle, group);
    }
  }

  private static void checkSlug(Program program, Group stored, String slug) {
    if (slug.equals(stored.slug())) {
      return;
    }
    if (stored.id().equals(program.defaultGroupId())) {
      throw ApiProblem.badRequest("The default group's slug cannot be changed.");
    }
    if (slug.equals(Group.DEFAULT_SLUG)) {
      throw ApiProblem.badRequest("Only the default group has this slug.");
    }
  }

  private static void checkDomains(@Nullable List<AdditionalLink> additional) {
    if (additional != null
        && additional.stream().map(AdditionalLink::domain).distinct().count() < additional.size()) {
      throw ApiProblem.badRequest("Two additional links have the same domain.");
    }
  }

  private Led campaign(Handle handle, Program program, Group before, Group after) {
    if (Objects.equals(before.utmTemplateId(), after.utmTemplateId())) {
      return Led.NOTHING;
    }
    var workspaceId = program.workspaceId();
    var wanted = GroupCampaign.held(handle, workspaceId, after.utmTemplateId());
    if (after.utmTemplateId() != null && wanted.equals(GroupCampaign.NONE)) {
      throw ApiProblem.notFound("UTM template not found.");
    }
    var old = GroupCampaign.held(handle, workspaceId, before.utmTemplateId());
    return campaigns.lead(handle, workspaceId, List.of(after.id()), old, wanted, after.updatedAt());
  }

  /**
   * Deletes a group. Its partners go to the default group and get what that has; rewards of it by
   * which something was earned are only taken out of use.
   *
   * @return the id it had
   * @throws ApiProblem 404; 403 for another program's group and for the default one
   */
  String delete(Caller caller, String idOrSlug) {
    return jdbi.inTransaction(
        handle -> {
          var program = ProgramTable.changing(handle, caller.workspace().id());
          var group = GroupTable.of(handle, program, idOrSlug);
          if (group.id().equals(program.defaultGroupId())) {
            throw ApiProblem.forbidden("The default group cannot be deleted.");
          }
          GroupTable.lock(handle, group.id());
          var defaultGroup = GroupTable.of(handle, program, null);
          terms.dissolve(handle, program, group, defaultGroup, now());
          GroupTable.delete(handle, group.id());
          return group.id();
        });
  }

  /**
   * Makes a group the one that partners are in unless something else is said; the old one stays,
   * under another slug. The default group stays as it is.
   *
   * @throws ApiProblem 404, 403 if it is another program's
   */
  Changed<Group> makeDefault(Caller caller, String idOrSlug) {
    return jdbi.inTransaction(
        handle -> {
          var program = ProgramTable.changing(handle, caller.workspace().id());
          var group = GroupTable.of(handle, program, idOrSlug);
          if (group.id().equals(program.defaultGroupId())) {
            return new Changed<>(group, group);
          }
          var now = now();
          GroupTable.update(handle, retired(GroupTable.of(handle, program, null), now));
          var name = group.name().equals(OLD_NAME) ? Group.DEFAULT_NAME : group.name();
          var chosen = group.called(name, Group.DEFAULT_SLUG, null, now);
          GroupTable.update(handle, chosen);
          ProgramTable.update(handle, program.with(program.url(), group.id(), now));
          return new Changed<>(group, chosen);
        });
  }

  private Group retired(Group old, Instant now) {
    var unnamed = old.name().equals(Group.DEFAULT_NAME);
    var slug = unnamed ? "old-default-group" : GroupSlug.of(old.name());
    var random4 = ids.key(4).toLowerCase(Locale.ROOT);
    var color =
        old.color() == null
            ? GroupRequest.COLORS.get(random.nextInt(GroupRequest.COLORS.size()))
            : old.color();
    return old.called(
        unnamed ? OLD_NAME : old.name(),
        slug.isEmpty() ? random4 : slug + "-" + random4,
        color,
        now);
  }

  /**
   * Puts partners of the program into the group; others are passed over.
   *
   * @return how many were moved
   * @throws ApiProblem 404, 403 if the group is another program's
   */
  int move(Caller caller, String idOrSlug, List<String> partnerIds) {
    return jdbi.inTransaction(
        handle -> {
          var program = ProgramTable.changing(handle, caller.workspace().id());
          var group = GroupTable.of(handle, program, idOrSlug);
          return terms.move(handle, program, group, partnerIds.stream().distinct().toList(), now());
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  private <T> T unlessTaken(ApiProblem otherwise, HandleCallback<T, RuntimeException> work) {
    try {
      return jdbi.inTransaction(work);
    } catch (UnableToExecuteStatementException refused) {
      if (Constraint.refused(refused, GroupTable.SLUG)) {
        throw otherwise;
      }
      throw refused;
    }
  }
}
