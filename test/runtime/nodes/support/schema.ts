import { defineResource } from "../../../../runtime/machine/journey.ts";

/** A resource with an attribute of each sort that a node treats in its own way. */
export const resource = defineResource("managed/alpha_user", {
  type: "object",
  required: ["userName", "sn", "mail"],
  additionalProperties: false,
  properties: {
    userName: { title: "Username", type: "string", minLength: 3, maxLength: 113, unique: true },
    sn: { title: "Last name", type: "string", minLength: 1 },
    mail: { title: "Email address", type: "string", format: "email", unique: true },
    password: { title: "Password", type: "string", writeOnly: true, minLength: 8 },
    nickname: { title: "Nickname", type: ["string", "null"], pattern: "^[a-z]+$" },
    age: { title: "Age", type: "integer", minimum: 0, maximum: 150 },
    height: { type: "number" },
    newsletter: { title: "Newsletter", type: "boolean" },
    department: { title: "Department", type: "string", userEditable: false },
    employeeNumber: { title: "Number", type: "string", readOnly: true },
    shoeSize: { title: "Shoe size", type: "number", viewable: false },
    tags: { title: "Tags", type: "array", items: { type: "string" } },
    aliasList: { title: "Accounts elsewhere", type: "array", items: { type: "string" } },
    externalId: { type: "string" },
    accountStatus: { type: "string" },
    termsAccepted: { title: "Accepted terms", type: "object" },
    consentedMappings: { title: "Consents", type: "array", items: { type: "object" } },
    kbaInfo: { title: "Security questions", type: "array", items: { type: "object" } },
    roles: { type: "array", items: { type: "string" } },
    oath2faEnabled: { type: "string" },
    push2faEnabled: { type: "integer" },
    preferences: {
      type: "object",
      additionalProperties: false,
      properties: {
        updates: { title: "Send me news", type: "boolean" },
        marketing: { title: "Send me offers", type: "boolean" },
        level: { type: "string", readOnly: true },
      },
    },
  },
});

export const ada = { userName: "ada@example.com", sn: "Lovelace", mail: "ada@example.com" };
export const adasPassword = "Correct-Horse-1";
