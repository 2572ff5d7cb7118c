import type { NodeManifest } from "../../manifest.ts";
import { decision } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "AgentDataStoreDecision",
  amType: "AgentDataStoreDecisionNode",
  displayName: "Agent Data Store Decision",
  summary: "Checks the credentials of an agent.",
  documentation:
    "Compares `password` with the one that is stored for the agent `username`: a policy agent or gateway that " +
    "signs on, not a person. Whatever is wrong takes `false`.\n\n" +
    "The run ends in an error when `password` is not in the state at all, or when the store cannot be used.",
  settings: { type: "object", properties: {}, required: [], additionalProperties: false },
  outcomes: decision(
    "The password is the agent's own.",
    "The password is wrong or blank, or there is no such agent.",
  ),
  interactive: false,
  pageMember: false,
  effects: {
    reads: [
      { key: "username", required: true },
      { key: "password", required: true, secret: true },
    ],
    writes: [],
    identity: [{ outcome: "true", effect: "proves", key: "username", factor: "knowledge" }],
    guess: { wrong: ["false"] },
  },
};
