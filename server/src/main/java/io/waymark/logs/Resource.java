package io.waymark.logs;

import com.google.common.collect.ImmutableList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Kinds of things that changes are made to, and by which actions. */
enum Resource {
  LINK(
      "link",
      "createLink",
      "upsertLink",
      "updateLink",
      "deleteLink",
      "transferLink",
      "bulkCreateLinks",
      "bulkUpdateLinks",
      "bulkDeleteLinks",
      "importLinksFromCsv",
      "claimLinks",
      "createPartnerLink",
      "upsertPartnerLink"),
  PARTNER(
      "partner",
      "createPartner",
      "updatePartner",
      "banPartner",
      "unbanPartner",
      "deactivatePartner",
      "reactivatePartner"),
  DISCOUNT_CODE("discountCode", "createDiscountCode", "deleteDiscountCode"),
  IMPORT(
      "import",
      "connectBitlyImport",
      "connectRebrandlyImport",
      "connectShortImport",
      "startBitlyImport",
      "startRebrandlyImport",
      "startShortImport",
      "cancelImport"),
  DASHBOARD("dashboard", "createDashboard", "updateDashboard", "deleteDashboard"),
  DOMAIN(
      "domain",
      "createDomain",
      "updateDomain",
      "deleteDomain",
      "setPrimaryDomain",
      "transferDomain",
      "updateDefaultDomains",
      "registerDomain"),
  TAG("tag", "createTag", "updateTag", "deleteTag"),
  FOLDER(
      "folder",
      "createFolder",
      "updateFolder",
      "deleteFolder",
      "updateFolderUser",
      "setDefaultFolder",
      "requestFolderAccess",
      "deleteFolderAccessRequest"),
  UTM_TEMPLATE("utmTemplate", "createUtmTemplate", "updateUtmTemplate", "deleteUtmTemplate"),
  PROGRAM("program", "createProgram", "updateProgram"),
  GROUP(
      "group",
      "createPartnerGroup",
      "updatePartnerGroup",
      "deletePartnerGroup",
      "setDefaultPartnerGroup",
      "movePartnersToGroup",
      "createDefaultPartnerLink",
      "updateDefaultPartnerLink",
      "deleteDefaultPartnerLink"),
  REWARD("reward", "createReward", "updateReward", "deleteReward"),
  DISCOUNT("discount", "createDiscount", "updateDiscount", "deleteDiscount"),
  CUSTOMER("customer", "createCustomer", "updateCustomer", "deleteCustomer", "trackRefund"),
  COMMISSION("commission", "createCommission", "updateCommission", "bulkUpdateCommissions"),
  INTEGRATION(
      "integration",
      "changeStripeIntegration",
      "deleteStripeIntegration",
      "changeShopifyIntegration",
      "deleteShopifyIntegration",
      "changeSegmentIntegration",
      "deleteSegmentIntegration",
      "createInboundWebhook",
      "changeInboundWebhook",
      "deleteInboundWebhook"),
  WEBHOOK(
      "webhook",
      "createWebhook",
      "updateWebhook",
      "deleteWebhook",
      "enableWebhook",
      "disableWebhook",
      "testWebhook",
      "resendWebhookDelivery"),
  MEMBER(
      "member", "updateMember", "removeMember", "applyGroupRole", "updateNotificationPreferences"),
  INVITE(
      "invite",
      "createInvites",
      "updateInvite",
      "deleteInvite",
      "resendInvite",
      "resetInviteLink",
      "deleteInviteLink"),
  TOKEN("token", "createToken", "updateToken", "deleteToken", "rotateToken", "deletePersonalKey"),
  OAUTH_APP(
      "oauthApp",
      "createOAuthApp",
      "updateOAuthApp",
      "deleteOAuthApp",
      "renewOAuthAppSecret",
      "verifyOAuthApp",
      "unverifyOAuthApp",
      "revokeOAuthInstallation"),
  WORKSPACE(
      "workspace",
      "createWorkspace",
      "updateWorkspace",
      "limitWorkspace",
      "deleteWorkspace",
      "exportAuditLogs",
      "createUploadUrl",
      "importSitemaps"),
  USER(
      "user",
      "joinWorkspace",
      "signIn",
      "failSecondFactor",
      "signOut",
      "endSession",
      "endOtherSessions",
      "changePassword",
      "resetPassword",
      "changeEmail",
      "confirmSecondFactor",
      "removeSecondFactor");

  private static final Map<String, Resource> BY_ACTION = byAction();

  private final String label;
  private final ImmutableList<String> actions;

  Resource(String label, String... actions) {
    this.label = label;
    this.actions = ImmutableList.copyOf(actions);
  }

  private static Map<String, Resource> byAction() {
    var all = new TreeMap<String, Resource>();
    for (var resource : values()) {
      resource.actions.forEach(action -> all.put(action, resource));
    }
    return all;
  }

  /** Null for actions that are of no kind of thing. */
  static @Nullable Resource of(String action) {
    return BY_ACTION.get(action);
  }

  /** The actions on the kind of thing that is called so; none for kinds that there are not here. */
  static List<String> actionsOn(String label) {
    return Arrays.stream(values())
        .filter(resource -> resource.label.equals(label))
        .flatMap(resource -> resource.actions.stream())
        .toList();
  }

  /** What a thing of this kind belongs to, beside its workspace; null if nothing. */
  @Nullable Resource parent() {
    return this == FOLDER || this == WEBHOOK ? this : null;
  }

  String label() {
    return label;
  }
}
