/**
 * Runs a real PostgreSQL as a child process of the server.
 *
 * <p>Who is who: {@link io.waymark.platform.postgres.EmbeddedPostgres} is the door. {@code
 * Binaries} unpacks the programs, {@code Account} picks the user they run as, {@code Cluster} makes
 * the data, {@code Server} is one run of the postmaster under a {@code Watchdog} that stops it when
 * this process dies, {@code Supervisor} starts it again when it dies itself, and {@code Survivors}
 * stops what an earlier, killed run left behind.
 */
@org.jspecify.annotations.NullMarked
package io.waymark.platform.postgres;
