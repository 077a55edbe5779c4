package io.waymark.traffic.journal;

import java.util.Optional;

/**
 * How a journal is doing.
 *
 * @param nextSequence the sequence the next record will get
 * @param durableSequence the last record acknowledged, 0 if there is none
 * @param segments how many files hold records
 * @param bytesOnDisk their size together
 * @param queuedRecords handed over and not yet answered
 * @param failedRecords answered with {@code failed} since the journal was opened
 * @param problem why the disk refuses records just now; empty when the last write succeeded
 * @param recovery what could not be read
 */
public record JournalStatus(
    long nextSequence,
    long durableSequence,
    int segments,
    long bytesOnDisk,
    long queuedRecords,
    long failedRecords,
    Optional<String> problem,
    RecoveryReport recovery) {}
