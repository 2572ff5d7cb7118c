import type { Directory } from "../../../runtime/directory/directory.ts";

type ResourceDefinition = Parameters<Directory["open"]>[0][number];
export type Attributes = Parameters<Directory["create"]>[1];

export const USER = "managed/alpha_user";
export const DEVICE = "managed/device";

export const PASSWORD = "correct horse battery staple";

/** A user as journeys have it, with something of every kind. */
export const user: ResourceDefinition = {
  name: USER,
  schema: {
    $schema: "https://json-schema.org/draft/2020-12/schema",
    type: "object",
    required: ["userName", "sn"],
    properties: {
      userName: { type: "string", minLength: 1, maxLength: 113 },
      sn: { type: "string", minLength: 1, maxLength: 255, viewable: true, searchable: true },
      givenName: { type: "string" },
      mail: { type: "string", format: "email", unique: true },
      age: { type: "integer", minimum: 0, maximum: 150 },
      telephoneNumber: { type: "string", pattern: String.raw`^\+?[0-9 ]+$` },
      roles: { type: "array", items: { type: "string" }, maxItems: 3 },
      accountStatus: { type: "string" },
      aliasList: { type: "array", items: { type: "string" } },
      password: { type: "string", writeOnly: true, minLength: 8, maxLength: 2000 },
      kbaInfo: { type: "array", items: { type: "object" } },
      preferences: {
        type: "object",
        additionalProperties: false,
        properties: { updates: { type: "boolean" }, marketing: { type: "boolean" } },
      },
    },
  },
};

/** A resource without a password that takes any attribute. */
export const device: ResourceDefinition = {
  name: DEVICE,
  schema: {
    $schema: "http://json-schema.org/draft-07/schema#",
    type: "object",
    additionalProperties: true,
    properties: { serial: { type: "string", unique: true } },
  },
};

let last = 0;

/** Attributes of a user that no other test has. */
export function someone(attributes: Attributes = {}): Attributes {
  last += 1;
  return { userName: `user-${process.pid}-${last}@example.com`, sn: "Doe", ...attributes };
}
