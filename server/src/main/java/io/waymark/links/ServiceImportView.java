package io.waymark.links;

import static io.waymark.platform.schema.Schemas.bool;
import static io.waymark.platform.schema.Schemas.field;
import static io.waymark.platform.schema.Schemas.instant;
import static io.waymark.platform.schema.Schemas.integer;
import static io.waymark.platform.schema.Schemas.list;
import static io.waymark.platform.schema.Schemas.text;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.waymark.links.csv.CsvCells;
import io.waymark.links.services.Offer;
import io.waymark.links.services.ServiceName;
import io.waymark.platform.schema.Shape;
import io.waymark.platform.time.Timestamps;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Imports from other services as the API shows them. Tokens are in none of it. */
final class ServiceImportView {
  private static final Shape<?> DOMAIN =
      Shape.untyped(
          field("id", text()).described("Its id, for the order of an import."),
          field("domain", text()).described("The domain."),
          field("group", text().nullable()).described("What the service has it under."),
          field("links", integer().nullable())
              .described(
                  "How many links there are, of Bitly in the whole group; null if the service does not tell."));

  static final Shape<?> OFFER =
      Shape.untyped(
              field("service", text()).described("`bitly`, `rebrandly` or `short`."),
              field("connected", bool())
                  .described("Whether you handed over a token that the service accepts."),
              field("domains", list(DOMAIN)).described("What the token shows."),
              field("tags", list(text()))
                  .described("Names of tags there, at most a hundred; Short.io tells none before."))
          .named("LinkImportOffer");

  private static final Shape<?> ROW =
      Shape.untyped(
          field("line", integer()).described("The how manieth link it was, from 1."),
          field("link", text()).described("The short link."),
          field("outcome", text()).described("`imported`, `skipped` or `failed`."),
          field("error", text().nullable()).described("Why it was not imported."));

  static final Shape<?> JOB =
      Shape.untyped(
              field("id", text()).described("The import's id."),
              field("service", text()).described("`bitly`, `rebrandly` or `short`."),
              field("status", text()).described("`running`, `done`, `cancelled` or `failed`."),
              field("dryRun", bool()).described("Whether nothing is written."),
              field("sources", list(text())).described("The domains whose links are read."),
              field("folderId", text().nullable()).described("The folder they are put into."),
              field("importTags", bool()).described("Whether their tags come along."),
              field("imported", integer()).described("Links that were made so far."),
              field("skipped", integer()).described("Short links that exist already."),
              field("failed", integer()).described("Links that cannot be made here."),
              field("total", integer().nullable())
                  .described("How many links there are; null if the service does not tell."),
              field("domains", list(text())).described("Domains added to the workspace."),
              field("problem", text().nullable()).described("Why it waits, or why it failed."),
              field("waitsUntil", instant().nullable())
                  .described("When it goes on, if the service has it wait."),
              field("createdAt", instant()).described("When it was ordered."),
              field("endedAt", instant().nullable()).described("When it ended."),
              field("rows", list(ROW))
                  .described("What became of links, of each outcome the first 500.")
                  .optional())
          .named("LinkImportJob");

  private ServiceImportView() {}

  static ObjectNode offer(ServiceName service, @Nullable Offer offer) {
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("service", service.label())
            .put("connected", offer != null);
    var domains = view.putArray("domains");
    var tags = view.putArray("tags");
    if (offer != null) {
      for (var source : offer.sources()) {
        domains
            .addObject()
            .put("id", source.id())
            .put("domain", source.domain())
            .put("group", source.group())
            .put("links", source.links());
      }
      offer.tags().forEach(tags::add);
    }
    return view;
  }

  static ObjectNode job(ServiceImport job) {
    var order = job.order();
    var progress = job.progress();
    var running = job.state() == ServiceImport.State.RUNNING;
    var view =
        JsonNodeFactory.instance
            .objectNode()
            .put("id", job.id())
            .put("service", job.service().label())
            .put("status", job.state().name().toLowerCase(Locale.ROOT))
            .put("dryRun", order.dryRun());
    var sources = view.putArray("sources");
    order.sources().forEach(source -> sources.add(source.domain()));
    view.put("folderId", order.folderId())
        .put("importTags", order.tagged())
        .put("imported", progress.made())
        .put("skipped", progress.skipped())
        .put("failed", progress.refused())
        .put("total", total(job));
    progress.addedDomains().forEach(view.putArray("domains")::add);
    var waits = running && job.lease() == null && job.problem() != null && job.dueAt() != null;
    return view.put("problem", job.problem())
        .put("waitsUntil", waits ? Timestamps.iso(Objects.requireNonNull(job.dueAt())) : null)
        .put("createdAt", Timestamps.iso(job.createdAt()))
        .put("endedAt", job.endedAt() == null ? null : Timestamps.iso(job.endedAt()));
  }

  /** Groups of Bitly have links of all their domains, so that these cannot be added up. */
  private static @Nullable Long total(ServiceImport job) {
    if (job.service() == ServiceName.BITLY || job.order().createdAfter() != null) {
      return null;
    }
    var total = 0L;
    for (var source : job.order().sources()) {
      var links = source.links();
      if (links == null) {
        return null;
      }
      total += links;
    }
    // Who finds more than it was told does not believe it any more.
    return job.progress().read() > total ? null : total;
  }

  static ObjectNode job(ServiceImport job, List<ImportReport.Row> rows) {
    var view = job(job);
    var all = view.putArray("rows");
    for (var row : rows) {
      all.addObject()
          .put("line", row.line())
          .put("link", row.link())
          .put("outcome", row.outcome().name().toLowerCase(Locale.ROOT))
          .put("error", row.error());
    }
    return view;
  }

  /** The same rows as a table, which can be mended and imported as a file. */
  static byte[] file(List<ImportReport.Row> rows) {
    var file = new StringBuilder(CsvCells.line(List.of("Line", "Short link", "Outcome", "Reason")));
    for (var row : rows) {
      file.append(
          CsvCells.line(
              List.of(
                  String.valueOf(row.line()),
                  row.link(),
                  row.outcome().name().toLowerCase(Locale.ROOT),
                  Objects.requireNonNullElse(row.error(), ""))));
    }
    return file.toString().getBytes(UTF_8);
  }
}
