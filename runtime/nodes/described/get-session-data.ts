import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "GetSessionData",
  amType: "SessionDataNode",
  displayName: "Get Session Data",
  summary: "Copies a property of the user's session into the state.",
  documentation:
    "Reads the session that the browser already has, and keeps the property `sessionDataKey` as `sharedStateKey` and " +
    "as the collected attribute of that name. `UserToken` is the name of the user whose session it is: he has signed " +
    "on before, and `username` becomes that name.\n\n" +
    "Without a session, or where the session has no such property, the outcome is taken, and nothing is written.",
  settings: {
    type: "object",
    properties: {
      sessionDataKey: {
        type: "string",
        minLength: 1,
        description: "The property of the session, e.g. `UserToken`.",
      },
      sharedStateKey: {
        type: "string",
        minLength: 1,
        description: "The name under which the value is kept, e.g. `userName`.",
      },
    },
    required: ["sessionDataKey", "sharedStateKey"],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: {
    reads: [],
    writes: [
      { key: "${sharedStateKey}", scope: "shared", maybe: true },
      { key: "objectAttributes.${sharedStateKey}", scope: "shared", maybe: true },
      {
        key: "username",
        scope: "shared",
        when: { setting: "sessionDataKey", equals: "UserToken" },
        maybe: true,
      },
    ],
    identity: [
      {
        outcome: "outcome",
        effect: "proves",
        key: "objectAttributes.${sharedStateKey}",
        when: { setting: "sessionDataKey", equals: "UserToken" },
        maybe: true,
      },
    ],
  },
};
