/**
 * E-mail: written down in the transaction that gives occasion to it, sent over SMTP afterwards,
 * again and again for a day. A server without a mail server writes none.
 *
 * <p>Delivery is at least once: who dies between the mail server's yes and its own note of it sends
 * the same message again, under the same {@code Message-ID}.
 */
@NullMarked
package io.waymark.platform.mail;

import org.jspecify.annotations.NullMarked;
