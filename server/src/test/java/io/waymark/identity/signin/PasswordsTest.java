package io.waymark.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What checking a password costs, in memory, of which Argon2id needs as much as it takes time. */
class PasswordsTest {
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private static long cost(Runnable check) {
    check.run();
    var before = THREADS.getCurrentThreadAllocatedBytes();
    check.run();
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }

  @Test
  @DisplayName("who has no password costs as much as a wrong one, so time tells not who has")
  void nobodyCostsTheSame() {
    var hash = Passwords.hash("somebody's own");
    var somebody = cost(() -> assertThat(Passwords.fits("a guess", hash)).isFalse());
    var nobody = cost(() -> assertThat(Passwords.fits("a guess", null)).isFalse());
    assertThat(somebody).isGreaterThan(10_000_000);
    assertThat(nobody).isCloseTo(somebody, withinPercentage(5));
  }
}
