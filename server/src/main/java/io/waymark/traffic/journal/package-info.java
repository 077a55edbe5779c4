/**
 * The append-only journal: the truth for events. A record is durable before its visitor is
 * answered.
 *
 * <p>{@link io.waymark.traffic.journal.Journal} is the port; {@link
 * io.waymark.traffic.journal.FileJournal} keeps it in segment files of this process. A record's way
 * in is {@code Intake} (lock-free, from any thread) → {@code WriterLoop} (one thread, group commit)
 * → {@code Output} → {@code SegmentWriter}, and back through {@code Answers}; the way out is {@code
 * Readers} → {@code Reader} → {@code SegmentCursor}. {@code Progress} is where the two meet: it
 * tells readers how far the writer has come.
 */
@org.jspecify.annotations.NullMarked
package io.waymark.traffic.journal;
