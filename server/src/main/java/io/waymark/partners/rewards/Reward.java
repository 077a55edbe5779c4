package io.waymark.partners.rewards;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a program pays for something (A5).
 *
 * @param groupId the group that has it; null when it is out of use
 * @param event {@code click}, {@code lead}, {@code sale} or {@code referral}
 * @param type {@code flat} or {@code percentage}, which tells which of the two amounts there is
 * @param maxDuration for how many months from a customer's first sale; 0 for that sale alone, null
 *     for ever
 * @param modifiers a list of condition groups (A6); null without
 * @param spendLimitAmount in cents, with an interval; null without
 */
public record Reward(
    String id,
    String programId,
    @Nullable String groupId,
    String event,
    String type,
    @Nullable Long amountInCents,
    @Nullable BigDecimal amountInPercentage,
    @Nullable Integer maxDuration,
    @Nullable String description,
    @Nullable String tooltipDescription,
    @Nullable JsonNode modifiers,
    @Nullable JsonNode config,
    @Nullable Long spendLimitAmount,
    @Nullable String spendLimitInterval,
    Instant createdAt,
    Instant updatedAt) {}
