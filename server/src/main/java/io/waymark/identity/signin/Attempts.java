package io.waymark.identity.signin;

import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.http.ErrorCode;
import io.waymark.platform.http.Exchange;
import io.waymark.platform.http.RateLimiter;
import io.waymark.platform.http.RateLimits;
import java.time.Duration;
import java.util.Locale;

/**
 * How often somebody may try: per address and per account. Accounts nobody has count like others,
 * so that a refusal tells nothing.
 */
public final class Attempts {
  private final RateLimiter byAddress;
  private final RateLimiter byAccount;

  /**
   * @param name of what is tried, unlike that of any other attempts
   * @param fromAddress tries from one address per {@code window}
   * @param ofAccount tries at one account per {@code window}
   */
  public Attempts(RateLimits limits, String name, int fromAddress, int ofAccount, Duration window) {
    this.byAddress = limits.limiter(name + " by address", fromAddress, window);
    this.byAccount = limits.limiter(name + " by account", ofAccount, window);
  }

  /**
   * Counts one try.
   *
   * @param account an e-mail address in any case, or an id
   * @throws ApiProblem 429, with when to come back, if it is one too many
   */
  public void count(Exchange exchange, String account) {
    countAddress(exchange);
    enforce(exchange, byAccount.admit(account.toLowerCase(Locale.ROOT)));
  }

  /** Counts one try at an account that is not known yet. */
  public void countAddress(Exchange exchange) {
    enforce(exchange, byAddress.admitClient(exchange.clientAddress()));
  }

  private static void enforce(Exchange exchange, RateLimiter.Verdict verdict) {
    if (!verdict.allowed()) {
      exchange
          .answerHeaders()
          .put("Retry-After", verdict.headers().getOrDefault("Retry-After", "60"));
      throw new ApiProblem(ErrorCode.RATE_LIMIT_EXCEEDED, "Too many attempts. Wait a while.");
    }
  }
}
