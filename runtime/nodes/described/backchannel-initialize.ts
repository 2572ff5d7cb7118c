import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "BackchannelInitialize",
  amType: "BackChannelInitNode",
  displayName: "Backchannel Initialize",
  summary: "Starts another journey, which somebody takes elsewhere.",
  documentation:
    "Prepares a run of `tree` for the subject whom `usernameKey` names, and leaves the address at which that run " +
    "is taken in `backchannel-redirectUri`. With `idType` `NONE` anybody may take it. A Backchannel Status node " +
    "tells how it went.\n\n" +
    "Whoever gets the address can take the run: send it only to the subject.",
  settings: {
    type: "object",
    properties: {
      tree: { type: "string", minLength: 1, description: "The journey to start." },
      idType: {
        type: "string",
        enum: ["USER", "AGENT", "NONE"],
        default: "NONE",
        description: "What the subject is.",
      },
      usernameKey: {
        type: "string",
        description:
          "The state key that holds the name of the subject; not used where `idType` is `NONE`.",
      },
      dataKey: {
        type: "string",
        description:
          "The state key that holds data for the other journey, which finds it in its shared state.",
      },
      redirectUrlType: {
        type: "string",
        enum: ["GET", "POST", "CUSTOM", "NONE"],
        default: "GET",
        description: "What kind of address is made.",
      },
      customRedirectUrl: {
        type: "string",
        description: "The address where `redirectUrlType` is `CUSTOM`.",
      },
      timeout: { type: "integer", description: "How long the other run may take." },
      allowRetry: {
        type: "boolean",
        default: true,
        description: "Let the other journey be taken again after a failure.",
      },
    },
    required: ["tree"],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "created",
        id: "created",
        displayName: "Created",
        description: "The other run can be taken.",
      },
      {
        name: "unknown",
        id: "unknown",
        displayName: "Unknown Subject",
        description: "There is no such subject.",
      },
      {
        name: "error",
        id: "error",
        displayName: "Error",
        description: "The other run could not be prepared.",
      },
    ],
  },
  interactive: false,
  pageMember: false,
  effects: {
    reads: [
      { key: "${usernameKey}", required: false },
      { key: "${dataKey}", required: false },
    ],
    writes: [{ key: "backchannel-redirectUri", scope: "shared", outcomes: ["created"] }],
    identity: [],
  },
};
