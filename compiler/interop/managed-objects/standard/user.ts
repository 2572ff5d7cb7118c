import type { JsonObject } from "../../json.ts";
import { attribute, computed, fixed, hidden, listOf, reference, references } from "./attributes.ts";

const userName = attribute("string", "Username", {
  policies: [
    { policyId: "valid-username" },
    { policyId: "cannot-contain-characters", params: { forbiddenChars: ["/"] } },
    { policyId: "minimum-length", params: { minLength: 1 } },
    { policyId: "maximum-length", params: { maxLength: 255 } },
  ],
});

const profile: JsonObject = {
  userName,
  password: attribute("string", "Password", {
    viewable: false,
    isProtected: true,
    scope: "private",
  }),
  givenName: attribute("string", "First Name"),
  cn: attribute("string", "Common Name", {
    ...hidden,
    default: "{{givenName}} {{sn}}",
    scope: "private",
  }),
  sn: attribute("string", "Last Name"),
  mail: attribute("string", "Email Address", {
    policies: [{ policyId: "valid-email-address-format" }],
  }),
  profileImage: attribute("string", "Profile Image", { viewable: false }),
  description: attribute("string", "Description"),
  accountStatus: attribute("string", "Status", { ...fixed, default: "active" }),
  telephoneNumber: attribute("string", "Telephone Number", {
    policies: [{ policyId: "valid-phone-format" }],
  }),
  postalAddress: attribute("string", "Address 1"),
  city: attribute("string", "City"),
  postalCode: attribute("string", "Postal Code"),
  country: attribute("string", "Country"),
  stateProvince: attribute("string", "State/Province"),
};

const selfService: JsonObject = {
  aliasList: listOf({ type: "string" }, "User Alias Names List", { viewable: false }),
  kbaInfo: listOf(
    {
      type: "object",
      properties: {
        answer: { type: "string" },
        customQuestion: { type: "string" },
        questionId: { type: "string" },
      },
    },
    "Knowledge-based Questions",
    { viewable: false },
  ),
  preferences: attribute("object", "Preferences", {
    properties: {
      updates: { type: "boolean", title: "Send me news and updates" },
      marketing: { type: "boolean", title: "Send me special offers and services" },
    },
  }),
  consentedMappings: listOf(
    {
      type: "array",
      items: {
        type: "object",
        required: ["mapping", "consentDate"],
        properties: { mapping: { type: "string" }, consentDate: { type: "string" } },
      },
    },
    "Consented Mappings",
    { viewable: false },
  ),
};

/** @param prefix of the realm's types: `alpha_`, `bravo_`, or none where there is one realm of users */
function relations(prefix: string): JsonObject {
  const type = (name: string): string => `managed/${prefix}${name}`;
  const names = listOf({ type: "string" }, "Assigned Dashboard", { ...fixed, isVirtual: true });
  const objects = (title: string): JsonObject => listOf({ type: "object" }, title, computed);
  return {
    assignedDashboard: names,
    roles: references("Provisioning Roles", type("role"), "members"),
    assignments: references("Assignments", type("assignment"), "members"),
    groups: references("Groups", type("group"), "members"),
    applications: references("Applications", type("application"), "members", hidden),
    manager: {
      ...reference(type("user"), "reports"),
      title: "Manager",
      viewable: true,
      userEditable: false,
    },
    authzRoles: references("Authorization Roles", "internal/role", "authzMembers"),
    reports: references("Direct Reports", type("user"), "manager"),
    effectiveRoles: objects("Effective Roles"),
    effectiveAssignments: objects("Effective Assignments"),
    effectiveGroups: objects("Effective Groups"),
    effectiveApplications: objects("Effective Applications"),
    lastSync: attribute("object", "Last Sync timestamp", {
      ...hidden,
      scope: "private",
      properties: {
        effectiveAssignments: { type: "array", items: { type: "object" } },
        timestamp: { type: "string" },
      },
    }),
    ownerOfOrg: references("Organizations I Own", type("organization"), "owners"),
    adminOfOrg: references("Organizations I Administer", type("organization"), "admins"),
    memberOfOrg: references("Organizations to which I Belong", type("organization"), "members"),
    memberOfOrgIDs: listOf({ type: "string" }, "MemberOfOrgIDs", computed),
    ownerOfApp: references("Applications I Own", type("application"), "owners"),
  };
}

/** @param more attributes that only some editions of the product have */
export function user(title: string, prefix: string, more: JsonObject): JsonObject {
  return {
    title,
    type: "object",
    required: ["userName", "givenName", "sn", "mail"],
    properties: { ...profile, ...selfService, ...relations(prefix), ...more },
  };
}

/** From when and until when a self-managed user may sign on. */
export const activity: JsonObject = {
  activeDate: attribute("string", "Active Date", fixed),
  inactiveDate: attribute("string", "Inactive Date", fixed),
};
