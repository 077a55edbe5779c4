package io.waymark.identity.account;

import io.waymark.identity.signin.MailedTokens.Purpose;
import io.waymark.platform.http.ApiProblem;
import io.waymark.platform.mail.Mail;
import io.waymark.platform.mail.Mails;
import java.net.URI;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * What people are mailed about their accounts. Tokens are behind the {@code #} of addresses, which
 * browsers keep to themselves.
 */
final class AccountMails {
  private final Mails mails;
  private final boolean available;
  private final URI app;

  /**
   * @param available whether there is a mail server
   * @param app the dashboard's public address
   */
  AccountMails(Mails mails, boolean available, URI app) {
    this.mails = mails;
    this.available = available;
    this.app = app;
  }

  boolean available() {
    return available;
  }

  /**
   * Refuses what cannot be done without mails.
   *
   * @throws ApiProblem 422 if there is no mail server
   */
  void require() {
    if (!available) {
      throw ApiProblem.unprocessable(
          "This server sends no mail: ask its operator, or an owner of your workspace.");
    }
  }

  void signIn(Handle handle, String to, String token) {
    send(
        handle,
        to,
        "Your link to sign in",
        List.of(
            "Somebody asked for a link that signs you in to Waymark. It works once, within %d minutes."
                .formatted(Purpose.SIGN_IN.lifetime().toMinutes()),
            "If it was not you, do nothing: nobody else has the link."),
        "Sign in",
        "/app/sign-in-link#" + token);
  }

  void newPassword(Handle handle, String to, String token) {
    send(
        handle,
        to,
        "Choose a new password",
        List.of(
            "Somebody asked for a new password for your account. The link works once, within %d minutes."
                .formatted(Purpose.PASSWORD.lifetime().toMinutes()),
            "If it was not you, do nothing: your password stays as it is."),
        "Choose a new password",
        "/app/reset#" + token);
  }

  void passwordChanged(Handle handle, String to) {
    send(
        handle,
        to,
        "Your password was changed",
        List.of(
            "The password of your account was changed, and every other browser was signed out.",
            "If it was not you, choose a new password at once."),
        "Choose a new password",
        "/app/forgot");
  }

  void newEmail(Handle handle, String to, String token) {
    send(
        handle,
        to,
        "Confirm your e-mail address",
        List.of(
            "Somebody wants to use this address for their account. The link works once, within %d minutes."
                .formatted(Purpose.EMAIL.lifetime().toMinutes()),
            "If it was not you, do nothing: the address stays what it is to us, unknown."),
        "Use this address",
        "/app/confirm-email#" + token);
  }

  void emailChanging(Handle handle, String to, String next) {
    send(
        handle,
        to,
        "Your e-mail address is about to change",
        List.of(
            "Your account is to move to the address %s. It does once that is confirmed there."
                .formatted(next),
            "If it was not you, somebody has your session and your password: choose a new one."),
        "Choose a new password",
        "/app/forgot");
  }

  void secondFactor(Handle handle, String to, boolean on) {
    send(
        handle,
        to,
        on ? "Signing in takes a code from now on" : "Signing in takes no code any more",
        List.of(
            on
                ? "An authenticator app was set up for your account."
                : "The authenticator app of your account was taken away: a password is enough.",
            "If it was not you, choose a new password at once."),
        "Choose a new password",
        "/app/forgot");
  }

  void accountDeleted(Handle handle, String to) {
    send(
        handle,
        to,
        "Your account was deleted",
        List.of(
            "Your account is gone, with its sessions and keys. Links and all else you made stay with their workspaces.",
            "If it was not you, somebody had your session and your password: tell the operator of this server."),
        "Sign in with another account",
        "/app/login");
  }

  private void send(
      Handle handle, String to, String subject, List<String> text, String action, String path) {
    mails.send(handle, new Mail(to, subject, text, action, app.resolve(path)));
  }
}
