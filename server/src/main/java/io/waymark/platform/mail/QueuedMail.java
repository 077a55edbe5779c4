package io.waymark.platform.mail;

import java.time.Instant;

/**
 * A mail that somebody is about to send.
 *
 * @param id also the first part of its {@code Message-ID}, in every attempt
 * @param attempts how often it was tried before
 * @param lease who is trying
 */
record QueuedMail(String id, Mail mail, int attempts, Instant createdAt, String lease) {}
