package io.waymark.webhooks;

import static io.waymark.webhooks.WebhookRequest.broken;

import io.waymark.identity.Caller;
import io.waymark.links.LinkViews;
import io.waymark.links.folders.FolderAccess;
import io.waymark.links.folders.FolderRight;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.Changed;
import io.waymark.platform.net.WebUrl;
import io.waymark.platform.schema.Given;
import io.waymark.platform.sql.Constraint;
import io.waymark.platform.text.Ids;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.statement.UnableToExecuteStatementException;
import org.jspecify.annotations.Nullable;

/** Makes, changes and deletes the webhooks of a workspace (webhooks 1). */
final class Webhooks {
  private static final int SECRET_BYTES = 16;

  private final Jdbi jdbi;
  private final WebhookTable table;
  private final LinkViews links;
  private final Notices notices;
  private final Ids ids;
  private final InstantSource clock;
  private final RandomGenerator random;

  Webhooks(
      Jdbi jdbi,
      WebhookTable table,
      LinkViews links,
      Notices notices,
      Ids ids,
      InstantSource clock,
      RandomGenerator random) {
    this.jdbi = jdbi;
    this.table = table;
    this.links = links;
    this.notices = notices;
    this.ids = ids;
    this.clock = clock;
    this.random = random;
  }

  List<Webhook> list(Caller caller) {
    return jdbi.withHandle(handle -> table.list(handle, caller.workspace().id()));
  }

  /**
   * @throws ApiProblem 404
   */
  Webhook get(Caller caller, String id) {
    return jdbi.withHandle(handle -> find(handle, caller, id));
  }

  /**
   * @throws ApiProblem 404
   */
  Webhook find(Handle handle, Caller caller, String id) {
    var webhook = table.byId(handle, caller.workspace().id(), id);
    if (webhook == null) {
      throw ApiProblem.notFound("Webhook not found.");
    }
    return webhook;
  }

  private Webhook forUpdate(Handle handle, Caller caller, String id) {
    find(handle, caller, id);
    var locked = table.forUpdate(handle, id);
    if (locked == null) {
      throw ApiProblem.notFound("Webhook not found.");
    }
    return locked;
  }

  /**
   * Makes a webhook.
   *
   * @throws ApiProblem 409 if the workspace has one of that URL, 400 for links and folders that the
   *     caller cannot see
   */
  Webhook create(Caller caller, WebhookRequest request) {
    var target = Target.of(Objects.requireNonNull(request.url()));
    var webhook =
        new Webhook(
            ids.next("wh_"),
            caller.workspace().id(),
            caller.userId(),
            Objects.requireNonNull(request.name()),
            target.url(),
            target.key() == null ? newSecret() : target.key(),
            distinct(Objects.requireNonNull(request.triggers())),
            request.linkScope().orNull(),
            null,
            0,
            null,
            now());
    return unlessTaken(
        handle -> {
          var owned = webhook.ownedBy(WebhookTable.installation(handle, caller.credential()));
          table.insert(handle, owned);
          associate(handle, caller, owned, request);
          notices.created(handle, owned, owned.createdAt());
          return owned;
        });
  }

  /**
   * Changes what the request names.
   *
   * @throws ApiProblem 404; 400 for what only its integration may change, and for links and folders
   *     that the caller cannot see; 409 if the workspace has another of that URL
   * @throws io.waymark.platform.schema.InvalidInput 422 if scope and triggers do not go together
   */
  Changed<Webhook> update(Caller caller, String id, WebhookRequest request) {
    return unlessTaken(
        handle -> {
          var stored = forUpdate(handle, caller, id);
          refuseIntegrations(stored, request);
          var triggers =
              request.triggers() == null ? stored.triggers() : distinct(request.triggers());
          var target = request.url() == null ? null : Target.of(request.url());
          var changed =
              new Webhook(
                  stored.id(),
                  stored.workspaceId(),
                  stored.userId(),
                  request.name() == null ? stored.name() : request.name(),
                  target == null ? stored.url() : target.url(),
                  target == null || target.key() == null ? stored.secret() : target.key(),
                  triggers,
                  scope(stored, triggers, request.linkScope()),
                  stored.installationId(),
                  stored.failures(),
                  stored.disabledAt(),
                  stored.createdAt());
          table.update(handle, changed, now());
          reassociate(handle, caller, stored, changed, request);
          return new Changed<>(stored, changed);
        });
  }

  private static void refuseIntegrations(Webhook stored, WebhookRequest request) {
    if (stored.installationId() != null
        && (request.name() != null
            || request.url() != null
            || request.linkScope().isPresent()
            || request.folderIds().isPresent())) {
      throw ApiProblem.badRequest(
          "This webhook belongs to an integration: only its linkIds and triggers can be changed.");
    }
  }

  private static @Nullable ClickScope scope(
      Webhook stored, List<Trigger> triggers, Given<ClickScope> wanted) {
    if (!triggers.contains(Trigger.LINK_CLICKED)) {
      if (wanted.orNull() != null) {
        throw broken("linkScope", WebhookRequest.SCOPE_TOO_MUCH);
      }
      return null;
    }
    var scope = wanted.or(stored.scope());
    if (scope == null) {
      throw broken("linkScope", WebhookRequest.SCOPE_MISSING);
    }
    return scope;
  }

  /** Keeps what the request does not name, as long as the scope stays. */
  private void reassociate(
      Handle handle, Caller caller, Webhook stored, Webhook changed, WebhookRequest request) {
    var kept = stored.scope() == changed.scope();
    if (changed.scope() == ClickScope.LINKS && !(kept && request.linkIds().orNull() == null)) {
      if (WebhookRequest.empty(request.linkIds())) {
        throw broken("linkIds", WebhookRequest.NO_LINKS);
      }
      associate(handle, caller, changed, request);
    } else if (changed.scope() == ClickScope.FOLDERS
        && !(kept && request.folderIds().orNull() == null)) {
      if (WebhookRequest.empty(request.folderIds())) {
        throw broken("folderIds", WebhookRequest.NO_FOLDERS);
      }
      associate(handle, caller, changed, request);
    }
    if (changed.scope() != ClickScope.LINKS) {
      Associations.setLinks(handle, changed.id(), List.of());
    }
    if (changed.scope() != ClickScope.FOLDERS) {
      Associations.setFolders(handle, changed.id(), List.of());
    }
  }

  private void associate(Handle handle, Caller caller, Webhook webhook, WebhookRequest request) {
    switch (webhook.scope()) {
      case LINKS -> {
        var wanted = ids(request.linkIds());
        refuse("links", wanted, links.visible(handle, caller, wanted)::contains);
        Associations.setLinks(handle, webhook.id(), wanted);
      }
      case FOLDERS -> {
        var wanted = ids(request.folderIds());
        var readable = FolderAccess.may(handle, caller, wanted, FolderRight.READ);
        refuse("folders", wanted, id -> Boolean.TRUE.equals(readable.get(id)));
        Associations.setFolders(handle, webhook.id(), wanted);
      }
      case WORKSPACE -> {}
      case null -> {}
    }
  }

  private static List<String> ids(Given<List<String>> given) {
    var list = given.orNull();
    return list == null ? List.of() : list.stream().distinct().toList();
  }

  private static void refuse(String what, List<String> wanted, Function<String, Boolean> visible) {
    var unknown = wanted.stream().filter(id -> !visible.apply(id)).limit(10).toList();
    if (!unknown.isEmpty()) {
      throw ApiProblem.badRequest(
          "There are no such %s in this workspace, or you may not see them: %s."
              .formatted(what, String.join(", ", unknown)));
    }
  }

  /**
   * Tells it of nothing any more, or of everything again. Failures stay counted, so that one that
   * still fails is disabled again at once (webhooks 7).
   *
   * @throws ApiProblem 404
   */
  Webhook enable(Caller caller, String id, boolean enabled) {
    return jdbi.inTransaction(
        handle -> {
          var stored = forUpdate(handle, caller, id);
          if (enabled == (stored.disabledAt() == null)) {
            return stored;
          }
          WebhookTable.disable(handle, id, enabled ? null : now());
          return find(handle, caller, id);
        });
  }

  /**
   * Deletes it, with its log and whatever is still on its way.
   *
   * @throws ApiProblem 404
   */
  void delete(Caller caller, String id) {
    jdbi.useTransaction(handle -> WebhookTable.delete(handle, forUpdate(handle, caller, id).id()));
  }

  /**
   * The ids of the links it is told of.
   *
   * @throws ApiProblem 404
   */
  List<String> links(Caller caller, String id) {
    return jdbi.withHandle(handle -> Associations.links(handle, find(handle, caller, id).id()));
  }

  /**
   * The ids of the folders it is told of.
   *
   * @throws ApiProblem 404
   */
  List<String> folders(Caller caller, String id) {
    return jdbi.withHandle(handle -> Associations.folders(handle, find(handle, caller, id).id()));
  }

  private <T> T unlessTaken(Function<Handle, T> work) {
    try {
      return jdbi.inTransaction(work::apply);
    } catch (UnableToExecuteStatementException refused) {
      if (Constraint.refused(refused, WebhookTable.URL)) {
        throw ApiProblem.conflict("A webhook with this URL already exists in this workspace.");
      }
      throw refused;
    }
  }

  private String newSecret() {
    var bytes = new byte[SECRET_BYTES];
    random.nextBytes(bytes);
    return "whsec_" + HexFormat.of().formatHex(bytes);
  }

  private static List<Trigger> distinct(List<Trigger> triggers) {
    return triggers.stream().distinct().toList();
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /**
   * Where events go.
   *
   * @param key the write key that stood before Segment's host, or null
   */
  private record Target(String url, @Nullable String key) {
    static Target of(String url) {
      var parsed = Objects.requireNonNull(WebUrl.parse(url));
      return parsed.username().isEmpty()
          ? new Target(url, null)
          : new Target(
              parsed.protocol() + "//" + parsed.host() + parsed.pathname() + parsed.search(),
              parsed.username());
    }
  }
}
