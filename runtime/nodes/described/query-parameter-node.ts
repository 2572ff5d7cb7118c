import type { NodeManifest } from "../../manifest.ts";
import { singleOutcome } from "../settings/common.ts";

export const manifest: NodeManifest = {
  type: "QueryParameterNode",
  amType: "QueryParameterNode",
  displayName: "Query Parameter Node",
  summary: "Copies query parameters into the state.",
  documentation:
    "Sets, for each query parameter of `allowedQueryParameters`, the state key that stands there to the list of " +
    "its values; to an empty list where the request has none. They come from whoever made the request, and prove " +
    "nothing: a user name from here is only a name.",
  settings: {
    type: "object",
    properties: {
      allowedQueryParameters: {
        type: "object",
        additionalProperties: {
          type: "string",
          description: "The state key that gets the values.",
        },
        default: {},
        description: "The query parameters to copy, and the state keys that they go to.",
      },
      queryParametersToBeDelimited: {
        type: "array",
        items: { type: "string", description: "The name of a query parameter." },
        default: [],
        description: "Those of `allowedQueryParameters` whose value is split at its commas.",
      },
    },
    required: [],
    additionalProperties: false,
  },
  outcomes: singleOutcome,
  interactive: false,
  pageMember: false,
  effects: {
    reads: [],
    writes: [{ key: "${allowedQueryParameters.*}", scope: "shared", input: true, maybe: true }],
    identity: [],
  },
};
