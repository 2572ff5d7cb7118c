import { failureId, successId } from "../../compiler/interop/ids.ts";
import type { JsonObject } from "../../compiler/interop/json.ts";

/** A small journey as AM has it, and where its import puts it. */
export const path = "journeys/login.journey";
export const layoutFile = `${path}.layout.json`;

export const source: JsonObject = {
  tree: {
    _id: "Login",
    entryNodeId: "page",
    identityResource: "managed/alpha_user",
    nodes: {
      page: {
        nodeType: "PageNode",
        displayName: "Ask",
        x: 100,
        y: 50,
        connections: { outcome: "check" },
      },
      check: {
        nodeType: "DataStoreDecisionNode",
        displayName: "Check password",
        x: 300,
        y: 50,
        connections: { true: "count", false: "retry" },
      },
      retry: {
        nodeType: "RetryLimitDecisionNode",
        displayName: "Retry",
        x: 500,
        y: 150,
        connections: { Retry: "page", Reject: failureId },
      },
      count: {
        nodeType: "IncrementLoginCountNode",
        displayName: "Count",
        x: 500,
        y: 50,
        connections: { outcome: successId },
      },
    },
  },
  nodes: {
    page: {
      _id: "page",
      _type: { _id: "PageNode" },
      pageHeader: { en: "Sign in" },
      pageDescription: {},
      nodes: [
        { _id: "name", nodeType: "UsernameCollectorNode", displayName: "Name" },
        { _id: "password", nodeType: "PasswordCollectorNode", displayName: "Password" },
      ],
    },
    check: { _id: "check", _type: { _id: "DataStoreDecisionNode" } },
    retry: { _id: "retry", _type: { _id: "RetryLimitDecisionNode" }, retryLimit: 5 },
    count: {
      _id: "count",
      _type: { _id: "IncrementLoginCountNode" },
      identityAttribute: "userName",
    },
  },
  innerNodes: {
    name: { _id: "name", _type: { _id: "UsernameCollectorNode" } },
    password: { _id: "password", _type: { _id: "PasswordCollectorNode" } },
  },
};
