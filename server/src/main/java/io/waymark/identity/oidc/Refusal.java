package io.waymark.identity.oidc;

/** Why signing in at the provider came to nothing, as the dashboard is told by its label. */
enum Refusal {
  /** The person, or the provider, said no. */
  DENIED("denied"),
  /** This browser began nothing that could end like this: too late, twice, or somewhere else. */
  STALE("stale"),
  /** The provider did not answer, or said something else than agreed. */
  UNAVAILABLE("unavailable"),
  /** What the provider signed does not hold. */
  INVALID("invalid"),
  /** Nobody has an account, and none is made. */
  UNKNOWN("unknown"),
  /** An account has the address, but the provider does not vouch for it. */
  UNVERIFIED("unverified"),
  /** An account has the address, but nobody ever showed that it is theirs. */
  UNCONFIRMED("unconfirmed"),
  /** The account with that address is another person's at the provider. */
  TAKEN("taken");

  private final String label;

  Refusal(String label) {
    this.label = label;
  }

  String label() {
    return label;
  }
}
