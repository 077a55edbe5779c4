package io.waymark.conversions.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Who somebody is.
 *
 * @param person with all that is known of them; what is null stays as it was
 * @param externalId what they are called in the workspace's own system from now on
 * @param clickId what led somebody here who is not known yet; null if nobody is to be made
 * @param leadName the name of the lead that a newcomer stands for; null for none
 * @param at when this was so: what was so later wins
 */
public record Introduction(
    Person person,
    String externalId,
    @Nullable String clickId,
    @Nullable String leadName,
    Instant at) {}
