package io.waymark.app.config;

import io.smallrye.config.WithDefault;
import java.util.Optional;

/** How people come in. */
public interface SignInConfig {
  @Meaning(
      "Whether people sign in by passwords, or links in mails that stand in for them. Can be false"
          + " only with signin.oidc.issuer.")
  @WithDefault("true")
  boolean passwords();

  /** An OpenID provider that people sign in at. */
  Oidc oidc();

  /** An OpenID provider that people sign in at. */
  interface Oidc {
    @Meaning(
        "OpenID provider that people can sign in at: its issuer, exactly as it calls itself. It may"
            + " be in a private network. When not set, there is none.")
    @Matching(
        value =
            "https://[^\\s?#@]{1,500}|http://(localhost|127\\.0\\.0\\.1|\\[::1])(:\\d{1,5})?(/[^\\s?#@]{0,500})?",
        expected =
            "an address such as https://id.example.com/realms/acme (http on this machine only)")
    Optional<String> issuer();

    @Meaning("What the provider calls this server. Has to be set if signin.oidc.issuer is.")
    Optional<String> clientId();

    @Meaning("Secret of this server at the provider, if it has given one.")
    Optional<Password> clientSecret();

    @Meaning("What is asked of the provider: scopes separated by spaces, openid among them.")
    @Matching(
        value = "(\\S+ )*openid( \\S+)*",
        expected = "scopes separated by spaces, with openid among them")
    @WithDefault("openid email profile")
    String scopes();

    @Meaning("What the button of the sign-in page says.")
    @WithDefault("Single sign-on")
    String label();

    @Meaning(
        "Claim that holds somebody's groups, such as groups, or realm_access.roles for one inside an"
            + " object.")
    @WithDefault("groups")
    String groupsClaim();

    @Meaning(
        "Roles that groups have in workspaces, separated by semicolons, each as"
            + " GROUP=WORKSPACE:ROLE. They are given and taken at every sign-in.")
    @WithDefault("none")
    GroupGrants roles();

    @Meaning("Whether somebody who has no account gets one by signing in at the provider.")
    @WithDefault("true")
    boolean createUsers();
  }
}
