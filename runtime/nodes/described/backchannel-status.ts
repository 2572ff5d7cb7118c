import type { NodeManifest } from "../../manifest.ts";

export const manifest: NodeManifest = {
  type: "BackchannelStatus",
  amType: "BackChannelStatusNode",
  displayName: "Backchannel Status",
  summary: "Tells how a journey went that was started elsewhere.",
  documentation:
    "Looks at the run that a Backchannel Initialize node of this run has prepared. `success` means that somebody " +
    "took it to a success, not that it is the user of this run: nothing is proved here. With `recordData` the " +
    "session properties of the other run are left in `backchannel-sessionProperties`.",
  settings: {
    type: "object",
    properties: {
      recordData: {
        type: "boolean",
        default: true,
        description: "Leave the session properties of the other run in the state.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: {
    from: "fixed",
    list: [
      {
        name: "pending",
        id: "pending",
        displayName: "Pending",
        description: "Nobody has begun the other run.",
      },
      {
        name: "inprogress",
        id: "inprogress",
        displayName: "In Progress",
        description: "The other run has begun and not ended.",
      },
      {
        name: "success",
        id: "success",
        displayName: "Success",
        description: "The other run succeeded.",
      },
      {
        name: "failure",
        id: "failure",
        displayName: "Failure",
        description: "The other run failed.",
      },
      {
        name: "unknown",
        id: "unknown",
        displayName: "Unknown",
        description: "Nothing is known of the other run, e.g. because its time is over.",
      },
      {
        name: "error",
        id: "error",
        displayName: "Error",
        description: "The state of the other run could not be read.",
      },
    ],
  },
  interactive: false,
  pageMember: false,
  effects: {
    reads: [],
    writes: [
      {
        key: "backchannel-sessionProperties",
        scope: "transient",
        outcomes: ["success"],
        when: { setting: "recordData", equals: true },
      },
    ],
    identity: [],
  },
};
