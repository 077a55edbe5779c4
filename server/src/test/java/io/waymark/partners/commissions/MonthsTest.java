package io.waymark.partners.commissions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MonthsTest {
  @ParameterizedTest
  @CsvSource({
    "2026-01-15T10:00:00Z, 2026-02-15T10:00:00Z, 1",
    "2026-01-15T10:00:00Z, 2026-02-15T09:59:59.999Z, 0",
    "2026-01-31T00:00:00Z, 2026-02-28T00:00:00Z, 1",
    "2026-01-31T12:00:00Z, 2026-02-28T00:00:00Z, 1",
    "2026-01-31T00:00:00Z, 2026-02-27T23:00:00Z, 0",
    "2024-01-31T00:00:00Z, 2024-02-29T00:00:00Z, 1",
    "2026-03-31T00:00:00Z, 2026-04-30T00:00:00Z, 1",
    "2026-01-31T00:00:00Z, 2026-04-30T00:00:00Z, 2",
    "2025-12-31T00:00:00Z, 2026-02-28T00:00:00Z, 2",
    "2026-01-10T00:00:00Z, 2027-01-10T00:00:00Z, 12",
    "2026-01-10T00:00:00Z, 2027-01-09T23:59:59Z, 11",
    "2026-01-10T00:00:00Z, 2026-01-31T00:00:00Z, 0",
    "2026-03-10T00:00:00Z, 2026-01-10T00:00:00Z, -2",
    "2026-03-10T00:00:00Z, 2026-01-11T00:00:00Z, -1",
    "2026-01-10T00:00:00Z, 2026-01-10T00:00:00Z, 0"
  })
  void wholeMonths(Instant from, Instant to, int months) {
    assertThat(Months.whole(from, to)).isEqualTo(months);
  }
}
