package io.waymark.partners.rewards;

import io.waymark.identity.Addressees;
import io.waymark.platform.mail.Mail;
import io.waymark.platform.mail.Mails;
import java.net.URI;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Writes to the owners of a workspace about its discounts. */
final class DiscountMails {
  private final Mails mails;
  private final URI app;

  /**
   * @param app the dashboard's public address
   */
  DiscountMails(Mails mails, URI app) {
    this.mails = mails;
    this.app = app;
  }

  /** A discount is gone, because its coupon is. */
  void gone(Handle handle, String workspaceId, Discount discount, String couponId) {
    for (var to : Addressees.owners(handle, workspaceId)) {
      mails.send(
          handle,
          new Mail(
              to.email(),
              "A discount of %s is gone".formatted(to.workspace()),
              List.of(
                  "The coupon %s was deleted at Stripe. The discount that your partners gave with it (%s) is deleted, too, with all of its codes."
                      .formatted(couponId, amount(discount)),
                  "Payments with these codes are no partner's from now on. If that was not meant, make another discount with another coupon."),
              "The workspace",
              app.resolve("/app/" + to.slug())));
    }
  }

  private static String amount(Discount discount) {
    return discount.type().equals("flat")
        ? "$%d.%02d".formatted(discount.amount() / 100, discount.amount() % 100)
        : discount.amount() + " %";
  }
}
