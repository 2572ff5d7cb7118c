import type { OutcomesManifest, SettingSchema, StateRead } from "../../manifest.ts";

/** The setting by which most nodes find the user's stored object. */
export const identityAttribute = {
  type: "string",
  kind: "attribute",
  minLength: 1,
  default: "userName",
  description:
    "The attribute that the user's object is found by. Its value is the collected attribute of this name, else `username`.",
} as const satisfies SettingSchema;

/** The setting that repeats the journey's resource, as AM has it. */
export const identityResource = {
  type: "string",
  kind: "resource",
  minLength: 1,
  description:
    "The managed object type that the node works on. Must be the journey's own resource.",
} as const satisfies SettingSchema;

/** What a node with `identityAttribute` reads to know whom it is about. */
export const identityRead = {
  key: "objectAttributes.${identityAttribute}",
  required: true,
  orElse: ["username"],
} as const satisfies StateRead;

/** The one outcome of a node that decides nothing. */
export const singleOutcome = {
  from: "fixed",
  list: [
    {
      name: "outcome",
      id: "outcome",
      displayName: "Outcome",
      description: "The node has done its work.",
    },
  ],
} as const satisfies OutcomesManifest;

/** The two outcomes of a decision. */
export function decision(whenTrue: string, whenFalse: string) {
  return {
    from: "fixed",
    list: [
      { name: "true", id: "true", displayName: "True", description: whenTrue },
      { name: "false", id: "false", displayName: "False", description: whenFalse },
    ],
  } as const satisfies OutcomesManifest;
}
