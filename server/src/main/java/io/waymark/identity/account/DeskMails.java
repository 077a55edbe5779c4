package io.waymark.identity.account;

import io.waymark.platform.mail.Mails;
import java.net.URI;

/**
 * What people are told by of what an operator did to their accounts.
 *
 * @param app the dashboard's public address
 */
public record DeskMails(Mails mails, URI app) {}
