package io.waymark.links;

import io.waymark.identity.Permission;
import io.waymark.identity.Workspaces;
import io.waymark.links.ImportReport.Outcome;
import io.waymark.links.ServiceImport.Progress;
import io.waymark.links.ServiceImport.State;
import io.waymark.links.folders.FolderAccess;
import io.waymark.links.folders.FolderRight;
import io.waymark.links.services.LinkServices;
import io.waymark.links.services.ServiceLink;
import io.waymark.links.services.ServicePage;
import io.waymark.links.services.ServiceTrouble;
import io.waymark.links.services.Source;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.sql.Deadlocks;
import io.waymark.platform.text.Ids;
import io.waymark.platform.threads.Workers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jspecify.annotations.Nullable;

/**
 * Works off imports from other services, page by page, on virtual threads. A page's links and how
 * far the import has come are written together, so that whoever goes on after a restart, here or in
 * another process, begins with the page that is not written yet.
 */
final class ServiceImportRunner {
  private static final Logger LOG = Logger.getLogger(ServiceImportRunner.class);

  /** How many imports go on at once; the others take their turn after some pages. */
  private static final int AT_ONCE = 4;

  private static final int TURN = 20;
  private static final int MOST_PAGES = 200_000;

  /** Longer than a page can take. */
  private static final Duration LEASE = Duration.ofMinutes(3);

  private final Jdbi jdbi;
  private final LinkServices services;
  private final ServiceTokens tokens;
  private final ImportWriter writer;
  private final Runnable freed;
  private final Ids ids;
  private final InstantSource clock;
  private final Semaphore slots = new Semaphore(AT_ONCE);
  private final Workers threads = new Workers();
  private volatile boolean stopping;

  /**
   * @param freed run whenever there is room for another import
   */
  ServiceImportRunner(
      Jdbi jdbi,
      LinkServices services,
      ServiceTokens tokens,
      ImportWriter writer,
      Runnable freed,
      Ids ids,
      InstantSource clock) {
    this.jdbi = jdbi;
    this.services = services;
    this.tokens = tokens;
    this.writer = writer;
    this.freed = freed;
    this.ids = ids;
    this.clock = clock;
  }

  /** Begins with what is due, as far as there is room. Does not wait for any of it. */
  void some() {
    var room = slots.drainPermits();
    var taken = List.<ServiceImport>of();
    try {
      if (room > 0 && !stopping) {
        var now = now();
        var most = room;
        taken =
            jdbi.inTransaction(
                handle ->
                    ServiceImportTable.take(
                        handle, now, now.plus(LEASE), ids.next("lease_"), most));
      }
    } finally {
      slots.release(room - taken.size());
    }
    for (var job : taken) {
      threads.execute(() -> turn(job));
    }
  }

  private void turn(ServiceImport job) {
    try {
      work(job);
    } catch (RuntimeException e) {
      LOG.errorf(e, "import %s goes on once its lease is over", job.id());
    } finally {
      slots.release();
      freed.run();
    }
  }

  private void work(ServiceImport first) {
    var job = first;
    for (var pages = 0; pages < TURN && !stopping; pages++) {
      var further = step(job);
      if (further == null) {
        return;
      }
      job = further;
    }
    postpone(job, null, 0, Duration.ZERO);
  }

  /** One page; null when the import ends, waits, or is nobody's business here any more. */
  private @Nullable ServiceImport step(ServiceImport job) {
    var source = job.source();
    if (source == null) {
      end(job, State.DONE, null);
      return null;
    }
    var token =
        jdbi.withHandle(
            handle -> tokens.find(handle, job.workspaceId(), job.userId(), job.service(), now()));
    if (token == null) {
      end(job, State.FAILED, "The token is gone. Hand it over again, and start once more.");
      return null;
    }
    try {
      var cursor = job.progress().cursor();
      var page = services.get(job.service()).page(token, source, cursor);
      return take(job, source, wanted(job, page));
    } catch (ServiceTrouble trouble) {
      suffer(job, trouble);
      return null;
    }
  }

  /** Of a page, what was made after the day that was asked for. */
  private ServicePage wanted(ServiceImport job, ServicePage page) {
    var after = job.order().createdAfter();
    if (after == null) {
      return page;
    }
    var young = page.links().stream().filter(link -> madeAfter(link, after)).toList();
    var past = services.get(job.service()).newestFirst() && young.size() < page.links().size();
    return new ServicePage(young, past ? null : page.next());
  }

  private static boolean madeAfter(ServiceLink link, Instant after) {
    var at = link.createdAt();
    return at == null || at.isAfter(after);
  }

  private @Nullable ServiceImport take(ServiceImport job, Source source, ServicePage page) {
    try {
      var further = write(job, source, page);
      if (further == null) {
        return null;
      }
      var next = page.next();
      var before = job.progress();
      if (next != null && (next.equals(before.cursor()) || next.equals(before.landmark()))) {
        end(
            further,
            State.FAILED,
            job.service().title() + " gives the same pages again and again.");
        return null;
      }
      if (further.progress().pages() >= MOST_PAGES) {
        end(further, State.FAILED, job.service().title() + " does not come to an end.");
        return null;
      }
      return further;
    } catch (ApiProblem refused) {
      end(job, State.FAILED, refused.text());
    } catch (RuntimeException e) {
      LOG.errorf(e, "a page of import %s could not be written", job.id());
      waitOrFail(job, "This server could not write the links down.", ImportPatience.AWAY, null);
    }
    return null;
  }

  /** Null if somebody ended the import meanwhile: then nothing of the page is written. */
  private @Nullable ServiceImport write(ServiceImport job, Source source, ServicePage page) {
    var now = now();
    var dryRun = job.order().dryRun();
    var entries = entries(job, page, now);
    var wanted = new LinkedHashSet<String>();
    if (dryRun) {
      // What earlier pages would have made was undone with them.
      wanted.addAll(job.progress().addedDomains());
    }
    if (job.progress().cursor() == null) {
      wanted.add(source.domain());
    }
    var outcome =
        Deadlocks.inTransaction(
            jdbi,
            handle -> {
              var written = writer.write(handle, terms(handle, job, now), wanted, entries);
              if (dryRun) {
                handle.rollback();
                return new Step(written, null);
              }
              var further = advance(handle, job, page, written, now);
              if (further == null) {
                handle.rollback();
              }
              return new Step(written, further);
            });
    if (dryRun) {
      return jdbi.inTransaction(handle -> advance(handle, job, page, outcome.written(), now));
    }
    if (outcome.further() != null) {
      writer.forget(outcome.written());
    }
    return outcome.further();
  }

  private record Step(ImportWriter.Written written, @Nullable ServiceImport further) {}

  /** Roles and folders may have changed since the import was ordered. */
  private static ImportWriter.Terms terms(Handle handle, ServiceImport job, Instant now) {
    var caller = Workspaces.later(handle, job.workspaceId(), job.userId(), job.id());
    if (caller == null || !caller.may(Permission.LINKS_WRITE)) {
      throw ApiProblem.forbidden("Whoever started it may not make links here any more.");
    }
    var folderId = job.order().folderId();
    if (folderId != null) {
      FolderAccess.require(handle, caller, folderId, FolderRight.LINKS_WRITE);
    }
    return new ImportWriter.Terms(caller, folderId, now);
  }

  private static List<ImportEntry> entries(ServiceImport job, ServicePage page, Instant now) {
    var entries = new ArrayList<ImportEntry>();
    var line = job.progress().read();
    for (var link : page.links()) {
      entries.add(ImportRow.of(link, ++line, job.order().tagged(), now));
    }
    return entries;
  }

  private static @Nullable ServiceImport advance(
      Handle handle,
      ServiceImport job,
      ServicePage page,
      ImportWriter.Written written,
      Instant now) {
    var further = further(job.progress(), page, written);
    return ServiceImportTable.advance(handle, job, further, written.rows(), now.plus(LEASE), now)
        ? job.at(further)
        : null;
  }

  private static Progress further(Progress before, ServicePage page, ImportWriter.Written written) {
    var next = page.next();
    var pages = before.pages() + 1;
    // Ever further apart, so that a circle of any length has one in it at last.
    var landmark = Integer.bitCount(pages) == 1 ? next : before.landmark();
    var domains = new LinkedHashSet<>(before.addedDomains());
    domains.addAll(written.addedDomains());
    return new Progress(
        next == null ? before.place() + 1 : before.place(),
        next,
        pages,
        next == null ? null : landmark,
        before.made() + count(written, Outcome.IMPORTED),
        before.skipped() + count(written, Outcome.SKIPPED),
        before.refused() + count(written, Outcome.FAILED),
        List.copyOf(domains));
  }

  private static long count(ImportWriter.Written written, Outcome outcome) {
    return written.rows().stream().filter(row -> row.outcome() == outcome).count();
  }

  private void suffer(ServiceImport job, ServiceTrouble trouble) {
    if (threads.brokenOff()) {
      // What was broken off when the server stopped says nothing of the service.
      var _ = Thread.interrupted();
      postpone(job, null, job.attempts(), Duration.ZERO);
      return;
    }
    var problem = Objects.requireNonNull(trouble.getMessage());
    switch (trouble.kind()) {
      case TOKEN -> {
        end(job, State.FAILED, problem);
        jdbi.useHandle(
            handle -> ServiceTokens.forget(handle, job.workspaceId(), job.userId(), job.service()));
      }
      case BUSY -> waitOrFail(job, problem, ImportPatience.BUSY, trouble.pause());
      case AWAY -> waitOrFail(job, problem, ImportPatience.AWAY, null);
      case NONSENSE -> waitOrFail(job, problem, ImportPatience.NONSENSE, null);
    }
  }

  private void waitOrFail(
      ServiceImport job, String problem, ImportPatience patience, @Nullable Duration asked) {
    var pause = patience.after(job.attempts(), asked);
    if (pause == null) {
      end(job, State.FAILED, problem);
    } else {
      postpone(job, problem, job.attempts() + 1, pause);
    }
  }

  private void postpone(ServiceImport job, @Nullable String problem, int attempts, Duration pause) {
    jdbi.useHandle(
        handle -> ServiceImportTable.postpone(handle, job, problem, attempts, now().plus(pause)));
  }

  private void end(ServiceImport job, State state, @Nullable String problem) {
    jdbi.useTransaction(
        handle -> {
          if (ServiceImportTable.end(handle, job, state, problem, now()) && !job.order().dryRun()) {
            ServiceTokens.forget(handle, job.workspaceId(), job.userId(), job.service());
          }
        });
  }

  private Instant now() {
    return clock.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Lets pages that are under way come to their end for a while, then gives them back. */
  void stop() {
    stopping = true;
    if (!threads.stop()) {
      LOG.warn("some imports go on once their leases are over");
    }
  }
}
