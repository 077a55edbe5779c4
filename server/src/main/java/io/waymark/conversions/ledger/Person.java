package io.waymark.conversions.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Somebody as a report knows them.
 *
 * @param keys by which they may be known already, the surest first
 * @param newcomerId the external id of somebody who is not known; null if nobody is to be made
 * @param stripeId their id with Stripe, kept from now on; or null
 * @param name null if the report has none, like the others
 */
public record Person(
    List<Key> keys,
    @Nullable String newcomerId,
    @Nullable String stripeId,
    @Nullable String name,
    @Nullable String email,
    @Nullable String avatar) {

  public Person {
    keys = List.copyOf(keys);
  }

  /** Of what kind a key is. */
  public enum Kind {
    EXTERNAL_ID,
    STRIPE_ID,
    EMAIL
  }

  /** Something that tells who somebody is. */
  public record Key(Kind kind, String value) {}

  /** Somebody known by the id the workspace's own system has for them. */
  public static Person of(String externalId) {
    return known().by(Kind.EXTERNAL_ID, externalId).orNew(externalId);
  }

  /** Somebody of whom nothing is known yet. */
  public static Person known() {
    return new Person(List.of(), null, null, null, null, null);
  }

  /** The same, who may be known by one more key; null for none. */
  public Person by(Kind kind, @Nullable String value) {
    if (value == null) {
      return this;
    }
    var more = new ArrayList<>(keys);
    more.add(new Key(kind, value));
    return new Person(more, newcomerId, stripeId, name, email, avatar);
  }

  /** The same, to be made if not known. */
  public Person orNew(@Nullable String externalId) {
    return new Person(keys, externalId, stripeId, name, email, avatar);
  }

  /** The same with an id at Stripe to be kept. */
  public Person withStripe(@Nullable String id) {
    return new Person(keys, newcomerId, id, name, email, avatar);
  }

  /** The same with what they are called and where they can be reached. */
  public Person called(
      @Nullable String theirName, @Nullable String theirEmail, @Nullable String theirAvatar) {
    return new Person(keys, newcomerId, stripeId, theirName, theirEmail, theirAvatar);
  }
}
