package io.waymark.traffic.journal;

import io.waymark.traffic.journal.Intake.Admission;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.file.Files;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;

/**
 * The journal in files of one process: segments {@code <first sequence in hex>.journal}, written by
 * one thread with group commit (design section 4).
 *
 * <p>It stays usable whatever the disk does. A record the disk refuses is answered with {@code
 * failed} and counted; every later batch tries again, after cutting off the unfinished part or in a
 * new segment. Only if the disk refuses that too and the process dies before it recovers may a
 * record that was answered with {@code failed} be found later: its fate was unknown. When more
 * waits than {@link JournalSettings#queueBytes()}, further records are refused at once.
 *
 * <p>Damage costs the damaged records alone, and is told by {@link #status()}.
 */
public final class FileJournal implements Journal {
  private static final Logger log = System.getLogger(FileJournal.class.getName());

  private final JournalSettings settings;
  private final FolderLock lock;
  private final DamageLog damages;
  private final Segments segments;
  private final Progress progress;
  private final Readers readers;
  private final Output output;
  private final Intake intake;
  private final LongAdder failed = new LongAdder();
  private final WriterLoop loop;
  private final Thread writer;

  /**
   * Opens a folder, repairs its newest segment and starts the writer. A full disk does not prevent
   * it.
   *
   * @throws IOException if the folder cannot be read, another journal has it open, or a newer
   *     version has written it
   */
  public static FileJournal open(JournalSettings settings) throws IOException {
    return open(settings, Disk.REAL);
  }

  static FileJournal open(JournalSettings settings, Disk disk) throws IOException {
    Files.createDirectories(settings.folder());
    var lock = FolderLock.take(settings.folder());
    try {
      var damages = new DamageLog();
      var recovery = Recovery.of(settings.folder(), settings.firstSequenceAtLeast(), damages);
      var journal = new FileJournal(settings, disk, lock, damages, recovery);
      recovery.torn().ifPresent(journal::cut);
      journal.writer.start();
      return journal;
    } catch (IOException | RuntimeException e) {
      try (lock) {
        throw e;
      }
    }
  }

  private FileJournal(
      JournalSettings settings, Disk disk, FolderLock lock, DamageLog damages, Recovery recovery) {
    this.settings = settings;
    this.lock = lock;
    this.damages = damages;
    this.segments = new Segments(recovery.segments());
    this.progress = new Progress(recovery.readableEnd());
    this.readers = new Readers(segments, damages);
    this.output =
        new Output(settings, disk, segments, progress, recovery.previousEnd(), recovery.next());
    this.intake = new Intake(settings.queueBytes());
    this.loop = new WriterLoop(intake, output, settings.maxRecordBytes(), failed);
    this.writer = Thread.ofPlatform().name("journal-writer").daemon().unstarted(this::write);
  }

  /**
   * The next segment is begun first: after the cut, only its name and header tell which sequences
   * the tail may have held.
   */
  private void cut(Recovery.Torn torn) {
    try {
      output.begin();
      torn.cut();
    } catch (IOException e) {
      // Nothing is read beyond the good part, cut or not, and the next start tries again.
      log.log(Level.WARNING, "The journal's torn tail could not be cut", e);
    }
  }

  @Override
  public void append(byte[] payload, Executor executor, Outcome outcome) {
    if (payload.length == 0 || payload.length > settings.maxRecordBytes()) {
      throw new IllegalArgumentException(
          "A record has %d bytes; 1 to %d are allowed"
              .formatted(payload.length, settings.maxRecordBytes()));
    }
    var append = new Append(payload, executor, outcome);
    var admission = intake.offer(append);
    if (admission != Admission.ACCEPTED) {
      failed.increment();
      Answers.refuse(
          append,
          admission == Admission.FULL ? RefusedException.full() : RefusedException.closed());
    }
  }

  @Override
  public int maxRecordBytes() {
    return settings.maxRecordBytes();
  }

  /**
   * {@inheritDoc}
   *
   * @throws UncheckedIOException if the disk could not be read: nothing was skipped, and the same
   *     question may be asked again
   */
  @Override
  public List<Entry> read(long fromSequence, int maxRecords) {
    if (fromSequence < 1 || maxRecords < 1) {
      throw new IllegalArgumentException(
          "Cannot read %d records from sequence %d".formatted(maxRecords, fromSequence));
    }
    var reader = readers.take(fromSequence);
    try {
      var entries = reader.read(maxRecords);
      if (entries.isEmpty() && fromSequence < reader.reached()) {
        progress.barren(fromSequence, reader.reached());
      }
      readers.putBack(reader);
      return entries;
    } catch (IOException e) {
      try (reader) {
        throw new UncheckedIOException(e);
      } catch (IOException again) {
        throw new UncheckedIOException(again);
      }
    }
  }

  @Override
  public boolean await(long sequence, Duration timeout) throws InterruptedException {
    return progress.await(sequence, timeout);
  }

  @Override
  public long nextSequence() {
    return output.next();
  }

  @Override
  public long lastReadable() {
    return progress.end() - 1;
  }

  @Override
  public long leaveOut(long count) throws IOException {
    if (count < 0) {
      throw new IllegalArgumentException("Cannot leave out " + count + " sequences");
    }
    return loop.leaveOut(count);
  }

  @Override
  public void release(long sequence) {
    segments.release(sequence);
    readers.dropStale();
  }

  /** How the journal is doing, for health and metrics. Cheap, and callable at any time. */
  public JournalStatus status() {
    return new JournalStatus(
        output.next(),
        progress.end() - 1,
        segments.count(),
        segments.bytes(),
        intake.queued() + loop.unanswered(),
        failed.sum(),
        output.problem(),
        damages.report());
  }

  @Override
  public void close() {
    intake.close();
    boolean interrupted = false;
    // An outcome may run on the writer's thread and close the journal; it ends by itself then.
    if (Thread.currentThread().equals(writer)) {
      return;
    }
    while (writer.isAlive()) {
      try {
        writer.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void write() {
    try {
      loop.run();
    } finally {
      progress.close();
      readers.close();
      unlock();
    }
  }

  private void unlock() {
    try {
      lock.close();
    } catch (IOException e) {
      log.log(Level.WARNING, "The journal's lock could not be released", e);
    }
  }
}
